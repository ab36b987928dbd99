package io.github.timekpr2mqtt.timekpr;

/**
 * What is wrong with one key of a child's files, or with a whole file.
 *
 * @param file as it lies below {@code /var/lib/timekpr}, for example {@code config/timekpr.anna.conf}
 * @param what in plain words, with the key, what stands there, and what Timekpr makes of it
 */
public record Fault(String file, String what, Kind kind) {
    /** What follows from a fault. */
    public enum Kind {
        /** Timekpr takes a value of its own, which is the one that is known here; nothing that stands there is lost. */
        TAKEN,
        /** The same, but as soon as Timekpr reads the file it writes its value over what stands there. */
        REPLACED,
        /** It is as it is taken, and Timekpr drops what stands there when it next saves the file. */
        DROPPED,
        /** What counts is not known; it matters to nothing else. */
        UNKNOWN,
        /** Timekpr fails on it and limits nothing, so what is left is not known either. */
        FAILS,
        /** Of the whole file: nothing of it is known, and Timekpr may set it aside or write over it when it reads it. */
        UNREADABLE;

        boolean isKnown() {
            return this == TAKEN || this == REPLACED || this == DROPPED;
        }
    }
}
