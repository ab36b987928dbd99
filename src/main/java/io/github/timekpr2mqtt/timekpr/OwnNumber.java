package io.github.timekpr2mqtt.timekpr;

/**
 * Those of Timekpr's own settings that are a number. The daemon takes every number there is; the ranges here are those of
 * Timekpr's own window (0.5.4 and 0.5.9), widened where more is safe. What lies outside was measured on both daemons.
 */
public enum OwnNumber implements OwnSetting {
    /** 1 normal, 2 debug, 3 all. With any other number the daemon goes on as before, and logs normally after a restart. */
    LOG_LEVEL("setTimekprLogLevel", 1, 3),

    /**
     * Seconds between two looks at who is there. With 0 the daemon never rests; below 0 its counting ends for good, though it
     * answers on and takes other values: only a restart mends that. A look 45 s and more after the one before counts nothing, so
     * with 50 no time counts at all (with 40 it does).
     */
    POLL_TIME("setTimekprPollTime", 1, 30),

    /**
     * Seconds between two saves of what a child used: so much is forgotten in a power cut. With 0 and less it saves at each look;
     * with a very large number only at log-out and midnight.
     */
    SAVE_TIME("setTimekprSaveTime", 5, 60),

    /**
     * Seconds from the end of the time to the lock, and how long a log-in without time lasts, as often as a child likes: with 25
     * it lasted 27 s. With 0 it ended at once, the warning and the end in the same second.
     */
    TERMINATION_TIME("setTimekprTerminationTime", 5, 30),

    /** Seconds before the lock from which on each is announced; more than the termination time is no more. */
    FINAL_WARNING("setTimekprFinalWarningTime", 0, 30),

    /** Seconds before the end of the time at which the child is warned once. */
    FINAL_NOTIFICATION("setTimekprFinalNotificationTime", 30, 600);

    private final String member;
    private final int min;
    private final int max;

    OwnNumber(String member, int min, int max) {
        this.member = member;
        this.min = min;
        this.max = max;
    }

    @Override
    public String member() {
        return member;
    }

    /** The least that does no harm. */
    public int min() {
        return min;
    }

    /** The most that does no harm. */
    public int max() {
        return max;
    }

    /** As it stands in the file; somebody else may have written one outside the range. */
    public int in(MainConfig config) {
        return switch (this) {
            case LOG_LEVEL -> config.logLevel();
            case POLL_TIME -> config.pollTime();
            case SAVE_TIME -> config.saveTime();
            case TERMINATION_TIME -> config.terminationTime();
            case FINAL_WARNING -> config.finalWarningTime();
            case FINAL_NOTIFICATION -> config.finalNotificationTime();
        };
    }
}
