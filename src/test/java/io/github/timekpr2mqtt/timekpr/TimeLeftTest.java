package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLeftTest {
    private static final int NO_WEEK = UserConfig.WHOLE_WEEK;
    private static final int NO_MONTH = UserConfig.WHOLE_MONTH;
    private static final String ALL = AllowedHours.ALL_DAY.toString();

    /** Saturday and Sunday with these hours and limits; a Saturday in the middle of a month. */
    private static TimeLeft left(String saturday, String sunday, String limits, int week, int month, String now) {
        Map<DayOfWeek, AllowedHours> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, AllowedHours.NONE);
        }
        hours.put(DayOfWeek.SATURDAY, AllowedHours.parse(saturday));
        hours.put(DayOfWeek.SUNDAY, AllowedHours.parse(sunday));
        PlayTimeConfig off = new PlayTimeConfig(false, false, true, DailyLimits.everyDay(0), List.of());
        UserConfig config = new UserConfig(
                hours,
                DailyLimits.parse("6;7", limits),
                week,
                month,
                false,
                false,
                "terminate",
                new WakeInterval(0, 23),
                off);
        LocalDateTime time = LocalDateTime.parse("2026-11-21T" + now);
        TimeSpent spent = new TimeSpent(1000, 1000, 2000, 3000, time, 0, 0);
        return TimeLeft.loggedOut(config, spent, time);
    }

    @ParameterizedTest
    @CsvSource({
        // hours, limit, now, today, until lock
        "'7;8;9', 8200, 07:00:00, 7200, 7200, the limit",
        "'7;8;9', 8200, 08:30:00, 5400, 5400, the hours",
        "'7;8;9', 8200, 10:00:00, 0, 0, the day's hours are over",
        "'7;8;9', 8200, 06:59:59, 7200, 0, before the hours",
        "'7;9', 8200, 07:10:00, 6600, 3000, a gap",
        "'7[0-30];8', 8200, 07:10:00, 4800, 1200, a gap within an hour",
        "'7;8[30-60]', 8200, 07:10:00, 4800, 3000, a gap at the beginning of an hour",
        "'7[0-30]', 8200, 07:29:59, 1, 1, the last second of a slot",
        "'7[0-30]', 8200, 07:30:00, 0, 0, the end of a slot",
        "'7[30-60]', 8200, 07:10:30, 1800, 0, a slot that has not begun in this hour",
        "'7;!8;9', 8200, 07:10:00, 7200, 7200, an hour that does not count is taken off like any other",
        "'7;8;9', 900, 07:10:00, 0, 0, overdrawn",
        "'7;8;9', 0, 07:10:00, 0, 0, a limit of 0",
        "'', 8200, 07:10:00, 0, 0, no hour",
    })
    void the_limit_is_walked_through_the_allowed_hours(
            String hours, int limit, String now, int today, int untilLock, String why) {
        assertEquals(new TimeLeft(today, untilLock), left(hours, ALL, limit + ";86400", NO_WEEK, NO_MONTH, now), why);
    }

    @ParameterizedTest
    @CsvSource({
        // week, month, today
        "9000, 2678400, 7000, the week",
        "604800, 9000, 6000, the month",
        "1999, 2678400, 0, the week is overdrawn",
        "604800, 2999, 0, the month is overdrawn",
    })
    void week_and_month_limit_today_too(int week, int month, int today, String why) {
        assertEquals(new TimeLeft(today, today), left(ALL, ALL, "86400;86400", week, month, "07:00:00"), why);
    }

    @ParameterizedTest
    @CsvSource({
        // limits, week, now, until lock; 3600 s to midnight, 1000 s used today
        "4600;5000, 604800, 8600, exactly up to midnight and then tomorrow's limit",
        "4599;5000, 604800, 3599, one second less and the stretch ends today",
        "86400;5000, 604800, 8600, more than up to midnight",
        "86400;0, 604800, 3600, tomorrow is closed",
        "86400;86400, 604800, 90000, up to the end of tomorrow",
        "86400;86400, 6600, 4600, the week gives tomorrow what today leaves of it",
        "86400;86400, 5600, 3600, the week ends at midnight",
        "86400;86400, 5599, 3599, the week ends before midnight",
    })
    void an_unbroken_stretch_goes_on_tomorrow(String limits, int week, int untilLock, String why) {
        TimeLeft left = left(ALL, ALL, limits, week, NO_MONTH, "23:00:00");
        assertEquals(untilLock, left.untilLock(), why);
        assertEquals(Math.min(3600, untilLock), left.today(), why);
    }

    @Test
    void the_month_gives_tomorrow_what_today_leaves_of_it_too() {
        assertEquals(
                4600, left(ALL, ALL, "86400;86400", NO_WEEK, 7600, "23:00:00").untilLock());
    }

    @ParameterizedTest
    @CsvSource({"'0;1;3', 10800", "'0[0-15];1', 4500", "'0[1-60];1', 3600", "1, 3600", "'', 3600"})
    void tomorrows_hours_end_the_stretch(String sunday, int untilLock) {
        assertEquals(
                untilLock,
                left(ALL, sunday, "86400;86400", NO_WEEK, NO_MONTH, "23:00:00").untilLock());
    }

    @Test
    void a_stretch_that_ends_before_midnight_does_not_go_on_after_it() {
        assertEquals(
                3540,
                left("23[0-59]", ALL, "86400;86400", NO_WEEK, NO_MONTH, "23:00:00")
                        .untilLock());
    }

    @Test
    void a_whole_day_from_midnight_has_48_hours() {
        assertEquals(new TimeLeft(85_400, 85_400), left(ALL, ALL, "86400;86400", NO_WEEK, NO_MONTH, "00:00:00"));
        assertEquals(new TimeLeft(85_400, 171_800), left(ALL, ALL, "86400;86400", NO_WEEK, NO_MONTH, "00:16:40"));
    }

    @Test
    void a_day_that_is_not_in_the_list_stays_closed_whatever_was_granted() throws Unreadable {
        Sample sample = Sample.of("override-plus1800-loggedout-0.5.9");
        String weekdaysOnly = sample.config()
                .replace("ALLOWED_WEEKDAYS = 1;2;3;4;5;6;7\nLIMITS", "ALLOWED_WEEKDAYS = 1;2;3;4;5;7\nLIMITS");
        TimeSpent granted = TimeSpent.parse(sample.user(), sample.time());
        LocalDateTime saturday = LocalDateTime.of(2026, 11, 21, 8, 0);
        UserConfig whole = UserConfig.parse(sample.user(), sample.config());
        UserConfig closed = UserConfig.parse(sample.user(), weekdaysOnly);
        assertEquals(12_600, TimeLeft.loggedOut(whole, granted, saturday).today());
        assertEquals(new TimeLeft(0, 0), TimeLeft.loggedOut(closed, granted, saturday));
    }

    @Test
    void figures_of_yesterday_are_rolled_over_first() throws Unreadable {
        Sample sample = Sample.of("stale-yesterday-0.5.9");
        UserConfig config = UserConfig.parse(sample.user(), sample.config());
        TimeSpent yesterday = TimeSpent.parse(sample.user(), sample.time());
        assertEquals(
                10_800, TimeLeft.loggedOut(config, yesterday, sample.askedAt()).today());
    }

    static Stream<Sample> samplesWithAnAnswer() {
        return Sample.all().filter(s -> s.has("userinfo.txt") || s.has("userinfo-asked-today.txt"));
    }

    @ParameterizedTest
    @MethodSource("samplesWithAnAnswer")
    void the_daemons_own_answer_for_the_samples_is_met(Sample sample) throws Unreadable {
        Map<String, String> daemon =
                sample.answers(sample.has("userinfo.txt") ? "userinfo.txt" : "userinfo-asked-today.txt");
        UserConfig config = UserConfig.parse(sample.user(), sample.config());
        TimeSpent spent = TimeSpent.parse(sample.user(), sample.time());
        TimeLeft left = TimeLeft.loggedOut(config, spent, sample.askedAt());
        assertEquals(daemon.get("TIME_LEFT_DAY"), "" + left.today());
        assertTrue(left.untilLock() <= left.today(), left.toString());
    }

    @ParameterizedTest
    @CsvSource({"playtime-active-0.5.4", "playtime-active-0.5.9"})
    void the_daemons_figures_for_a_child_who_is_there_are_met(String name) throws Unreadable {
        Sample sample = Sample.of(name);
        Map<String, String> daemon = sample.answers("userinfo.txt");
        UserConfig config = UserConfig.parse(sample.user(), sample.config());
        int balance = Integer.parseInt(String.valueOf(daemon.get("ACTUAL_TIME_SPENT_BALANCE")));
        int day = Integer.parseInt(String.valueOf(daemon.get("ACTUAL_TIME_SPENT_DAY")));
        TimeSpent now = new TimeSpent(balance, day, day, day, sample.askedAt(), 0, 0);
        TimeLeft left = TimeLeft.loggedOut(config, now, sample.askedAt());
        assertEquals(daemon.get("ACTUAL_TIME_LEFT_DAY"), "" + left.today());
        assertEquals(daemon.get("ACTUAL_TIME_LEFT_CONTINUOUS"), "" + left.untilLock());
    }
}
