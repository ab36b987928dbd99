package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.homeassistant.Checkup.Look;
import io.github.timekpr2mqtt.homeassistant.Checkup.Verdict;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.host.Troubles;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CheckingTest {
    private final Trouble refused = Troubles.of(Trouble.Kind.KEY_REFUSED, "timekpr2mqtt");

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<Checkup> found = new ArrayList<>();
    private Verdict verdict = Verdict.GOOD;
    private Runnable meanwhile = () -> {};
    private final Checking checking = new Checking("den", this::look, found::add, threads::add);

    private Checkup look() {
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        return new Checkup(List.of(new Look("Name", verdict, "it is so")), "", Instant.EPOCH);
    }

    /** Everything that was started comes to its end; how many looks that were. */
    private int looks() {
        int before = found.size();
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
        return found.size() - before;
    }

    @Test
    void it_looks_on_a_thread_of_its_own() {
        checking.start();
        assertEquals(List.of(), found);
        assertEquals(1, looks());
    }

    @Test
    void pressing_it_again_before_it_looks_changes_nothing() {
        checking.start();
        checking.start();
        checking.start();
        assertEquals(1, threads.size());
        assertEquals(1, looks());
        checking.start();
        assertEquals(1, looks());
    }

    /** What was mended during a look may not be in it. */
    @Test
    void pressing_it_during_a_look_gives_one_more_after_it() {
        meanwhile = () -> {
            checking.start();
            checking.start();
        };
        checking.start();
        assertEquals(2, looks());
    }

    @Test
    void a_trouble_that_waits_for_somebody_is_looked_at_once() {
        checking.troubled(refused);
        assertEquals(1, looks());
        checking.troubled(refused);
        checking.troubled(Troubles.lost());
        checking.troubled(refused);
        assertEquals(0, looks());
        checking.troubled(Troubles.of(Trouble.Kind.HOST_KEY_CHANGED, "SHA256:a", "SHA256:b"));
        assertEquals(1, looks());
    }

    @Test
    void a_pc_that_is_off_is_not_looked_at_nor_one_that_comes() {
        checking.troubled(Troubles.lost());
        checking.well();
        checking.well();
        assertEquals(0, looks());
    }

    @Test
    void what_was_wrong_is_looked_at_again_when_the_pc_is_there_and_only_then() {
        verdict = Verdict.BROKEN;
        checking.troubled(refused);
        assertEquals(1, looks());
        verdict = Verdict.GOOD;
        checking.well();
        assertEquals(1, looks());
        checking.troubled(Troubles.lost());
        checking.well();
        assertEquals(0, looks());
    }

    @Test
    void what_stays_wrong_on_a_pc_that_is_there_is_not_looked_at_with_every_reading() {
        verdict = Verdict.BROKEN;
        checking.well();
        checking.start();
        assertEquals(1, looks());
        checking.well();
        checking.well();
        assertEquals(0, looks());
    }

    @Test
    void a_look_that_fails_does_not_keep_the_next_from_beginning() {
        meanwhile = () -> {
            throw new IllegalStateException("a fault of ours, which is logged");
        };
        checking.start();
        assertEquals(0, looks());
        checking.start();
        assertEquals(1, looks());
    }

    @Test
    void after_the_end_it_is_not_begun() {
        Checking late = new Checking("den", this::look, found::add, task -> {
            throw new RejectedExecutionException("shut down");
        });
        late.start();
        assertTrue(found.isEmpty());
    }
}
