package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTimeTest {
    private static Map<String, Object> tick() {
        return new HashMap<>(Map.of(
                "LEFTD", 7913, "LEFT", 7013, "SPENT", 87, "SPENTW", 387, "SPENTM", 487, "SLEEP", 12, "TRACKI", 0,
                "HIDEI", 0, "TNL", 0));
    }

    private static Map<String, Object> realtime(String sample) {
        Map<String, Object> values = new HashMap<>();
        Sample.of(sample)
                .answers("getUserInformation-R.txt")
                .forEach((key, value) -> values.put(key, Integer.valueOf(value)));
        return values;
    }

    @Test
    void a_tick_is_read() {
        LiveTime live = LiveTime.ofSignal(tick());
        assertEquals(7913, live.leftDay());
        assertEquals(7013, live.left());
        assertEquals(87, live.spentSession());
        assertEquals(387, live.spentWeek());
        assertEquals(487, live.spentMonth());
        assertEquals(12, live.inactive());
        assertEquals(OptionalInt.empty(), live.spentDay());
        assertEquals(OptionalInt.empty(), live.playTimeLeft());
        assertEquals(OptionalInt.empty(), live.playTimeSpent());
        assertEquals(0, live.activities());
    }

    @Test
    void a_tick_with_playtime_has_its_figures_too() {
        Map<String, Object> values = tick();
        values.putAll(Map.of("PTTLO", 0, "PTAUH", 1, "PTSPD", 33, "PTLPD", 3567, "PTLSTC", 1));
        LiveTime live = LiveTime.ofSignal(values);
        assertEquals(OptionalInt.of(3567), live.playTimeLeft());
        assertEquals(OptionalInt.of(33), live.playTimeSpent());
        assertEquals(1, live.activities());
    }

    @Test
    void less_than_nothing_left_is_nothing_left() {
        Map<String, Object> values = tick();
        values.putAll(Map.of("LEFTD", -3, "LEFT", -3));
        assertEquals(0, LiveTime.ofSignal(values).leftDay());
        assertEquals(0, LiveTime.ofSignal(values).left());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEFTD", "LEFT", "SPENT", "SPENTW", "SPENTM", "SLEEP"})
    void a_tick_without_one_of_its_figures_is_refused_and_never_taken_for_zero(String key) {
        Map<String, Object> values = tick();
        values.put(key, "many");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> LiveTime.ofSignal(values));
        assertEquals("no number " + key + " in " + values, refused.getMessage());
        values.remove(key);
        assertThrows(IllegalArgumentException.class, () -> LiveTime.ofSignal(values));
    }

    @ParameterizedTest
    @CsvSource({"0.5.4, 7916, 7016, 84, 284, -716", "0.5.9, 7913, 7013, 87, 287, -713"})
    void the_daemons_answer_for_this_moment_is_read(
            String version, int leftDay, int left, int session, int day, int balance) {
        LiveTime live = LiveTime.ofRealtime(realtime("override-plus900-loggedin-" + version))
                .orElseThrow();
        assertEquals(leftDay, live.leftDay());
        assertEquals(left, live.left());
        assertEquals(session, live.spentSession());
        assertEquals(OptionalInt.of(day), live.spentDay());
        assertEquals(OptionalInt.of(balance), live.balance());
        assertEquals(OptionalInt.of(0), live.playTimeLeft());
        assertEquals(0, live.inactive());
    }

    @Test
    void no_answer_for_this_moment_is_a_child_who_is_not_logged_in() {
        assertEquals(Optional.empty(), LiveTime.ofRealtime(Map.of()));
        assertEquals(Optional.empty(), LiveTime.ofRealtime(Map.of("TIME_SPENT_DAY", 7)));
        assertEquals(Optional.empty(), LiveTime.ofRealtime(Map.of(7, 7)));
    }

    @Test
    void half_an_answer_is_refused() {
        Map<String, Integer> half = Map.of("ACTUAL_TIME_LEFT_DAY", 7);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> LiveTime.ofRealtime(half));
        assertEquals("no number ACTUAL_TIME_LEFT_CONTINUOUS in " + half, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        // file's day, week, month; reading's week, month; today
        "200, 300, 400, 300, 400, 200, nothing used since",
        "200, 300, 400, 327, 427, 227, used since the save",
        "200, 300, 400, 290, 390, 200, a reading from before the save",
        "0, 300, 400, 309, 409, 9, the file is of yesterday",
        "0, 0, 400, 9, 409, 9, the file is of last week",
        "0, 300, 0, 309, 9, 9, the file is of last month",
        "0, 0, 0, 9, 9, 9, the file is of another month and week or there is none",
        "2, 2, 4002, 20000, 4000, 2, a reading from Sunday and a file of Monday",
        "7000, 20000, 4000, 3, 4003, 7000, a file of Sunday and a reading from Monday",
        "0, 20036, 0, 1, 1, 0, 0.5.4 forgot the week with the month",
        "86390, 86390, 86390, 86420, 86420, 86400, not more than a day",
    })
    void todays_time_goes_on_between_two_saves(
            int day, int week, int month, int spentWeek, int spentMonth, int today, String why) {
        TimeSpent file = new TimeSpent(0, day, week, month, LocalDateTime.of(2026, 11, 21, 10, 0), 0, 0);
        Map<String, Object> values = tick();
        values.putAll(Map.of("SPENTW", spentWeek, "SPENTM", spentMonth));
        assertEquals(today, file.dayWith(LiveTime.ofSignal(values)), why);
    }

    @Test
    void todays_time_comes_straight_from_an_answer_that_has_it() throws Unreadable {
        Sample sample = Sample.of("override-plus900-loggedin-0.5.9");
        LiveTime live = LiveTime.ofRealtime(realtime(sample.toString())).orElseThrow();
        assertEquals(287, TimeSpent.parse(sample.user(), sample.time()).dayWith(live));
        TimeSpent later = new TimeSpent(0, 300, 300, 300, LocalDateTime.of(2026, 11, 21, 10, 0), 0, 0);
        assertEquals(300, later.dayWith(live));
    }

    private static LiveTime reading(int spent, int inactive) {
        Map<String, Object> values = tick();
        values.putAll(Map.of("SPENT", spent, "SLEEP", inactive));
        return LiveTime.ofSignal(values);
    }

    @Test
    void one_reading_alone_does_not_tell_whether_the_child_is_idle() {
        assertFalse(reading(87, 12).idle());
    }

    @Test
    void whether_the_child_is_idle_shows_in_which_of_two_sums_goes_on() {
        LiveTime there = reading(87, 12);
        LiveTime away = reading(87, 15).after(there);
        assertTrue(away.idle());
        assertTrue(reading(87, 15).after(away).idle(), "told twice within one tick");
        assertTrue(reading(87, 18).after(away).idle());
        assertFalse(reading(90, 18).after(away).idle());
        assertFalse(reading(90, 12).after(there).idle());
        assertFalse(reading(87, 12).after(there).idle());
    }

    @Test
    void nothing_else_of_a_reading_depends_on_the_one_before() {
        LiveTime before = reading(87, 12);
        assertEquals(before, before.after(before));
    }

    @Test
    void all_figures_go_on_by_the_same_seconds() {
        LocalDateTime saved = LocalDateTime.of(2026, 11, 21, 10, 0);
        TimeSpent file = new TimeSpent(-700, 200, 360, 460, saved, 5, 6);
        LiveTime live = LiveTime.ofSignal(tick());
        assertEquals(
                new TimeSpent(-673, 227, 387, 487, saved.plusSeconds(27), 5, 6), file.at(live, saved.plusSeconds(27)));
    }

    @Test
    void a_file_of_yesterday_goes_on_from_midnight() {
        LocalDateTime saved = LocalDateTime.of(2026, 11, 20, 23, 59, 50);
        LocalDateTime midnight = LocalDateTime.of(2026, 11, 21, 0, 0, 9);
        TimeSpent file = new TimeSpent(200, 200, 378, 478, saved, 0, 0).on(midnight.toLocalDate());
        TimeSpent later = file.at(LiveTime.ofSignal(tick()), midnight);
        assertEquals(new TimeSpent(9, 9, 387, 487, midnight, 0, 0), later);
        assertEquals(later, later.on(midnight.toLocalDate()));
    }
}
