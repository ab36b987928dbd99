package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Desk desk = new Desk();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch disk = new CountDownLatch(1);

    @AfterEach
    void end() throws InterruptedException {
        disk.countDown();
        desk.close();
    }

    /** Keeps the desk busy as a slow disk does; returns when it is. */
    private void busy() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        desk.run(() -> {
            begun.countDown();
            try {
                disk.await();
                done.add("saved");
            } catch (InterruptedException e) {
                done.add("interrupted");
            }
        });
        begun.await();
    }

    @Test
    void what_was_asked_is_answered_and_a_failure_is_the_askers() throws Exception {
        assertEquals(7, desk.ask(() -> 7));
        assertThrows(
                CompletionException.class,
                () -> desk.ask(() -> {
                    throw new IllegalStateException("no");
                }));
    }

    @Test
    void a_failure_does_not_end_the_thread() throws Exception {
        desk.run(() -> {
            throw new IllegalStateException("a test of what happens to a mistake of ours");
        });
        assertEquals(7, desk.ask(() -> 7));
    }

    @Test
    void at_the_end_it_is_waited_for_but_not_longer_than_was_said() throws Exception {
        assertTrue(desk.within(LONG, () -> done.add("last")));
        assertEquals(List.of("last"), done);
        busy();
        assertFalse(desk.within(Duration.ofMillis(1), () -> done.add("too late")));
    }

    @Test
    void closing_lets_a_save_that_runs_end_and_does_what_is_due_but_nothing_later() throws Exception {
        busy();
        desk.run(() -> done.add("due"));
        desk.later(LONG, () -> done.add("later"));
        desk.every(LONG, () -> done.add("again"));
        FutureTask<Boolean> closed = new FutureTask<>(() -> {
            desk.close();
            return true;
        });
        new Thread(closed).start();
        Awaitility.await().until(desk::isClosing);
        disk.countDown();
        assertTrue(closed.get());
        desk.run(() -> done.add("after the end"));
        assertThrows(InterruptedException.class, () -> desk.ask(() -> 7));
        assertEquals(List.of("saved", "due"), done);
    }

    @Test
    void closing_does_not_wait_for_ever_for_a_save() throws Exception {
        busy();
        desk.close();
        Awaitility.await().until(() -> done.equals(List.of("interrupted")));
    }
}
