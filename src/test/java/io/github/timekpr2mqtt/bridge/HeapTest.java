package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapTest {
    private static final long MEGABYTE = 1 << 20;

    private final AtomicLong size = new AtomicLong(40 * MEGABYTE);
    private final AtomicLong needed = new AtomicLong(20 * MEGABYTE);
    private final AtomicInteger collected = new AtomicInteger();
    private final Heap heap = new Heap(size::get, () -> {
        collected.incrementAndGet();
        size.set(needed.get());
    });

    private void look(int times) {
        heap.look();
        assertEquals(times, collected.get());
    }

    @Test
    void what_the_start_left_is_given_back() {
        look(1);
        assertEquals(20 * MEGABYTE, size.get());
    }

    @Test
    void it_is_looked_at_again_only_when_it_has_grown() {
        look(1);
        look(1);
        size.set(20 * MEGABYTE + Heap.STEP);
        look(1);
        size.set(20 * MEGABYTE + Heap.STEP + 1);
        look(2);
        look(2);
    }

    @Test
    void a_house_that_needs_more_is_not_looked_at_all_the_time() {
        needed.set(60 * MEGABYTE);
        size.set(70 * MEGABYTE);
        look(1);
        look(1);
        size.set(63 * MEGABYTE);
        look(1);
        size.set(65 * MEGABYTE);
        look(2);
    }
}
