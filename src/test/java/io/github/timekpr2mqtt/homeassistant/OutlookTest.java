package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.NextLock;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left until the lock, of what it is limited, and what is used of week and month. A Saturday with 7200 seconds. */
class OutlookTest {
    private static final TimeSpent TEN_MINUTES = Anna.spent(600, 600);

    private static UserConfig hours(String saturday) {
        UserConfig all = Anna.CONFIG;
        Map<DayOfWeek, AllowedHours> hours = new EnumMap<>(all.hours());
        hours.put(DayOfWeek.SATURDAY, AllowedHours.parse(saturday));
        return new UserConfig(
                hours,
                all.limits(),
                all.limitPerWeek(),
                all.limitPerMonth(),
                false,
                false,
                "terminate",
                all.wake(),
                all.playTime());
    }

    private static Figures of(UserConfig config, TimeSpent spent, Optional<LiveTime> live, LocalDateTime now) {
        AccountFiles files = new AccountFiles(Anna.ACCOUNT.user(), config, Optional.of(spent));
        return Figures.of(files, TimekprVersion.OLDEST, live, now, Optional.empty());
    }

    private static Figures loggedOut(UserConfig config) {
        return of(config, TEN_MINUTES, Optional.empty(), Anna.NOON);
    }

    @Test
    void of_a_child_that_is_logged_out_it_is_what_a_log_in_would_find() {
        assertEquals(6600, loggedOut(Anna.CONFIG).untilLock());
        assertEquals(1800, loggedOut(hours("12[0-30];16")).untilLock());
        assertEquals(
                new NextLock(1800, LimitedBy.HOURS),
                loggedOut(hours("12[0-30];16")).lockout());
        assertEquals(5400, loggedOut(hours("12[0-30];16")).left());
        assertEquals(0, loggedOut(hours("16")).untilLock());
    }

    @Test
    void of_a_child_that_is_logged_in_the_daemon_tells_it_and_the_rules_say_why() {
        Optional<LiveTime> live = Optional.of(Anna.live(6580, 620));
        Figures figures = of(Anna.CONFIG, TEN_MINUTES, live, Anna.NOON.plusSeconds(20));
        assertEquals(6580, figures.untilLock());
        assertEquals(new NextLock(6580, LimitedBy.DAY_LIMIT), figures.lockout());
    }

    @ParameterizedTest
    @CsvSource({"600, 120", "-300, 135", "1500, 105", "7800, 0", "-85800, 1440"})
    void the_limit_of_today_is_what_was_given_and_all_of_it(int balance, int minutes) {
        Figures figures = of(Anna.CONFIG, Anna.spent(600, balance), Optional.empty(), Anna.NOON);
        assertEquals(minutes * 60, figures.limit());
    }

    @Test
    void a_day_that_is_not_in_the_list_has_no_limit_to_use_whatever_was_given() {
        UserConfig weekdays = Anna.config("1;2;3;4;5", "3600;3600;3600;3600;3600");
        assertEquals(
                0,
                of(weekdays, Anna.spent(0, -900), Optional.empty(), Anna.NOON).limit());
    }

    @ParameterizedTest
    @CsvSource({"300, 5", "299, 4.99", "61, 1.02", "1, 0.02", "0, 0", "301, 6", "90000, 1500"})
    void time_until_lock_rounds_up_with_seconds_in_its_own_last_five_minutes(int seconds, String minutes) {
        NextLock lockout = new NextLock(seconds, LimitedBy.HOURS);
        Figures figures = new Figures(0, 3600, 0, 3600, seconds, 0, 0, lockout, false, PlayTimeFigures.NONE);
        assertEquals(minutes, figures.untilLockMinutes().toPlainString());
        assertEquals("60", figures.leftMinutes().toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "359, 0", "360, 0.1", "3599, 0.9", "3600, 1.0", "604800, 168.0"})
    void week_and_month_are_tenths_of_an_hour_rounded_down(int seconds, String hours) {
        Figures figures = new Figures(
                0, 0, 0, 0, 0, seconds, seconds, new NextLock(0, LimitedBy.DAY_LIMIT), false, PlayTimeFigures.NONE);
        assertEquals(hours, figures.weekHours().toPlainString());
        assertEquals(hours, figures.monthHours().toPlainString());
    }

