package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleFilesTest {
    @Test
    void there_are_samples_of_both_daemons() {
        assertTrue(Sample.all().filter(s -> s.toString().endsWith("0.5.4")).count() >= 7);
        assertTrue(Sample.all().filter(s -> s.toString().endsWith("0.5.9")).count() >= 8);
    }

    @ParameterizedTest
    @MethodSource("io.github.timekpr2mqtt.timekpr.Sample#all")
    void every_configuration_prints_back(Sample sample) throws Unreadable {
        UserConfig config = UserConfig.parse(sample.user(), sample.config());
        assertEquals(sample.config(), config.print(sample.user()));
        assertEquals(config, UserConfig.parse(sample.user(), config.print(sample.user())));
    }

    @ParameterizedTest
    @MethodSource("io.github.timekpr2mqtt.timekpr.Sample#all")
    void every_time_file_prints_back(Sample sample) throws Unreadable {
        TimeSpent spent = TimeSpent.parse(sample.user(), sample.time());
        assertEquals(sample.time(), spent.print(sample.user()));
        assertEquals(spent, TimeSpent.parse(sample.user(), spent.print(sample.user())));
    }

    @ParameterizedTest
    @MethodSource("io.github.timekpr2mqtt.timekpr.Sample#all")
    void every_main_configuration_prints_back(Sample sample) throws Unreadable {
        MainConfig main = MainConfig.parse(sample.text("timekpr.conf"));
        assertEquals(sample.text("timekpr.conf"), main.print());
        assertEquals(main, MainConfig.parse(main.print()));
    }

    @Test
    void the_templates_print_back_too() throws Unreadable {
        Username template = new Username("USER");
        for (String version : new String[] {"0.5.4", "0.5.9"}) {
            String text = Sample.of("fresh-" + version).text("timekpr.USER.conf");
            assertEquals(text, UserConfig.parse(template, text).print(template));
        }
    }

    static Stream<Sample> samplesWithAnAnswer() {
        return Sample.all().filter(sample -> sample.has("userinfo.txt"));
    }

    @Test
    void there_are_answers_of_both_daemons() {
        assertEquals(6, samplesWithAnAnswer().count());
    }

    @ParameterizedTest
    @MethodSource("samplesWithAnAnswer")
    void what_is_read_is_what_the_daemon_tells(Sample sample) throws Unreadable {
        UserConfig config = UserConfig.parse(sample.user(), sample.config());
        TimeSpent spent = TimeSpent.parse(sample.user(), sample.time());
        Map<String, String> daemon = sample.answers("userinfo.txt");
        for (var day : DayOfWeek.values()) {
            assertEquals(
                    daemon.get("ALLOWED_HOURS_" + day.getValue()),
                    config.hoursOn(day).toString());
        }
        assertEquals(daemon.get("ALLOWED_WEEKDAYS"), config.limits().weekdays());
        assertEquals(daemon.get("LIMITS_PER_WEEKDAYS"), config.limits().limits());
        assertEquals(daemon.get("LIMIT_PER_WEEK"), "" + config.limitPerWeek());
        assertEquals(daemon.get("LIMIT_PER_MONTH"), "" + config.limitPerMonth());
        assertEquals(daemon.get("LOCKOUT_TYPE"), config.lockoutType());
        assertEquals(
                daemon.get("PLAYTIME_ALLOWED_WEEKDAYS"),
                config.playTime().limits().weekdays());
        assertEquals(
                daemon.get("PLAYTIME_LIMITS_PER_WEEKDAYS"),
                config.playTime().limits().limits());
        assertEquals(
                daemon.get("PLAYTIME_ACTIVITIES"),
                String.join(
                        ";",
                        config.playTime().activities().stream()
                                .map(Activity::toString)
                                .toList()));
        assertEquals(daemon.get("TIME_SPENT_BALANCE"), "" + spent.balance());
        assertEquals(daemon.get("TIME_SPENT_DAY"), "" + spent.day());
        assertEquals(daemon.get("TIME_SPENT_WEEK"), "" + spent.week());
        assertEquals(daemon.get("TIME_SPENT_MONTH"), "" + spent.month());
        assertEquals(daemon.get("PLAYTIME_SPENT_DAY"), "" + spent.playTimeDay());
    }

    @Test
    void a_week_of_the_samples_is_read_key_by_key() throws Unreadable {
        UserConfig config = UserConfig.parse(
                new Username("leo"),
                Sample.of("override-plus1800-loggedout-0.5.9").config());
        assertEquals(10_800, config.limits().on(DayOfWeek.SATURDAY));
        assertEquals(
                new HourSlot(11, 0, 30, false),
                config.hoursOn(DayOfWeek.MONDAY).at(11).orElseThrow());
        assertEquals(
                new HourSlot(12, 0, 60, true),
                config.hoursOn(DayOfWeek.MONDAY).at(12).orElseThrow());
        assertTrue(IntStream.range(0, 7)
                .allMatch(hour -> config.hoursOn(DayOfWeek.SUNDAY).at(hour).isEmpty()));
        assertEquals("lock", config.lockoutType());
        assertTrue(config.trackInactive());
        assertTrue(config.hideTrayIcon());
        assertEquals(54_000, config.limitPerWeek());
        assertEquals(216_000, config.limitPerMonth());
        assertEquals(new WakeInterval(0, 23), config.wake());
    }
}
