package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OnceToldTest {
    private static final Ending FIRST = applied("first");
    private static final Ending SECOND = applied("second");

    private final List<Ending> told = new ArrayList<>();
    private final List<Consumer<Boolean>> confirm = new ArrayList<>();
    private final List<Set<Ending>> saved = new ArrayList<>();
    private final Queue<Runnable> desk = new ArrayDeque<>();
    private boolean full;
    private List<Ending> untold = List.of(FIRST, SECOND);
    private final OnceTold once = new OnceTold(
            (ending, taken) -> {
                told.add(ending);
                confirm.add(taken);
            },
            this::forget,
            desk::add);

    private static Ending applied(String id) {
        Origin origin = new Origin(id, "limit_monday", "90", Instant.EPOCH, Optional.empty());
        return new Ending(
                Ending.Type.APPLIED,
                new Username("anna"),
                origin,
                Optional.empty(),
                Optional.empty(),
                "",
                Instant.EPOCH);
    }

    private Set<Ending> forget(Set<Ending> endings) {
        saved.add(endings);
        if (full) {
            return Set.of();
        }
        Set<Ending> rest = new HashSet<>(untold);
        rest.removeAll(endings);
        untold = List.copyOf(rest);
        return endings;
    }

    private void work() {
        while (!desk.isEmpty()) {
            Objects.requireNonNull(desk.poll()).run();
        }
    }

    @Test
    void each_is_told_once_however_often_it_is_looked_at() {
        once.tell(untold);
        once.tell(untold);
        work();
        assertEquals(List.of(FIRST, SECOND), told);
        assertEquals(List.of(), saved, "nothing is confirmed");
    }

    @Test
    void what_the_broker_confirmed_meanwhile_is_saved_together() {
        once.tell(untold);
        confirm.forEach(taken -> taken.accept(true));
        work();
        assertEquals(List.of(Set.of(FIRST, SECOND)), saved);
        once.tell(untold);
        work();
        assertEquals(1, saved.size());
    }

    @Test
    void what_the_disk_does_not_take_is_not_told_again_and_saved_with_the_next() {
        full = true;
        once.tell(untold);
        confirm.get(0).accept(true);
        work();
        once.tell(untold);
        work();
        assertEquals(List.of(FIRST, SECOND), told);
        full = false;
        confirm.get(1).accept(true);
        work();
        assertEquals(Set.of(FIRST, SECOND), saved.get(saved.size() - 1));
        assertEquals(List.of(), untold);
    }

    @Test
    void what_the_broker_did_not_take_is_told_again() {
        once.tell(untold);
        confirm.get(0).accept(false);
        confirm.get(1).accept(true);
        work();
        assertEquals(List.of(Set.of(SECOND)), saved);
        once.tell(untold);
        assertEquals(List.of(FIRST, SECOND, FIRST), told);
    }
}
