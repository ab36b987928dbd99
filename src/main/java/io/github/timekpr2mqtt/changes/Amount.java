package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.DailyLimits;

/**
 * How much time today a grant shall make.
 *
 * @param seconds of a relative one: more (positive) or less (negative); of an absolute one: the whole extra time of today
 */
public record Amount(boolean absolute, int seconds) {
    private static final int DAY = DailyLimits.WHOLE_DAY;

    /** So much more, or less if negative. */
    public static Amount relative(int seconds) {
        return new Amount(false, seconds);
    }

    /** So much extra time today, all in all. */
    public static Amount absolute(int seconds) {
        return new Amount(true, seconds);
    }

    /**
     * What is to be handed to Timekpr: plus adds, minus takes. Timekpr starts from the balance or, where the child
     * overdrew, from the limit (measured on 0.5.4 and 0.5.9).
     */
    int operation(Allotment today) {
        return absolute ? Math.min(today.balance(), today.limit()) - today.day() + seconds : seconds;
    }

    /** Timekpr would <em>give</em> time if some were taken from a child who has none left (measured). */
    boolean takesFromNothing(Allotment today) {
        return !absolute && seconds < 0 && today.balance() >= today.limit();
    }

    /** What Timekpr can hold of extra time today: its balance reaches one day to each side. */
    static String range(Allotment today) {
        return Minutes.text(today.day() - DAY) + " to " + Minutes.text(today.day() + DAY) + " min";
    }

    /** The extra time of today, in seconds, that the operation leads to. */
    static int target(Allotment today, int operation) {
        int balance = Math.min(today.balance(), today.limit()) - operation;
        return today.day() - Math.max(-DAY, Math.min(DAY, balance));
    }
}
