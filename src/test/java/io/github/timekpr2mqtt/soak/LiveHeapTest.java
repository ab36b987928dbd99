package io.github.timekpr2mqtt.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
    private static LiveHeap day(long bytesAnHour) {
        LiveHeap heap = new LiveHeap(24);
        for (int hour = 1; hour <= 24; hour++) {
            heap.add(hour, 10_000_000 + hour * bytesAnHour);
        }
        return heap;
    }

    @Test
    void the_last_quarter_is_compared_with_the_second() {
        LiveHeap heap = day(1);
        assertEquals(Optional.of(10_000_010L), heap.ofQuarter(2));
        assertEquals(Optional.of(10_000_022L), heap.ofQuarter(4));
        assertEquals(Optional.empty(), heap.grows());
    }

    @Test
    void a_heap_that_grows_is_told() {
        assertTrue(day(200_000).grows().orElseThrow().contains("1 h 10.20, 2 h 10.40"));
    }

    @Test
    void a_day_that_was_too_short_says_nothing() {
        assertEquals(Optional.empty(), new LiveHeap(0).grows());
    }
}
