package io.github.timekpr2mqtt.changes;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of Timekpr's own settings that somebody asked for and that was not yet seen on the PC. The same rules as for
 * {@link SettingWish}.
 *
 * @param before what the PC had when it was last seen before the change, as the control shows it; empty if that was not known
 * @param answered how often the PC's daemon answered a try, and it still did not hold afterwards
 * @param failed the reason, once the wish is given up; it is kept until it is set again or dismissed
 * @param onItsWay the level of this control that was sent, as {@link SettingWish#onItsWay}
 */
public record PcSettingWish(
        PcSetting setting,
        Origin origin,
        Optional<String> before,
        int answered,
        Optional<String> failed,
        Optional<PcSetting> onItsWay) {
    /** A new wish. */
    public PcSettingWish(PcSetting setting, Origin origin, Optional<String> before) {
        this(setting, origin, before, 0, Optional.empty());
    }

    /** One that is not on its way. */
    public PcSettingWish(
            PcSetting setting, Origin origin, Optional<String> before, int answered, Optional<String> failed) {
        this(setting, origin, before, answered, failed, Optional.empty());
    }

    /** Whether a control that shows this shows what we want or sent. */
    public boolean isOurs(String shown) {
        return Stream.concat(Stream.of(setting), onItsWay.stream())
                .anyMatch(ours -> ours.shown().equals(shown));
    }

    /** Whether it, or what it replaced, is on its way. */
    public Sending sending() {
        return Sending.of(setting, onItsWay);
    }

    /** The same with this on its way, or nothing any more. */
    PcSettingWish sending(Optional<PcSetting> now) {
        return new PcSettingWish(setting, origin, before, answered, failed, now);
    }

    /** Whether it is still to be delivered. */
    public boolean isOpen() {
        return failed.isEmpty();
    }

    /** Why it is applied, although nothing was sent; empty if it was, or may have been. */
    String appliedBecause() {
        return onItsWay.isPresent() || answered > 0 ? "" : SettingWish.HELD_ALREADY;
    }

    /** The PC was seen, and has this, which somebody may have changed there meanwhile. */
    PcSettingWish seen(String onPc) {
        return new PcSettingWish(setting, origin, Optional.of(onPc), answered, failed, onItsWay);
    }

    /** After a try that the daemon answered, and the setting does not hold. */
    PcSettingWish answeredWithoutEffect(String answer) {
        int tries = answered + 1;
        return new PcSettingWish(setting, origin, before, tries, SettingWish.givenUp(tries, answer));
    }

    PcSettingWish failed(String reason) {
        return new PcSettingWish(setting, origin, before, answered, Optional.of(reason), onItsWay);
    }

    Ending ending(Ending.Type type, Optional<String> after, String reason, java.time.Instant at) {
        return new Ending(type, Optional.empty(), origin, before, after, reason, at, Optional.empty());
    }
}
