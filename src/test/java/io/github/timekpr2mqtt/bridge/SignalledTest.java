package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SignalledTest {
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Signalled signalled = new Signalled(this::later, looks::incrementAndGet);

    private void later(Duration wait, Runnable task) {
        assertEquals(Duration.ofMillis(250), wait);
        later.add(task);
    }

    private void aMomentPasses() {
        later.remove().run();
    }

    @Test
    void the_first_is_heeded_at_once() {
        signalled.signal();
        assertEquals(1, looks.get());
        aMomentPasses();
        assertEquals(1, looks.get());
        signalled.signal();
        assertEquals(2, looks.get());
    }

    @Test
    void all_that_come_within_a_moment_are_one_look_at_its_end() {
        for (int moments = 1; moments <= 3; moments++) {
            for (int i = 0; i < 10_000; i++) {
                signalled.signal();
            }
            assertEquals(moments, looks.get());
            assertEquals(1, later.size());
            aMomentPasses();
            assertEquals(moments + 1, looks.get());
        }
        aMomentPasses();
        assertEquals(4, looks.get());
        assertEquals(0, later.size());
    }
}
