package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockTimesTest {
    private static final Username ANNA = new Username("anna");
    private static final Username BEN = new Username("ben");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final LockTimes times = new LockTimes();

    private Optional<Instant> shown(int left, Instant now) {
        return times.shown(ANNA, OptionalInt.of(left), now);
    }

    @ParameterizedTest
    @CsvSource({
        "600, 2026-11-21T12:10:00Z",
        "629, 2026-11-21T12:10:00Z",
        "630, 2026-11-21T12:11:00Z",
        "0, 2026-11-21T12:00:00Z"
    })
    void it_is_shown_as_the_nearest_minute(int left, Instant at) {
        assertEquals(Optional.of(at), shown(left, NOON));
    }

    @Test
    void while_the_time_runs_it_stands_still() {
        Set<Optional<Instant>> seen = new HashSet<>();
        for (int second = 0; second < 5000; second++) {
            int sinceTick = second % 3; // the daemon tells it each three seconds, and we ask in between
            int jitter = second % 7 - 3;
            seen.add(shown(Math.max(0, 5000 - second + sinceTick + jitter), NOON.plusSeconds(second)));
        }
        assertEquals(1, seen.size(), seen::toString);
    }

    @Test
    void it_moves_when_it_moved_by_a_minute() {
        Optional<Instant> first = shown(600, NOON);
        assertEquals(first, shown(659, NOON));
        assertEquals(first, shown(541, NOON));
        assertEquals(Optional.of(NOON.plusSeconds(660)), shown(660, NOON));
        assertEquals(Optional.of(NOON.plusSeconds(600)), shown(600, NOON));
        assertEquals(Optional.of(NOON.plusSeconds(1500)), shown(1500, NOON));
    }

    @Test
    void what_is_over_stays_where_it_ended_until_time_is_given() {
        Optional<Instant> end = shown(600, NOON);
        assertEquals(end, shown(0, NOON.plusSeconds(610)));
        assertEquals(end, shown(0, NOON.plusSeconds(3600)));
        assertEquals(Optional.of(NOON.plusSeconds(4500)), shown(900, NOON.plusSeconds(3600)));
    }

    @Test
    void what_ends_at_once_does_not_stay_in_the_future() {
        shown(600, NOON);
        assertEquals(Optional.of(NOON), shown(0, NOON));
    }

    @Test
    void what_does_not_lock_shows_nothing_and_is_forgotten() {
        Optional<Instant> first = shown(600, NOON);
        assertEquals(Optional.empty(), times.shown(ANNA, OptionalInt.empty(), NOON));
        assertEquals(first.map(at -> at.plusSeconds(60)), shown(631, NOON));
    }

    @Test
    void each_child_has_its_own() {
        shown(600, NOON);
        assertEquals(Optional.of(NOON.plusSeconds(1200)), times.shown(BEN, OptionalInt.of(1200), NOON));
        assertEquals(Optional.of(NOON.plusSeconds(600)), shown(600, NOON));
    }
}