    @Test
    void week_and_month_change_only_with_a_minute_of_the_day() {
        Map<String, String> ofMinute = new HashMap<>();
        for (int used = 0; used < 3600; used += 3) {
            Figures figures = new Figures(
                    used,
                    0,
                    0,
                    0,
                    0,
                    used + 1234,
                    used + 12_345,
                    new NextLock(0, LimitedBy.DAY_LIMIT),
                    false,
                    PlayTimeFigures.NONE);
            String shown = figures.weekHours() + " " + figures.monthHours();
            assertEquals(shown, ofMinute.computeIfAbsent(figures.usedMinutes().toString(), minute -> shown));
        }
    }

    @Test
    void week_and_month_go_on_between_two_saves_of_the_file() {
        Figures figures = of(Anna.CONFIG, TEN_MINUTES, Optional.of(Anna.live(6580, 620)), Anna.NOON.plusSeconds(20));
        assertEquals(620, figures.week());
        assertEquals(620, figures.month());
    }

    @Test
    void a_pc_that_is_off_starts_a_new_week_and_month_by_itself() {
        LocalDateTime monday = Anna.SATURDAY.plusDays(2).atTime(0, 0);
        LocalDateTime december = Anna.SATURDAY.withMonth(12).withDayOfMonth(1).atTime(0, 0);
        assertEquals(
                600,
                of(Anna.CONFIG, TEN_MINUTES, Optional.empty(), monday.minusSeconds(1))
                        .week());
        assertEquals(0, of(Anna.CONFIG, TEN_MINUTES, Optional.empty(), monday).week());
        assertEquals(600, of(Anna.CONFIG, TEN_MINUTES, Optional.empty(), monday).month());
        assertEquals(
                600,
                of(Anna.CONFIG, TEN_MINUTES, Optional.empty(), december.minusSeconds(1))
                        .month());
        assertEquals(0, of(Anna.CONFIG, TEN_MINUTES, Optional.empty(), december).month());
    }

    @Test
    void nothing_locks_a_child_without_limits() {
        UserConfig free = Anna.config("1;2;3;4;5;6;7", "86400;86400;86400;86400;86400;86400;86400");
        assertEquals(OptionalInt.empty(), loggedOut(free).locksIn());
        assertEquals(OptionalInt.of(6600), loggedOut(Anna.CONFIG).locksIn());
    }

    private static Optional<LiveTime> idle() {
        LiveTime before = Anna.live(6600, 600);
        LiveTime away = new LiveTime(
                6600,
                6600,
                600,
                600,
                600,
                3,
                before.spentDay(),
                before.balance(),
                before.playTimeLeft(),
                before.playTimeSpent(),
                0,
                false);
        return Optional.of(away.after(before));
    }

    @Test
    void nothing_locks_a_child_whose_time_does_not_run() {
        Figures figures = of(Anna.CONFIG, TEN_MINUTES, idle(), Anna.NOON);
        assertTrue(figures.idle());
        assertEquals(OptionalInt.empty(), figures.locksIn());
    }

    @ParameterizedTest
    @CsvSource({"!12, false", "!12[0-30], false", "!12[10-30];13, true", "!11;12, true", "12, true"})
    void in_an_hour_that_does_not_count_it_cannot_be_seen_whether_the_child_is_there(String hours, boolean idle) {
        assertEquals(idle, of(hours(hours), TEN_MINUTES, idle(), Anna.NOON).idle());
        assertFalse(loggedOut(hours(hours)).idle());
    }

    @Test
    void an_hour_of_ticks_makes_few_messages() {
        Set<String> shown = new HashSet<>();
        for (int second = 0; second < 3600; second += 3) {
            LiveTime live = Anna.live(6600 - second, 600 + second);
            Figures figures = of(Anna.CONFIG, TEN_MINUTES, Optional.of(live), Anna.NOON.plusSeconds(second));
            shown.add(Anna.unknown().figures(figures).state().toString());
        }
        assertTrue(shown.size() <= 75, () -> shown.size() + " different messages in an hour");
    }
}
