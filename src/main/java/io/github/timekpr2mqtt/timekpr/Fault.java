package io.github.timekpr2mqtt.timekpr;

/**
 * What is wrong with one key of a child's files, or with a whole file.
 *
 * @param file as it lies below {@code /var/lib/timekpr}, for example {@code config/timekpr.anna.conf}
 * @param what in plain words, with the key, what stands there, and what Timekpr makes of it
 */
public record Fault(String file, String what, Kind kind) {
    /** Whether it is in {@code timekpr.<user>.conf}, not in {@code <user>.time}. */
    boolean isInConfig() {
        return file.startsWith("config/");
    }

    /** What follows from a fault. */
    public enum Kind {
        /** Timekpr takes a value of its own, which is the one that is known here; nothing that stands there is lost. */
        TAKEN,
        /** The same, and what stands there counts for nothing and is lost when this very list is written. */
        LEFT_OUT,
        /** It is taken likewise, but as soon as Timekpr reads the file it writes its value over what stands there. */
        REPLACED,
        /** It is as it is taken, and Timekpr drops what stands there when it next saves the file. */
        DROPPED,
        /** What counts is not known; it matters to nothing else. */
        UNKNOWN,
        /** Timekpr fails on it and limits nothing, so what is left is not known either. */
        FAILS,
        /** Of the whole file: nothing of it is known, and Timekpr may set it aside or write over it when it reads it. */
        UNREADABLE;

        /** Whether something is lost as soon as Timekpr reads the file. */
        boolean isLostByReading() {
            return this == REPLACED || this == UNREADABLE;
        }

        boolean isKnown() {
            return this == TAKEN || this == LEFT_OUT || this == REPLACED || this == DROPPED;
        }
    }
}
