package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {
    private final Pauses pauses = new Pauses();

    @Test
    void a_pc_that_is_away_is_tried_at_growing_pauses_up_to_ten_seconds() {
        int[] expected = {1, 2, 4, 8, 10, 10, 10, 10, 10};
        for (int seconds : expected) {
            assertEquals(Duration.ofSeconds(seconds), pauses.away());
        }
    }

    @Test
    void a_daemon_that_does_not_answer_is_asked_at_growing_pauses_up_to_a_minute() {
        int[] expected = {1, 2, 4, 8, 16, 32, 60, 60};
        for (int seconds : expected) {
            assertEquals(Duration.ofSeconds(seconds), pauses.unanswered());
        }
    }

    @Test
    void once_it_answered_the_pauses_are_short_again() {
        IntStream.range(0, 9).forEach(i -> pauses.away());
        IntStream.range(0, 9).forEach(i -> pauses.unanswered());
        pauses.reset();
        assertEquals(Duration.ofSeconds(1), pauses.away());
        assertEquals(Duration.ofSeconds(1), pauses.unanswered());
    }

    @Test
    void a_refused_key_is_tried_every_five_seconds_for_ten_minutes_and_then_every_minute() {
        IntStream.range(0, 120).forEach(i -> assertEquals(Duration.ofSeconds(5), pauses.refused()));
        assertEquals(Duration.ofMinutes(1), pauses.refused());
    }

    @Test
    void what_a_person_must_cure_is_looked_at_soon_again_and_then_every_minute() {
        assertEquals(Duration.ofSeconds(1), pauses.person());
        IntStream.range(0, 9).forEach(i -> pauses.person());
        assertEquals(Duration.ofMinutes(1), pauses.person());
        pauses.reset();
        assertEquals(Duration.ofSeconds(1), pauses.person());
    }
}
