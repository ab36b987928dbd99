package io.github.timekpr2mqtt.timekpr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What Timekpr does when a child's time is over. With any other word in its file nobody is locked out. */
public enum LockoutType {
    /** Ends the child's sessions. */
    TERMINATE,
    LOCK,
    SUSPEND,
    /** Suspends, and wakes the PC when the next allowed hours begin. */
    SUSPENDWAKE,
    SHUTDOWN,
    /** Ends the child's programs the hard way. */
    KILL;

    private static final TimekprVersion ALWAYS = new TimekprVersion(0, 0, 0);
    private static final TimekprVersion BROUGHT_KILL = new TimekprVersion(0, 5, 8);

    /** Timekpr's word, for example {@code suspendwake}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a word of Timekpr's; nothing for a word with which nobody is locked out. */
    public static Optional<LockoutType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** The first version that has it. */
    public TimekprVersion since() {
        return switch (this) {
            case TERMINATE, LOCK, SUSPEND, SUSPENDWAKE, SHUTDOWN -> ALWAYS;
            case KILL -> BROUGHT_KILL;
        };
    }
}
