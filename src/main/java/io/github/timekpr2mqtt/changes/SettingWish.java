package io.github.timekpr2mqtt.changes;

import java.util.Optional;

/**
 * A setting that somebody asked for and that was not yet seen on the PC.
 *
 * @param before what the PC had when it was last seen before the change, as the control shows it; empty if that was not known
 * @param answered how often the PC's daemon answered a try, and it still did not hold afterwards
 * @param failed the reason, once the wish is given up; it is kept until it is set again or dismissed
 * @param sending whether a level of this control was sent to the PC, and it was not yet seen what became of it: until then it is not
 *     known what a cancelled one would leave there
 */
public record SettingWish(
        Setting setting,
        Origin origin,
        Optional<String> before,
        int answered,
        Optional<String> failed,
        Sending sending) {
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
        this(setting, origin, before, answered, failed, Sending.NOT);
    }

    /** Whether it is still to be delivered. */
    public boolean isOpen() {
        return failed.isEmpty();
    }

    /** Whether it, or what it replaced, is on its way. */
    public boolean sent() {
        return sending.isOnItsWay();
    }

    /** Why it is applied, although nothing was sent; empty if it was, or may have been. */
    String appliedBecause() {
        return sending != Sending.NOT || answered > 0 ? "" : HELD_ALREADY;
    }

    /** The PC was seen, and has this, which somebody may have changed there meanwhile. */
    SettingWish seen(Optional<String> onPc) {
        return onPc.isEmpty() || onPc.equals(before)
                ? this
                : new SettingWish(setting, origin, onPc, answered, failed, sending);
    }

    /** The same on its way, or not any more. */
    SettingWish sent(boolean now) {
        return with(now ? Sending.THIS : Sending.NOT);
    }

    /** The same of a level that somebody took back after it had been sent, and that is wanted again. */
    public SettingWish wasTakenBack() {
        return with(Sending.TAKEN_BACK);
    }

    /** The same in the place of another one. */
    SettingWish replacing(SettingWish old) {
        if (!old.sent()) {
            return this;
        }
        boolean isSame = old.sending == Sending.THIS && old.setting.equals(setting);
        return with(isSame || sending == Sending.TAKEN_BACK ? Sending.THIS : Sending.REPLACED);
    }

    private SettingWish with(Sending next) {
        return next == sending ? this : new SettingWish(setting, origin, before, answered, failed, next);
    }

    /** After a try that the daemon answered, and the setting does not hold. */
    SettingWish answeredWithoutEffect(String answer) {
        int tries = answered + 1;
        return new SettingWish(setting, origin, before, tries, givenUp(tries, answer));
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
