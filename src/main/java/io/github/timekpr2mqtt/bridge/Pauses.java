package io.github.timekpr2mqtt.bridge;

import java.time.Duration;

/** How long to wait before a PC is tried again: growing while it stays away, short again once it was there. */
final class Pauses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration UNANSWERED = Duration.ofMinutes(1);
    private static final Duration REFUSED = Duration.ofSeconds(5);
    private static final Duration FOR_A_PERSON = Duration.ofMinutes(1);
    private static final int REFUSED_TRIES = 120; // ten minutes: somebody may be pasting the key just now

    private int away;
    private int unanswered;
    private int refused;
    private int person;

    /** The PC answered everything. */
    void reset() {
        away = 0;
        unanswered = 0;
        refused = 0;
        person = 0;
    }

    /** It cannot be reached: most likely it is off. */
    Duration away() {
        return grow(away++, AWAY);
    }

    /** It can be reached, but its daemon does not answer. */
    Duration unanswered() {
        return grow(unanswered++, UNANSWERED);
    }

    /** It refuses our key. */
    Duration refused() {
        return refused++ < REFUSED_TRIES ? REFUSED : FOR_A_PERSON;
    }

    /** Nothing but a person can cure it, or so it looks: it may have been seen in an unlucky moment. */
    Duration person() {
        return grow(person++, FOR_A_PERSON);
    }

    private static Duration grow(int tries, Duration most) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(tries, 6));
        return pause.compareTo(most) < 0 ? pause : most;
    }
}
