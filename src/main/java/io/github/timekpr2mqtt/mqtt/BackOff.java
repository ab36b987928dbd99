package io.github.timekpr2mqtt.mqtt;

import java.time.Duration;

/** How long to wait before the next try: half a second, then twice as long each time, at most half a minute. */
final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofMinutes(1);
    private static final Duration TAKEN_OVER = Duration.ofMinutes(1);
    /** The broker is there, and whoever sends it such messages shall not keep us deaf. */
    private static final Duration LONGEST_UNREADABLE = Duration.ofSeconds(5);

    private int tries;

    /**
     * The wait after a connection, or after a try that came to none.
     *
     * @param connected how long the connection stood. A short one is a failed try: mosquitto 2.0.11 closes a session
     *     that was taken over without a word, and two bridges with one client id would throw each other out for ever
     */
    Duration next(Duration connected, Trouble.Kind why) {
        if (isStable(connected)) {
            tries = 0;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(tries++, 10));
        return switch (why) {
            case ORDINARY, CLOSED -> shorter(wait, LONGEST);
            case UNREADABLE -> shorter(wait, LONGEST_UNREADABLE);
            case TAKEN_OVER -> TAKEN_OVER;
        };
    }

    static boolean isStable(Duration connected) {
        return connected.compareTo(STABLE) >= 0;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
