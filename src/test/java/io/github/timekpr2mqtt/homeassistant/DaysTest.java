package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.history.Day;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.history.Session;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Yesterday, the days before it, and today's sessions as they are shown. */
class DaysTest {
    private static final LocalDate FRIDAY = Anna.SATURDAY.minusDays(1);

    /** Home Assistant's recorder keeps no attributes above this; its own, as the entity's name and unit, are among them. */
    private static final int RECORDER = 16_384;

    private static final int ITS_OWN = 512;

    private static History used(LocalDate date, int seconds, int playTime) {
        return History.NONE.counted(date, seconds, playTime);
    }

    private static Map<?, ?> details(Map<String, ?> document, String key) {
        return DiscoveryRules.map(DiscoveryRules.map(document, "details"), key);
    }

    private static Map<?, ?> history(History history) {
        return details(Anna.used(0).history(history).days(), "history");
    }

    @Test
    void yesterday_is_in_whole_minutes_rounded_down() {
        Map<String, ?> shown = Anna.used(0).history(used(FRIDAY, 5999, 119)).days();
        assertEquals(99, shown.get("yesterday"));
        assertEquals(Map.of("date", "2026-11-20", "playtime", 1), details(shown, "yesterday"));
    }

    @Test
    void before_the_first_day_that_is_known_yesterday_is_unknown_and_nothing_was_used() {
        Map<String, ?> shown =
                Anna.used(1234).history(used(Anna.SATURDAY, 1234, 0)).days();
        assertNull(shown.get("yesterday"));
        assertEquals(BigDecimal.ZERO, shown.get("history"));
        assertNull(details(shown, "yesterday").get("playtime"));
        assertEquals(Map.of(), details(shown, "history").get("days"));
        assertEquals(Map.of(), details(shown, "history").get("weeks"));
    }

    @Test
    void days_and_weeks_are_told_the_newest_first_and_without_today() {
        LocalDate monday = LocalDate.of(2026, 11, 9);
        History history = used(monday, 3600, 60).counted(FRIDAY, 5400, 0).counted(Anna.SATURDAY, 9999, 9999);
        Map<?, ?> shown = history(history);
        Map<?, ?> days = DiscoveryRules.map(shown, "days");
        assertEquals("2026-11-20", List.copyOf(days.keySet()).get(0));
        assertEquals("2026-11-09", List.copyOf(days.keySet()).get(11));
        assertEquals(90, days.get("2026-11-20"));
        assertEquals(0, days.get("2026-11-19"));
        assertEquals(12, days.size());
        assertEquals(Map.of("2026-11-09", 1), shown.get("playtime"));
        assertEquals(Map.of("2026-W46", new BigDecimal("1.0")), shown.get("weeks"));
        assertEquals(new BigDecimal("1.5"), Anna.used(0).history(history).days().get("history"));
    }

    @Test
    void a_week_belongs_to_the_year_of_most_of_its_days() {
        Map<?, ?> weeks = DiscoveryRules.map(history(used(LocalDate.of(2025, 12, 29), 3600, 0)), "weeks");
        assertEquals("2026-W01", List.copyOf(weeks.keySet()).get(weeks.size() - 1));
    }

    @Test
    void what_is_used_today_changes_nothing_of_the_finished_days() {
        History before = used(FRIDAY, 5999, 119).counted(Anna.SATURDAY, 60, 0);
        History after = before.counted(Anna.SATURDAY, 7200, 600);
        assertEquals(
                Anna.used(60).history(before).days(),
                Anna.used(7200).history(after).days());
        assertNotEquals(
                Anna.used(60).history(before).days(),
                Anna.used(60).history(before.counted(FRIDAY, 6000, 0)).days());
    }

    @Test
    void a_year_of_the_longest_days_fits_into_home_assistants_recorder() {
        TreeMap<LocalDate, Day> days = new TreeMap<>();
        for (int i = 0; i < 2 * History.MOST_DAYS; i++) {
            days.put(Anna.SATURDAY.minusDays(i), new Day(86_400, 86_400, List.of()));
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        history(new History(days)).forEach((key, value) -> shown.put(String.valueOf(key), value));
        assertEquals(History.MOST_DAYS, DiscoveryRules.map(shown, "days").size());
        assertTrue(DiscoveryRules.map(shown, "weeks").size() >= 51);
        int bytes = new Golden("", shown).payload().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes > 10_000 && bytes < RECORDER - ITS_OWN, bytes + " bytes");
    }

    private static Session session(int minute, boolean running) {
        Instant from = Anna.MORNING.plusSeconds(60L * minute);
        return new Session(from, from.plusSeconds(30), running);
    }

    private static List<?> sessions(Session... sessions) {
        History history = new History(new TreeMap<>(Map.of(
                FRIDAY,
                new Day(0, 0, List.of(session(-1440, false))),
                Anna.SATURDAY,
                new Day(0, 0, List.of(sessions)))));
        return (List<?>) Objects.requireNonNull(
                details(Anna.used(0).history(history).state(), "active").get("sessions"));
    }

    @Test
    void todays_sessions_say_from_when_to_when() {
        assertEquals(List.of(), details(Anna.used(0).state(), "active").get("sessions"));
        Map<String, Object> over = Map.of("from", "2026-11-21T09:30:15+01:00", "to", "2026-11-21T09:30:45+01:00");
        Map<String, Object> running = new LinkedHashMap<>();
        running.put("from", "2026-11-21T09:40:15+01:00");
        running.put("to", null);
        assertEquals(List.of(over, running), sessions(session(0, false), session(10, true)));
    }

    @Test
    void a_session_that_goes_on_is_no_news() {
        Session later = new Session(session(0, true).from(), Anna.NOW, true);
        assertEquals(sessions(session(0, true)), sessions(later));
    }

    @Test
    void of_many_sessions_the_newest_are_told() {
        List<Session> many = new ArrayList<>();
        for (int i = 0; i < 2 * Days.MOST_SESSIONS; i++) {
            many.add(session(i, false));
        }
        List<?> told = sessions(many.toArray(new Session[0]));
        assertEquals(Days.MOST_SESSIONS, told.size());
        assertEquals("2026-11-21T10:09:15+01:00", ((Map<?, ?>) told.get(told.size() - 1)).get("from"));
    }
}
