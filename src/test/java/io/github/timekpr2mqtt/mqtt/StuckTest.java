package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.mqtt.Trouble.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StuckTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Stuck stuck = new Stuck();

    @Test
    void the_second_unreadable_message_in_a_row_is_the_same_again() {
        assertFalse(stuck.after(Kind.UNREADABLE, Duration.ofHours(1)));
        assertTrue(stuck.after(Kind.UNREADABLE, SHORT));
    }

    @Test
    void after_a_clean_start_it_counts_from_one_again() {
        stuck.after(Kind.UNREADABLE, SHORT);
        stuck.after(Kind.UNREADABLE, SHORT);
        assertFalse(stuck.after(Kind.UNREADABLE, SHORT));
        assertTrue(stuck.after(Kind.UNREADABLE, SHORT));
    }

    @Test
    void another_end_between_shows_that_the_session_does_not_bring_it_again() {
        stuck.after(Kind.UNREADABLE, SHORT);
        assertFalse(stuck.after(Kind.ORDINARY, SHORT));
        assertFalse(stuck.after(Kind.UNREADABLE, SHORT));
    }

    @Test
    void so_does_a_connection_that_stood_for_a_minute() {
        stuck.after(Kind.UNREADABLE, SHORT);
        assertFalse(stuck.after(Kind.UNREADABLE, Duration.ofMinutes(1)));
        assertTrue(stuck.after(Kind.UNREADABLE, SHORT));
    }
}
