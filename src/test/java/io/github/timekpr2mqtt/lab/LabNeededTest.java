package io.github.timekpr2mqtt.lab;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What a test class does where no lab can be started. */
class LabNeededTest {
    private final List<String> console = new ArrayList<>();

    @Test
    void a_lab_that_starts_is_no_news() {
        assertDoesNotThrow(() -> LabNeeded.decide(Optional.empty(), "required", console::add));
        assertEquals(List.of(), console);
    }

    @Test
    void a_required_lab_that_cannot_start_is_a_failure() {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class, () -> LabNeeded.decide(Optional.of("no root"), "required", console::add));
        assertTrue(String.valueOf(failure.getMessage()).endsWith("no root"), failure.getMessage());
    }

    @Test
    void elsewhere_the_tests_are_not_run_and_one_line_says_why() {
        assertThrows(TestAbortedException.class, () -> LabNeeded.decide(Optional.of("no root"), null, console::add));
        assertEquals(List.of("NOT RUN (lab): no root"), console);
    }
}
