package io.github.timekpr2mqtt.timekpr;

import java.time.DayOfWeek;

/**
 * What the limits leave of a day, whatever its hours are, in seconds; negative where a child overdrew.
 *
 * @param day of the day's limit and what was given
 * @param week of the week's limit
 * @param month of the month's limit
 */
record Budget(int day, int week, int month) {

    /**
     * Of the day on which something was used.
     *
     * @param used as it stands on the day
     */
    static Budget of(UserConfig config, TimeSpent used, DayOfWeek day) {
        return new Budget(
                config.limits().on(day) - used.balance(),
                config.limitPerWeek() - used.week(),
                config.limitPerMonth() - used.month());
    }

    /** Of the day after, as the daemon counts it: week and month are what this day leaves of them, on a Sunday too. */
    Budget tomorrow(int limit, int usedToday) {
        return new Budget(limit, week - usedToday, month - usedToday);
    }

    /** The least of the three, and never less than 0. */
    int left() {
        return Math.max(0, Math.min(day, Math.min(week, month)));
    }

    /** Which of the three leaves the least; of several the one that lasts longest. */
    LimitedBy by() {
        if (Math.max(0, month) == left()) {
            return LimitedBy.MONTH_LIMIT;
        }
        return Math.max(0, week) == left() ? LimitedBy.WEEK_LIMIT : LimitedBy.DAY_LIMIT;
    }
}
