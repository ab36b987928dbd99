package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandIdsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static CommandIds with(CommandIds ids, int more, LocalDate day) {
        CommandIds next = ids;
        for (int i = 0; i < more; i++) {
            next = next.with(List.of("more " + i), day);
        }
        return next;
    }

    @Test
    void an_id_is_known_on_its_day_and_the_two_after() {
        CommandIds ids = CommandIds.NONE.with(List.of("old"), TODAY);
        assertTrue(ids.has("old"));
        assertFalse(ids.has("other"));
        assertTrue(with(ids, CommandIds.KEPT, TODAY.plusDays(2)).has("old"));
        assertFalse(with(ids, CommandIds.KEPT, TODAY.plusDays(3)).has("old"));
    }

    @Test
    void the_last_ones_are_known_on_whatever_day_a_clock_puts_us() {
        CommandIds ids = with(CommandIds.NONE.with(List.of("old"), TODAY), CommandIds.KEPT - 1, TODAY.plusYears(1));
        assertTrue(ids.has("old"));
        assertFalse(ids.with(List.of("one more"), TODAY.plusYears(1)).has("old"));
    }

    @Test
    void of_too_many_the_oldest_are_forgotten() {
        CommandIds ids = CommandIds.NONE;
        for (int i = 0; i < CommandIds.MOST; i++) {
            ids = ids.with(List.of("id" + i), TODAY);
        }
        assertTrue(ids.has("id0"));
        CommandIds more = ids.with(List.of("one more"), TODAY);
        assertFalse(more.has("id0"));
        assertTrue(more.has("id1"));
        assertTrue(more.has("one more"));
        assertEquals(CommandIds.MOST, more.days().size());
    }

    @Test
    void a_clock_that_was_put_back_forgets_nothing() {
        assertTrue(CommandIds.NONE
                .with(List.of("a"), TODAY)
                .with(List.of("b"), TODAY.minusDays(9))
                .has("a"));
    }
}
