package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SinceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Since since = new Since();

    @Test
    void the_same_words_stand_since_they_were_first_said() {
        assertEquals(Optional.of(NOON), since.of("den", "off", NOON));
        assertEquals(Optional.of(NOON), since.of("den", "off", NOON.plusSeconds(9)));
        assertEquals(Optional.of(NOON.plusSeconds(9)), since.of("den", "refused", NOON.plusSeconds(9)));
        assertEquals(Optional.of(NOON.plusSeconds(10)), since.of("attic", "off", NOON.plusSeconds(10)));
    }

    @Test
    void where_our_clock_was_put_back_nothing_is_said_since_tomorrow() {
        since.of("den", "off", NOON);
        assertEquals(Optional.of(NOON.minusSeconds(9)), since.of("den", "off", NOON.minusSeconds(9)));
    }

    @Test
    void no_words_are_forgotten() {
        since.of("den", "off", NOON);
        assertEquals(Optional.empty(), since.of("den", "", NOON));
        assertEquals(Optional.of(NOON.plusSeconds(9)), since.of("den", "off", NOON.plusSeconds(9)));
    }
}
