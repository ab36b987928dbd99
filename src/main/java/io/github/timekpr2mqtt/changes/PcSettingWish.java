package io.github.timekpr2mqtt.changes;

import java.util.Optional;

/**
 * One of Timekpr's own settings that somebody asked for and that was not yet seen on the PC. The same rules as for
 * {@link SettingWish}.
 *
 * @param before what the PC had when it was last seen before the change, as the control shows it; empty if that was not known
 * @param answered how often the PC's daemon answered a try, and it still did not hold afterwards
 * @param failed the reason, once the wish is given up; it is kept until it is set again or dismissed
 * @param sending whether a level of this control was sent to the PC, and it was not yet seen what became of it
 */
public record PcSettingWish(
        PcSetting setting,
        Origin origin,
        Optional<String> before,
        int answered,
        Optional<String> failed,
        Sending sending) {
    /** A new wish. */
    public PcSettingWish(PcSetting setting, Origin origin, Optional<String> before) {
        this(setting, origin, before, 0, Optional.empty());
    }

    /** One that is not on its way. */
    public PcSettingWish(
            PcSetting setting, Origin origin, Optional<String> before, int answered, Optional<String> failed) {
        this(setting, origin, before, answered, failed, Sending.NOT);
    }

    /** Whether it is still to be delivered. */
    public boolean isOpen() {
        return failed.isEmpty();
    }

    /**
     * Why it is applied, although nothing was sent; empty if it was, or may have been.
     *
     * @param sent whether anything may have been sent since the PC was last seen without it
     */
    String appliedBecause(boolean sent) {
        return sent || answered > 0 ? "" : SettingWish.HELD_ALREADY;
    }

    /** The PC was seen, and has this, which somebody may have changed there meanwhile. */
    PcSettingWish seen(String onPc) {
        return new PcSettingWish(setting, origin, Optional.of(onPc), answered, failed, sending);
    }

    /** The same on its way, or not any more. */
    PcSettingWish sent(boolean now) {
        return with(now ? Sending.THIS : Sending.NOT);
    }

    /** The same in the place of another one. */
    PcSettingWish replacing(PcSettingWish old) {
        boolean isSame = old.sending == Sending.THIS && old.setting.equals(setting);
        return old.sending == Sending.NOT ? this : with(isSame ? Sending.THIS : Sending.REPLACED);
    }

    private PcSettingWish with(Sending next) {
        return next == sending ? this : new PcSettingWish(setting, origin, before, answered, failed, next);
    }

    /** After a try that the daemon answered, and the setting does not hold. */
    PcSettingWish answeredWithoutEffect(String answer) {
        int tries = answered + 1;
        return new PcSettingWish(setting, origin, before, tries, SettingWish.givenUp(tries, answer));
    }

    PcSettingWish failed(String reason) {
        return new PcSettingWish(setting, origin, before, answered, Optional.of(reason), sending);
    }

    Ending ending(Ending.Type type, Optional<String> after, String reason, java.time.Instant at) {
        return new Ending(type, Optional.empty(), origin, before, after, reason, at, Optional.empty());
    }
}
