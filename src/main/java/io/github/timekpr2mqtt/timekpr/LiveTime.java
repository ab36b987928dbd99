package io.github.timekpr2mqtt.timekpr;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A logged-in child's time as the daemon has it in memory, in seconds.
 *
 * @param leftDay left today, later allowed hours included
 * @param left left from now without a break, up to the end of tomorrow: when it is 0 the PC is locked
 * @param spentSession used since log-in (or since the daemon's start)
 * @param spentWeek used this week; 0 from {@link #ofRealtime}, which does not tell it
 * @param spentMonth used this month; 0 from {@link #ofRealtime}, which does not tell it
 * @param inactive spent locked, away, or in hours that do not count, since log-in
 * @param spentDay counted today; only from {@link #ofRealtime}
 * @param balance today's time as the limit sees it; only from {@link #ofRealtime}
 * @param playTimeLeft left today for PlayTime; only while PlayTime is on
 * @param playTimeSpent PlayTime counted today; only from {@link #ofSignal} while PlayTime is on
 * @param activities how many PlayTime activities run now
 * @param idle whether it is known that nothing counts now; a single reading never tells, see {@link #after}
 */
public record LiveTime(
        int leftDay,
        int left,
        int spentSession,
        int spentWeek,
        int spentMonth,
        int inactive,
        OptionalInt spentDay,
        OptionalInt balance,
        OptionalInt playTimeLeft,
        OptionalInt playTimeSpent,
        int activities,
        boolean idle) {

    /**
     * Reads the map of the signal {@code timeLeft}. A negative time left, which the daemon sends for a tick, is 0.
     *
     * @throws IllegalArgumentException naming the key, if one is missing or no number
     */
    public static LiveTime ofSignal(Map<?, ?> values) {
        return new LiveTime(
                Math.max(0, number(values, "LEFTD")),
                Math.max(0, number(values, "LEFT")),
                number(values, "SPENT"),
                number(values, "SPENTW"),
                number(values, "SPENTM"),
                number(values, "SLEEP"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                optional(values, "PTLPD"),
                optional(values, "PTSPD"),
                optional(values, "PTLSTC").orElse(0),
                false);
    }

    /**
     * Reads the {@code ACTUAL_*} values of {@code getUserInformation} with level {@code R} or {@code F}.
     *
     * @return nothing, if there are none: the child is not logged in
     * @throws IllegalArgumentException naming the key, if some are there and one is missing or no number
     */
    public static Optional<LiveTime> ofRealtime(Map<?, ?> values) {
        if (values.keySet().stream().noneMatch(key -> key instanceof String name && name.startsWith("ACTUAL_"))) {
            return Optional.empty();
        }
        return Optional.of(new LiveTime(
                Math.max(0, number(values, "ACTUAL_TIME_LEFT_DAY")),
                Math.max(0, number(values, "ACTUAL_TIME_LEFT_CONTINUOUS")),
                number(values, "ACTUAL_TIME_SPENT_SESSION"),
                0,
                0,
                number(values, "ACTUAL_TIME_INACTIVE_SESSION"),
                OptionalInt.of(number(values, "ACTUAL_TIME_SPENT_DAY")),
                OptionalInt.of(number(values, "ACTUAL_TIME_SPENT_BALANCE")),
                optional(values, "ACTUAL_PLAYTIME_LEFT_DAY"),
                OptionalInt.empty(),
                optional(values, "ACTUAL_ACTIVE_PLAYTIME_ACTIVITY_COUNT").orElse(0),
                false));
    }

    /**
     * The same reading, which knows from the one before it whether the child is idle: the screen is locked or another
     * session is in front, or the hour does not count. Each tick adds its seconds to one of the two sums.
     */
    public LiveTime after(LiveTime before) {
        boolean counts = spentSession > before.spentSession;
        boolean rests = inactive > before.inactive || before.idle;
        return new LiveTime(
                leftDay,
                left,
                spentSession,
                spentWeek,
                spentMonth,
                inactive,
                spentDay,
                balance,
                playTimeLeft,
                playTimeSpent,
                activities,
                !counts && rests);
    }

    private static int number(Map<?, ?> values, String key) {
        return optional(values, key)
                .orElseThrow(() -> new IllegalArgumentException("no number " + key + " in " + values));
    }

    private static OptionalInt optional(Map<?, ?> values, String key) {
        return values.get(key) instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }
}
