package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import java.time.DayOfWeek;
import java.util.Optional;

/**
 * What a child has of one kind of time today, in seconds.
 *
 * @param kind of which time
 * @param day really counted
 * @param balance the same as the limit sees it: less by what was granted
 */
public record Allotment(TimeKind kind, int day, int balance, int limit) {
    /** Of time at the PC. */
    public Allotment(int day, int balance, int limit) {
        this(TimeKind.TIME, day, balance, limit);
    }

    /**
     * Of a file of today.
     *
     * @param start what an older day left in the file as today's PlayTime, if it did: that is nobody's
     */
    static Allotment of(
            TimeKind kind, AccountFiles account, TimeSpent today, DayOfWeek weekday, Optional<DayStart> start) {
        int limit = kind.limits(account.config()).on(weekday);
        return switch (kind) {
            case TIME -> new Allotment(kind, today.day(), today.balance(), limit);
            case PLAYTIME ->
                new Allotment(
                        kind,
                        today.playTimeDay() - start.map(DayStart::playTimeDay).orElse(0),
                        today.playTimeBalance()
                                - start.map(DayStart::playTimeBalance).orElse(0),
                        limit);
        };
    }

    /** What was granted. Using time does not move it; in PlayTime's override mode using PlayTime does (measured). */
    int extra() {
        return day - balance;
    }
}
