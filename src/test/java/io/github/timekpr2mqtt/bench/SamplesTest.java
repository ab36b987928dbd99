package io.github.timekpr2mqtt.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final Samples five = Samples.of(5, 1, 4, 2, 3);

    @Test
    void what_lies_in_the_middle_and_at_the_ends() {
        assertEquals(3, five.median());
        assertEquals(1, five.least());
        assertEquals(5, five.most());
        assertEquals(5, five.n());
        assertEquals(1.4, five.at(0.1), 1e-9);
        assertEquals(4.6, five.at(0.9), 1e-9);
        assertEquals(2.5, Samples.of(2, 3).median());
        assertEquals(7, Samples.of(7).at(0.9));
    }

    @Test
    void nanoseconds_are_shown_as_milliseconds() {
        assertEquals(
                List.of(1.5, 2.0),
                Samples.millis(List.of(2_000_000L, 1_500_000L)).values());
        assertEquals(List.of(10.0, 20.0, 30.0, 40.0, 50.0), five.times(10).values());
    }

    @Test
    void nothing_measured_is_no_figure() {
        assertThrows(IllegalArgumentException.class, () -> new Samples(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Samples.of(1, Double.NaN));
    }

    @Test
    void a_target_looks_at_the_median_or_at_the_worst() {
        assertTrue(Target.median(3).isReachedBy(five));
        assertFalse(Target.median(2.9).isReachedBy(five));
        assertTrue(Target.worst(5).isReachedBy(five));
        assertFalse(Target.worst(4.9).isReachedBy(five));
        assertEquals("worst ≤ 4.9", Target.worst(4.9).toString());
    }
}
