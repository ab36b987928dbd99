package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.homeassistant.Checkup.Look;
import io.github.timekpr2mqtt.homeassistant.Checkup.Verdict;
import io.github.timekpr2mqtt.host.Stage;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.host.Troubles;
import io.github.timekpr2mqtt.host.Way;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CheckingTest {
    private final Trouble refused = Troubles.of(Trouble.Kind.KEY_REFUSED, "timekpr2mqtt");
    private final Trouble busy = Troubles.of(Trouble.Kind.BUSY, "Not allowed at this time");

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<Checkup> found = new ArrayList<>();
    private Verdict verdict = Verdict.GOOD;
    private Runnable meanwhile = () -> {};
    private Optional<Way.Obstacle> obstacle = Optional.empty();
    private final Checking checking = new Checking("den", this::look, this::judge, found::add, threads::add);

    private Way look() {
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        return FoundWay.way(FoundWay.CURRENT, FoundWay.ANNAS, obstacle);
    }

    private void blocked(Stage at, Trouble by) {
        verdict = Verdict.BROKEN;
        obstacle = Optional.of(new Way.Obstacle(at, by));
    }

    private Checkup judge(Way way) {
        return new Checkup(List.of(new Look("Name", verdict, way.obstacle().toString())), "", Instant.EPOCH);
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

    /** OpenSSH 9.8 and later turns us away for a while after it refused us. */
    @Test
    void a_pc_that_turns_us_away_hides_nothing_that_a_look_found_before() {
        blocked(Stage.KEY, refused);
        checking.start();
        assertEquals(1, looks());
        blocked(Stage.PORT, busy);
        checking.start();
        assertEquals(0, looks(), "nothing of it is told");
        checking.troubled(busy);
        obstacle = Optional.empty();
        verdict = Verdict.GOOD;
        checking.well();
        assertEquals(1, looks());
        blocked(Stage.PORT, busy);
        checking.start();
        assertEquals(1, looks(), "it is news of a PC on which all was well");
        blocked(Stage.PORT, busy);
        checking.start();
        assertEquals(1, looks(), "and newer than the same of before");
    }

    @Test
    void what_a_look_did_not_come_to_is_looked_at_again_as_soon_as_it_is_met() {
        blocked(Stage.PORT, busy);
        checking.troubled(refused);
        assertEquals(1, looks());
        checking.troubled(busy);
        assertEquals(0, looks());
        blocked(Stage.KEY, refused);
        checking.troubled(refused);
        assertEquals(1, looks());
        checking.troubled(refused);
        assertEquals(0, looks());
        blocked(Stage.PORT, Troubles.lost());
        checking.start();
        assertEquals(1, looks());
        checking.troubled(refused);
        assertEquals(1, looks());
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
        Checking late = new Checking("den", this::look, this::judge, found::add, task -> {
            throw new RejectedExecutionException("shut down");
        });
        late.start();
        assertTrue(found.isEmpty());
    }
}
