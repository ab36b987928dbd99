package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our arithmetic against the daemons' own. Each line of the tables is one random child at a random moment and what the
 * code of that timekprd, run on it, made of it when the child logged in.
 */
class DaemonArithmeticTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.5.4", "0.5.9"})
    void what_was_used_rolls_over_as_the_daemon_does_it(String version) {
        for (Case c : Case.all(version)) {
            TimeSpent rolled = c.spent().on(c.now().toLocalDate(), TimekprVersion.parse(version));
            assertEquals(
                    c.rolled(), List.of(rolled.balance(), rolled.day(), rolled.week(), rolled.month()), c.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5.4", "0.5.9"})
    void what_is_left_is_what_the_daemon_finds_at_log_in(String version) {
        for (Case c : Case.all(version)) {
            TimeLeft left = c.left(version);
            assertEquals(c.leftInARow(), left.untilLock(), c.toString());
            if (c.minutesOfThisHourToCome() == 0) {
                assertEquals(c.leftToday(), left.today(), c.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5.4", "0.5.9"})
    void the_lock_comes_when_the_daemon_says_unless_hours_do_not_count(String version) {
        int compared = 0;
        for (Case c : Case.all(version)) {
            TimeSpent spent = c.spent().on(c.now().toLocalDate(), TimekprVersion.parse(version));
            int seconds = NextLock.of(c.config(), spent, c.now()).seconds();
            assertTrue(seconds >= c.leftInARow(), c.toString());
            if (!(c.columns().get(6) + c.columns().get(7)).contains("!")) {
                assertEquals(c.leftInARow(), seconds, c.toString());
                compared++;
            }
        }
        assertTrue(compared > 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5.4", "0.5.9"})
    void minutes_of_this_hour_that_have_not_begun_count_for_today(String version) {
        boolean differs = false;
        for (Case c : Case.all(version)) {
            int more = c.left(version).today() - c.leftToday();
            assertTrue(more >= 0 && more <= c.minutesOfThisHourToCome() * 60, c.toString());
            differs |= more > 0;
        }
        assertTrue(differs, "no line of the table has such an hour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5.4", "0.5.9"})
    void without_limits_of_week_and_month_it_is_also_what_the_daemon_tells_of_who_is_not_logged_in(String version) {
        int compared = 0;
        for (Case c : Case.all(version)) {
            if (c.daysAnswer().isEmpty() || c.isLimitedByWeekOrMonth() || !c.isAllowedDay()) {
                continue;
            }
            // the daemon takes the seconds of this minute off an hour that has not begun
            int slack = c.minutesOfThisHourToCome() == 0 ? 0 : c.now().getSecond();
            int difference = c.left(version).today() - Integer.parseInt(c.daysAnswer());
            assertTrue(difference >= 0 && difference <= slack, c.toString());
            compared++;
        }
        assertTrue(compared > 10);
    }

    private record Case(List<String> columns) {
        static List<Case> all(String version) {
            try (InputStream in = Objects.requireNonNull(
                    Case.class.getResourceAsStream("/timekpr-arithmetic/timekprd-" + version + ".txt"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> new Case(List.of(line.split("\\|", -1))))
                        .toList();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        LocalDateTime now() {
            return LocalDateTime.parse(columns.get(1));
        }

        UserConfig config() {
            DayOfWeek today = now().getDayOfWeek();
            Map<DayOfWeek, AllowedHours> hours = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                hours.put(day, AllowedHours.NONE);
            }
            hours.put(today, AllowedHours.parse(columns.get(6)));
            hours.put(today.plus(1), AllowedHours.parse(columns.get(7)));
            return new UserConfig(
                    hours,
                    DailyLimits.parse(columns.get(2), columns.get(3)),
                    Numbers.clamped(columns.get(4), 0, UserConfig.WHOLE_WEEK),
                    Numbers.clamped(columns.get(5), 0, UserConfig.WHOLE_MONTH),
                    false,
                    false,
                    "terminate",
                    new WakeInterval(0, 23),
                    new PlayTimeConfig(false, false, true, DailyLimits.everyDay(0), List.of()));
        }

        TimeSpent spent() {
            return new TimeSpent(
                    number(8), number(9), number(10), number(11), LocalDateTime.parse(columns.get(12)), 7, 9);
        }

        List<Integer> rolled() {
            return List.of(number(13), number(14), number(15), number(16));
        }

        int leftToday() {
            return number(17);
        }

        int leftInARow() {
            return number(18);
        }

        /** TIME_LEFT_DAY; empty where the file was of another day, which the daemon would have rolled over first. */
        String daysAnswer() {
            return columns.get(19);
        }

        TimeLeft left(String version) {
            TimeSpent spent = spent().on(now().toLocalDate(), TimekprVersion.parse(version));
            return TimeLeft.loggedOut(config(), spent, now());
        }

        int minutesOfThisHourToCome() {
            return config().hoursOn(now().getDayOfWeek()).at(now().getHour()).stream()
                    .filter(slot -> slot.fromMinute() > now().getMinute())
                    .mapToInt(slot -> slot.toMinute() - slot.fromMinute())
                    .sum();
        }

        boolean isAllowedDay() {
            return config().limits().seconds().containsKey(now().getDayOfWeek());
        }

        boolean isLimitedByWeekOrMonth() {
            return config().limitPerWeek() - number(15) < DailyLimits.WHOLE_DAY
                    || config().limitPerMonth() - number(16) < DailyLimits.WHOLE_DAY;
        }

        private int number(int column) {
            return Integer.parseInt(columns.get(column));
        }

        @Override
        public String toString() {
            return String.join("|", columns);
        }
    }
}
