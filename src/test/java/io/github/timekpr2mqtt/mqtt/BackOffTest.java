package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.mqtt.Trouble.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff();

    private List<Double> waits(int count) {
        return Stream.generate(() -> backOff.next(Duration.ZERO, Kind.ORDINARY).toMillis() / 1000.0)
                .limit(count)
                .toList();
    }

    @Test
    void the_wait_doubles_up_to_half_a_minute() {
        assertEquals(List.of(0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0), waits(8));
    }

    @Test
    void it_never_ends_and_never_overflows() {
        assertEquals(100_000, waits(100_000).size());
        assertEquals(List.of(30.0), waits(1));
    }

    @Test
    void a_connection_of_a_minute_begins_anew() {
        waits(5);
        assertEquals(Duration.ofMillis(500), backOff.next(Duration.ofMinutes(1), Kind.ORDINARY));
        assertEquals(List.of(1.0, 2.0), waits(2));
    }

    @Test
    void a_shorter_connection_is_a_failed_try() {
        waits(2);
        assertEquals(Duration.ofSeconds(2), backOff.next(Duration.ofSeconds(59), Kind.ORDINARY));
        assertEquals(Duration.ofSeconds(4), backOff.next(Duration.ofSeconds(59), Kind.ORDINARY));
    }

    @Test
    void a_session_that_was_taken_over_waits_a_minute() {
        assertEquals(Duration.ofMinutes(1), backOff.next(Duration.ofHours(1), Kind.TAKEN_OVER));
        assertEquals(Duration.ofMinutes(1), backOff.next(Duration.ZERO, Kind.TAKEN_OVER));
    }

    @Test
    void a_broker_that_sends_what_cannot_be_read_is_tried_again_within_five_seconds() {
        waits(8);
        assertEquals(Duration.ofSeconds(5), backOff.next(Duration.ofSeconds(1), Kind.UNREADABLE));
        assertEquals(Duration.ofMillis(500), backOff.next(Duration.ofMinutes(1), Kind.UNREADABLE));
        assertEquals(Duration.ofSeconds(1), backOff.next(Duration.ofSeconds(1), Kind.UNREADABLE));
    }
}
