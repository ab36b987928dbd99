package io.github.timekpr2mqtt.timekpr;

/** A text of Timekpr's that says nothing certain. The message names the file or key and quotes what was found. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is quoted may be a whole file's worth of garbage. */
    private static final int MAX_LENGTH = 200;

    private final boolean torn;

    private Unreadable(String message, boolean torn) {
        super(shortened(message));
        this.torn = torn;
    }

    static String shortened(String message) {
        return message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) + "…" : message;
    }

    /** What was read may be half of a write: read again. */
    static Unreadable torn(String message) {
        return new Unreadable(message, true);
    }

    /** What was read is whole and wrong: reading again does not help. */
    static Unreadable garbled(String message) {
        return new Unreadable(message, false);
    }

    /** The same, with the name of the thing before the message. */
    Unreadable in(String thing) {
        return new Unreadable(thing + ": " + getMessage(), torn);
    }

    /**
     * Whether this can be half of a write. Timekpr empties its files before it writes them (measured on timekprd 0.5.4
     * and 0.5.9: up to 8 % of reads during a save were empty, for up to 169 ms), so such a text is worth another read.
     */
    public boolean torn() {
        return torn;
    }
}
