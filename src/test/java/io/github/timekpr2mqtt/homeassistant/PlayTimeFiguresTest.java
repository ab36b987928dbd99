package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.changes.DayStart;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.PlayTimeConfig;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of a Saturday with an hour of PlayTime. */
class PlayTimeFiguresTest {
    private static final PlayTimeConfig CONFIG = Anna.usesAll().playTime().withLimitOverride(false);

    private static TimeSpent spent(int balance, int day) {
        return new TimeSpent(0, 0, 0, 0, Anna.NOON, balance, day);
    }

    private static List<Integer> of(PlayTimeConfig config, TimeSpent spent, Optional<LiveTime> live, DayStart start) {
        PlayTimeFigures figures = PlayTimeFigures.of(config, spent, live, DayOfWeek.SATURDAY, Optional.of(start));
        return List.of(figures.used(), figures.left(), figures.extra());
    }

    private static List<Integer> of(TimeSpent spent, Optional<LiveTime> live) {
        return of(CONFIG, spent, live, new DayStart(Anna.SATURDAY, 0, 0));
    }

    private static Optional<LiveTime> live(int left, int spent) {
        Map<String, Integer> signal = new HashMap<>(Map.of("PTLPD", left, "PTSPD", spent));
        List.of("LEFTD", "LEFT", "SPENT", "SPENTW", "SPENTM", "SLEEP").forEach(key -> signal.put(key, 0));
        return Optional.of(LiveTime.ofSignal(signal));
    }

    @Test
    void the_file_tells_what_was_used_what_is_left_and_what_was_given() {
        assertEquals(List.of(600, 3000, 0), of(spent(600, 600), Optional.empty()));
        assertEquals(List.of(600, 3900, 900), of(spent(-300, 600), Optional.empty()));
        assertEquals(List.of(5000, 0, 0), of(spent(5000, 5000), Optional.empty()));
    }

    @Test
    void while_the_child_plays_the_daemon_tells_it() {
        assertEquals(List.of(620, 2980, 0), of(spent(600, 600), live(2980, 620)));
    }

    @Test
    void playtime_of_an_older_day_is_neither_shown_nor_charged() {
        DayStart moved = new DayStart(Anna.SATURDAY, 700, 800);
        assertEquals(List.of(0, 3600, 0), of(CONFIG, spent(700, 800), Optional.empty(), moved));
        DayStart charged = new DayStart(Anna.SATURDAY, 0, 800);
        assertEquals(List.of(0, 3600, 0), of(CONFIG, spent(0, 800), Optional.empty(), charged));
        assertEquals(List.of(20, 3580, 0), of(CONFIG, spent(0, 800), live(3580, 820), charged));
    }

    @Test
    void where_time_runs_only_with_playtime_nothing_is_extra() {
        DayStart none = new DayStart(Anna.SATURDAY, 0, 0);
        assertEquals(List.of(500, 3600, 0), of(CONFIG.withLimitOverride(true), spent(0, 500), Optional.empty(), none));
    }

    @Test
    void minutes_are_rounded_as_those_of_time_are() {
        PlayTimeFigures figures = new PlayTimeFigures(119, 3481, 0);
        assertEquals(
                List.of(BigDecimal.valueOf(1), BigDecimal.valueOf(59)),
                List.of(figures.usedMinutes(), figures.leftMinutes()));
        assertEquals(BigDecimal.valueOf(2), new PlayTimeFigures(0, 100, 0).leftMinutes());
    }
}
