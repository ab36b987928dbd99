package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextLockTest {
    private static final String ALL = AllowedHours.ALL_DAY.toString();
    private static final int NO_WEEK = UserConfig.WHOLE_WEEK;
    private static final int NO_MONTH = UserConfig.WHOLE_MONTH;

    private static UserConfig config(String saturday, String sunday, String days, String limits, int week, int month) {
        Map<DayOfWeek, AllowedHours> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, AllowedHours.ALL_DAY);
        }
        hours.put(DayOfWeek.SATURDAY, AllowedHours.parse(saturday));
        hours.put(DayOfWeek.SUNDAY, AllowedHours.parse(sunday));
        return new UserConfig(
                hours,
                DailyLimits.parse(days, limits),
                week,
                month,
                false,
                false,
                "terminate",
                new WakeInterval(0, 23),
                new PlayTimeConfig(false, false, true, DailyLimits.everyDay(0), List.of()));
    }

    private static LocalDateTime at(String time) {
        return LocalDateTime.parse("2026-11-21T" + time);
    }

    /** A Saturday and a Sunday; 1000 s were used of the day, 2000 s of the week, 3000 s of the month. */
    private static NextLock lockout(UserConfig config, String time) {
        return NextLock.of(config, new TimeSpent(1000, 1000, 2000, 3000, at(time), 0, 0), at(time));
    }

    private static NextLock lockout(String hours, int limit, String time) {
        return lockout(config(hours, ALL, "6;7", limit + ";86400", NO_WEEK, NO_MONTH), time);
    }

    @ParameterizedTest
    @CsvSource({
        // hours, limit, now; seconds, by
        "'7;8;9', 8200, 07:00:00, 7200, DAY_LIMIT, the limit is less than the hours",
        "'7;8;9', 8200, 09:00:00, 3600, HOURS, the hours are less than the limit",
        "'7;8;9', 8200, 08:00:00, 7200, DAY_LIMIT, both at once: the limit would also end it without the hours",
        "'7;9', 8200, 07:10:00, 3000, HOURS, a gap",
        "'7;9', 8200, 08:10:00, 0, HOURS, in the gap",
        "'7;8;9', 8200, 06:59:59, 0, HOURS, before the hours",
        "'7;8;9', 8200, 10:00:00, 0, HOURS, after the hours",
        "'7[30-60]', 8200, 07:10:00, 0, HOURS, minutes of this hour that are still to come",
        "'7[0-30]', 8200, 07:29:59, 1, HOURS, the last second",
        "'7;8;9', 900, 08:00:00, 0, DAY_LIMIT, overdrawn",
        "'7;8;9', 900, 10:00:00, 0, DAY_LIMIT, overdrawn outside the hours: waiting for them does not help",
        "'', 8200, 08:00:00, 0, NOT_TODAY, no hours",
        "'7;8;9', 0, 08:00:00, 0, NOT_TODAY, a limit of 0 and nothing given",
        "'7;8;9', 0, 12:00:00, 0, NOT_TODAY, and outside the hours too",
    })
    void what_ends_the_time_first_is_told(String hours, int limit, String time, int seconds, LimitedBy by, String why) {
        assertEquals(new NextLock(seconds, by), lockout(hours, limit, time), why);
    }

    @ParameterizedTest
    @CsvSource({
        "8200, 604800, 2678400, 7200, DAY_LIMIT",
        "8200, 9000, 2678400, 7000, WEEK_LIMIT",
        "8200, 604800, 9000, 6000, MONTH_LIMIT",
        "8200, 9200, 2678400, 7200, WEEK_LIMIT",
        "8200, 9200, 10200, 7200, MONTH_LIMIT",
        "900, 1900, 2678400, 0, WEEK_LIMIT",
        "900, 1999, 2999, 0, MONTH_LIMIT",
    })
    void of_limits_that_end_it_together_the_longest_is_told(int day, int week, int month, int seconds, LimitedBy by) {
        UserConfig config = config(ALL, ALL, "6;7", day + ";86400", week, month);
        assertEquals(new NextLock(seconds, by), lockout(config, "07:00:00"));
    }

    @Test
    void a_day_that_is_not_in_the_list_is_closed_whatever_was_given() {
        UserConfig config = config(ALL, ALL, "1;7", "3600;3600", NO_WEEK, NO_MONTH);
        TimeSpent given = new TimeSpent(-900, 0, 0, 0, at("07:00:00"), 0, 0);
        assertEquals(new NextLock(0, LimitedBy.NOT_TODAY), NextLock.of(config, given, at("07:00:00")));
    }

    @ParameterizedTest
    @CsvSource({"-900, 0, 900, DAY_LIMIT", "0, 900, 0, DAY_LIMIT", "45, 45, 0, NOT_TODAY", "900, 0, 0, NOT_TODAY"})
    void a_closed_day_on_which_time_was_given_has_a_limit(int balance, int day, int seconds, LimitedBy by) {
        UserConfig config = config(ALL, ALL, "6;7", "0;0", NO_WEEK, NO_MONTH);
        TimeSpent spent = new TimeSpent(balance, day, day, day, at("07:00:00"), 0, 0);
        assertEquals(new NextLock(seconds, by), NextLock.of(config, spent, at("07:00:00")));
    }

    @ParameterizedTest
    @CsvSource({
        // Sunday's hours; limits, week; 3600 s to midnight
        "'0;1', 86400;86400, 604800, 10800, HOURS, tomorrow's hours end",
        "'', 86400;86400, 604800, 3600, HOURS, tomorrow has none",
        "'1', 86400;86400, 604800, 3600, HOURS, tomorrow's begin later",
        "'0;1', 86400;1800, 604800, 5400, DAY_LIMIT, tomorrow's limit",
        "'0;1', 86400;0, 604800, 3600, DAY_LIMIT, tomorrow is closed",
        "'0;1', 4600;1800, 604800, 5400, DAY_LIMIT, today's limit is just enough and tomorrow has its own",
        "'0;1', 4599;1800, 604800, 3599, DAY_LIMIT, today's limit ends a second before midnight",
        "'0;1', 86400;86400, 6600, 4600, WEEK_LIMIT, the week goes on over midnight",
    })
    void a_stretch_over_midnight_ends_by_what_ends_it_tomorrow(
            String sunday, String limits, int week, int seconds, LimitedBy by, String why) {
        UserConfig config = config(ALL, sunday, "6;7", limits, week, NO_MONTH);
        assertEquals(new NextLock(seconds, by), lockout(config, "23:00:00"), why);
    }

    @Test
    void a_tomorrow_that_is_not_among_the_days_is_its_limit() {
        UserConfig config = config(ALL, ALL, "6", "86400", NO_WEEK, NO_MONTH);
        assertEquals(new NextLock(3600, LimitedBy.DAY_LIMIT), lockout(config, "23:00:00"));
    }

    @Test
    void without_limits_nothing_ends_it_up_to_the_end_of_tomorrow() {
        UserConfig config = config(ALL, ALL, "6;7", "86400;86400", NO_WEEK, NO_MONTH);
        assertEquals(new NextLock(90_000, LimitedBy.NONE), lockout(config, "23:00:00"));
    }

    @ParameterizedTest
    @CsvSource({
        // hours, limit, now; seconds, by; 1000 s used
        "'!7;8', 1600, 07:00:00, 4200, DAY_LIMIT, the limit begins to count at eight",
        "'!7;8', 1000, 07:00:00, 3600, DAY_LIMIT, with nothing left nobody is locked out before eight",
        "'!7', 1600, 07:10:00, 3000, HOURS, the hours end before the limit begins to count",
        "'!7;!8', 500, 07:00:00, 7200, DAY_LIMIT, only free hours and overdrawn",
        "'7;!8;9', 4600, 07:30:00, 7200, DAY_LIMIT, what is left at eight is left at nine",
        "'!7', 0, 07:10:00, 3000, DAY_LIMIT, a limit of 0 does not close a free hour",
        "'!7', 0, 06:10:00, 0, DAY_LIMIT, nor one to come",
    })
    void nobody_is_locked_out_of_an_hour_that_does_not_count(
            String hours, int limit, String time, int seconds, LimitedBy by, String why) {
        assertEquals(
                new NextLock(seconds, by),
                lockout(config(hours, ALL, "6;7", limit + ";86400", NO_WEEK, NO_MONTH), time),
                why);
    }

    @ParameterizedTest
    @CsvSource({"!23, '0', 7200, HOURS", "!23, '0;!1;2', 14400, HOURS", "'!23', '0;1', 8600, WEEK_LIMIT"})
    void a_free_hour_before_midnight_takes_nothing_from_the_week(
            String saturday, String sunday, int seconds, LimitedBy by) {
        int week = by == LimitedBy.WEEK_LIMIT ? 2000 + 5000 : NO_WEEK;
        UserConfig config = config(saturday, sunday, "6;7", "0;86400", week, NO_MONTH);
        assertEquals(new NextLock(seconds, by), lockout(config, "23:00:00"));
    }

    @Test
    void figures_of_yesterday_are_rolled_over_first() {
        UserConfig config = config(ALL, ALL, "6;7", "3600;86400", NO_WEEK, NO_MONTH);
        TimeSpent yesterday = new TimeSpent(9000, 9000, 0, 0, at("07:00:00").minusDays(1), 0, 0);
        assertEquals(new NextLock(3600, LimitedBy.DAY_LIMIT), NextLock.of(config, yesterday, at("07:00:00")));
    }

    @ParameterizedTest
    @CsvSource({
        // hours, limit, week, month, now
        "'7;8;9', 8200, 604800, 2678400, 07:00:00, DAY_LIMIT",
        "'7;8;9', 86400, 604800, 2678400, 09:00:00, HOURS",
        "'7;8;9', 86400, 604800, 2678400, 10:00:00, HOURS",
        "'7;9', 8200, 604800, 2678400, 07:10:00, HOURS",
        "'7;9', 4000, 604800, 2678400, 07:10:00, DAY_LIMIT",
        "'7;8;9', 8200, 3000, 2678400, 07:00:00, WEEK_LIMIT",
        "'7;8;9', 8200, 604800, 4000, 07:00:00, MONTH_LIMIT",
        "'', 8200, 604800, 2678400, 07:00:00, NOT_TODAY",
        "'7;8;9', 0, 604800, 2678400, 07:00:00, DAY_LIMIT",
        "'22;23', 86400, 604800, 2678400, 22:30:00, NONE",
        "'22;23', 3700, 604800, 2678400, 22:30:00, DAY_LIMIT",
    })
    void what_keeps_todays_time_from_being_more_is_told_too(
            String hours, int limit, int week, int month, String time, LimitedBy by) {
        UserConfig config = config(hours, ALL, "6;7", limit + ";86400", week, month);
        TimeSpent spent = new TimeSpent(1000, 1000, 2000, 3000, at(time), 0, 0);
        assertEquals(by, TimeLeft.todayLimitedBy(config, spent, at(time)));
    }
}
