package io.github.timekpr2mqtt.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgesTest {
    private static final long SECOND = 1_000_000_000L;

    private static Ages.At at(long second, String figure) {
        return new Ages.At(second * SECOND, figure);
    }

    @Test
    void a_figure_is_as_old_as_the_last_count_with_which_it_agrees() {
        Ages ages = new Ages(
                List.of(at(0, "60"), at(3, "60"), at(6, "59"), at(9, "59")), List.of(at(1, "60"), at(8, "59")));
        assertEquals(List.of(1.0, 2.0, 0.0, 1.0, 2.0, 3.0, 4.0, 2.0, 0.0), ages.every(SECOND));
    }

    @Test
    void what_was_never_counted_is_no_old_figure_but_a_wrong_one() {
        Ages ages = new Ages(List.of(at(0, "60"), at(3, "59")), List.of(at(1, "58")));
        assertThrows(IllegalArgumentException.class, () -> ages.every(SECOND));
    }
}
