package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.homeassistant.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnsavedTest {
    private final Unsaved unsaved = new Unsaved();
    private final List<String> done = new ArrayList<>();

    private static Wanted press(String control, String id, boolean hasId) {
        Origin origin = new Origin(id, control, "PRESS", Instant.EPOCH, Optional.empty());
        return new Wanted(ToyTimekpr.ANNA, new Command.Give(Amount.relative(900)), origin, hasId);
    }

    private static Wanted press(int id) {
        return press("add_15", String.valueOf(id), true);
    }

    @Test
    void it_is_told_when_all_that_were_rejected_before_it_are_acknowledged() {
        Runnable first = unsaved.whenTold(() -> done.add("first acknowledged"));
        Runnable second = unsaved.whenTold(() -> done.add("second acknowledged"));
        unsaved.whenAcknowledged(() -> done.add("told"));
        Runnable later = unsaved.whenTold(() -> done.add("later acknowledged"));
        second.run();
        assertEquals(List.of("second acknowledged"), done);
        first.run();
        assertEquals(List.of("second acknowledged", "first acknowledged", "told"), done);
        unsaved.whenAcknowledged(() -> done.add("told too"));
        assertEquals(3, done.size());
        later.run();
        assertEquals(List.of("later acknowledged", "told too"), done.subList(3, 5));
    }

    @Test
    void where_nothing_was_rejected_before_it_is_told_at_once() {
        unsaved.whenAcknowledged(() -> done.add("told"));
        assertEquals(List.of("told"), done);
    }

    @Test
    void it_is_known_by_its_pc_its_control_and_its_id() {
        assertFalse(unsaved.knows("den", press(1)));
        unsaved.add("den", press(1));
        assertTrue(unsaved.knows("den", press(1)));
        assertFalse(unsaved.knows("attic", press(1)));
        assertFalse(unsaved.knows("den", press("add_30", "1", true)));
        assertFalse(unsaved.knows("den", press(2)));
    }

    @Test
    void one_without_an_id_of_its_own_is_another_one_each_time() {
        unsaved.add("den", press("add_15", "random", false));
        assertFalse(unsaved.knows("den", press("add_15", "random", false)));
    }

    @Test
    void the_last_thousand_are_known() {
        for (int id = 0; id <= Unsaved.MOST; id++) {
            unsaved.add("den", press(id));
        }
        assertFalse(unsaved.knows("den", press(0)));
        assertTrue(unsaved.knows("den", press(1)));
        assertTrue(unsaved.knows("den", press(Unsaved.MOST)));
    }
}
