package io.github.timekpr2mqtt.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What JMH measures is the work that it says, and works; JMH itself is not there in a test. */
class ThreeChildrenTest {
    private final ThreeChildren pc = new ThreeChildren();

    @Test
    void all_three_are_read_without_a_fault() {
        Observation observation = pc.parse();
        assertEquals(3, observation.accounts().size());
        for (AccountFiles files : observation.accounts().values()) {
            assertEquals("", files.faults().told());
            assertTrue(files.spent().isPresent());
        }
    }

    @Test
    void the_plan_has_a_call() {
        assertInstanceOf(Step.Write.class, pc.plan().step());
    }

    @Test
    void all_documents_are_rendered_of_what_was_read() {
        List<String> documents = pc.parseAndRender();
        assertEquals(1 + 3 * 3, documents.size());
        assertTrue(documents.get(1).contains("\"limit_monday\":45"), documents.get(1));
        assertTrue(documents.contains(pc.renderTime()), () -> String.join("\n", documents));
    }
}
