package io.github.timekpr2mqtt.timekpr;

/** What ends a child's time. Of several that end it at once, a limit before the hours, and the longest limit. */
public enum LimitedBy {
    /** The day's limit, with what was given today. */
    DAY_LIMIT,
    /** The limit of the ISO week. */
    WEEK_LIMIT,
    /** The limit of the calendar month. */
    MONTH_LIMIT,
    /** The allowed hours: they end, or are not now. */
    HOURS,
    /** The whole day is closed: not among the allowed days, without hours, or with a limit of 0 and nothing given. */
    NOT_TODAY,
    /** Nothing up to the end of tomorrow, which is as far as Timekpr looks. */
    NONE
}
