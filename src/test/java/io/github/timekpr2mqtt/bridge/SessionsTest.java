package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Username ANNA = new Username("anna");
    private static final Username BEN = new Username("ben");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final LiveTime TIME =
            LiveTime.ofSignal(Map.of("LEFTD", 600, "LEFT", 600, "SPENT", 60, "SPENTW", 60, "SPENTM", 60, "SLEEP", 0));

    private final Sessions sessions = new Sessions();

    @Test
    void a_session_ends_with_a_log_out_or_with_the_pc() {
        sessions.loggedIn(Set.of(ANNA, BEN), NOON);
        assertEquals(Map.of(), sessions.ends());
        sessions.loggedIn(Set.of(BEN), NOON.plusSeconds(60));
        assertEquals(Map.of(ANNA, NOON.plusSeconds(60)), sessions.ends());
        sessions.gone(NOON.plusSeconds(90));
        assertEquals(NOON.plusSeconds(90), sessions.ends().get(BEN));
        assertEquals(NOON.plusSeconds(60), sessions.ends().get(ANNA));
        assertFalse(sessions.isLoggedIn(BEN));
    }

    @Test
    void what_was_known_before_the_start_stands_until_it_is_seen_anew() {
        sessions.remember(Map.of(ANNA, NOON));
        sessions.loggedIn(Set.of(ANNA), NOON.plusSeconds(60));
        assertEquals(NOON, sessions.ends().get(ANNA));
    }

    @Test
    void the_daemon_is_asked_once_about_who_is_there() {
        sessions.loggedIn(Set.of(ANNA, BEN), NOON);
        assertEquals(Set.of(ANNA), sessions.withoutLiveTime(Set.of(ANNA)));
        assertTrue(sessions.timeLeft(ANNA, TIME));
        assertEquals(Set.of(), sessions.withoutLiveTime(Set.of(ANNA)));
        assertFalse(sessions.timeLeft(new Username("cleo"), TIME));
    }

    @Test
    void what_the_daemon_said_is_of_its_day_and_of_its_session() {
        sessions.today(LocalDate.of(2026, 11, 21));
        sessions.loggedIn(Set.of(ANNA), NOON);
        sessions.timeLeft(ANNA, TIME);
        sessions.today(LocalDate.of(2026, 11, 21));
        assertTrue(sessions.live(ANNA).isPresent());
        sessions.today(LocalDate.of(2026, 11, 22));
        assertTrue(sessions.live(ANNA).isEmpty());
        sessions.timeLeft(ANNA, TIME);
        sessions.loggedIn(Set.of(), NOON);
        assertTrue(sessions.live(ANNA).isEmpty());
    }
}
