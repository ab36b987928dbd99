package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting that somebody asked for and that was not yet seen on the PC.
 *
 * @param before what the PC had when it was last seen before the change, as the control shows it; empty if that was not known
 * @param answered how often the PC's daemon answered a try, and it still did not hold afterwards
 * @param failed the reason, once the wish is given up; it is kept until it is set again or dismissed
 * @param onItsWay the level of this control that was sent to the PC, until it was seen what became of it: this one or, if another was
 *     wanted before, that, for nothing is sent while something may still arrive. Until then it is not known what a cancelled one
 *     would leave there, and what is found there is ours only if it is this
 */
public record SettingWish(
        Setting setting,
        Origin origin,
        Optional<String> before,
        int answered,
        Optional<String> failed,
        Optional<Setting> onItsWay) {
    /** A try that was answered and did not hold is repeated once, after a fresh read. */
    static final int TRIES = 2;

    /** Of what holds without our doing: it did before, or somebody set it at the PC meanwhile; what the PC had before says which. */
    static final String HELD_ALREADY = "the PC had it already: nothing had to be sent";

    /** A new wish. */
    public SettingWish(Setting setting, Origin origin, Optional<String> before) {
        this(setting, origin, before, 0, Optional.empty());
    }

    /** One that is not on its way. */
    public SettingWish(Setting setting, Origin origin, Optional<String> before, int answered, Optional<String> failed) {
        this(setting, origin, before, answered, failed, Optional.empty());
    }

    /** Whether it is still to be delivered. */
    public boolean isOpen() {
        return failed.isEmpty();
    }

    /** Whether a level of this control was sent, and it was not yet seen what became of it. */
    public boolean sent() {
        return onItsWay.isPresent();
    }

    /** Whether it, or what it replaced, is on its way. */
    public Sending sending() {
        return Sending.of(setting, onItsWay);
    }

    /** The same of a level that somebody took back after it had been sent, and that is wanted again: it may still arrive. */
    public SettingWish wasTakenBack() {
        return sent(true);
    }

    /** Whether a control that shows this shows what we want or sent. */
    public boolean isOurs(String shown, UserConfig onPc) {
        return Stream.concat(Stream.of(setting), onItsWay.stream())
                .anyMatch(ours -> ours.shownWithin(onPc).equals(shown));
    }

    /** Why it is applied, although nothing was sent; empty if it was, or may have been. */
    String appliedBecause() {
        return sent() || answered > 0 ? "" : HELD_ALREADY;
    }

    /** The PC was seen, and has this, which somebody may have changed there meanwhile. */
    SettingWish seen(Optional<String> onPc) {
        return onPc.isEmpty() || onPc.equals(before)
                ? this
                : new SettingWish(setting, origin, onPc, answered, failed, onItsWay);
    }

    /** The same with this on its way, or nothing any more. */
    SettingWish sending(Optional<Setting> now) {
        return now.equals(onItsWay) ? this : new SettingWish(setting, origin, before, answered, failed, now);
    }

    /** The same on its way, or not any more. */
    SettingWish sent(boolean now) {
        return sending(Optional.of(setting).filter(sent -> now));
    }

    /** After a try that the daemon answered, and the setting does not hold. */
    SettingWish answeredWithoutEffect(String answer) {
        int tries = answered + 1;
        return new SettingWish(setting, origin, before, tries, givenUp(tries, answer), onItsWay);
    }

    /** The reason, after the last try. */
    static Optional<String> givenUp(int tries, String answer) {
        return tries < TRIES
                ? Optional.empty()
                : Optional.of(
                        answer.isEmpty()
                                ? "the PC accepted it " + tries + " times but did not keep it"
                                : "the PC refused it: " + answer);
    }
}
