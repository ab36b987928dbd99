package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.homeassistant.Checkup.Look;
import io.github.timekpr2mqtt.homeassistant.Checkup.Verdict;
import io.github.timekpr2mqtt.host.Stage;
import java.util.Set;

/** What the doctor said of each step, compared with what it has to say. */
final class Looks {
    private static final Set<Stage> MENDED_BY_SETUP = Set.of(Stage.KEY, Stage.GATE, Stage.RIGHTS);

    private Looks() {}

    static Look at(Stage stage, Checkup checkup) {
        return checkup.looks().stream()
                .filter(look -> look.step().equals(stage.toString()))
                .findFirst()
                .orElseThrow();
    }

    static void areWell(Checkup checkup) {
        assertTrue(checkup.isWell(), () -> checkup.looks().toString());
        assertEquals("", checkup.setupLine());
    }

    /** That step is broken, those before it are not, and those behind it were not looked at; the line is there if it helps. */
    static void endAt(Stage stage, String sentence, Checkup checkup, String setupLine) {
        for (Stage each : Stage.values()) {
            int order = each.compareTo(stage);
            Verdict expected = order < 0 ? Verdict.GOOD : order == 0 ? Verdict.BROKEN : Verdict.NOT_LOOKED_AT;
            assertEquals(
                    expected, at(each, checkup).verdict(), () -> checkup.looks().toString());
        }
        assertSaid(sentence, at(stage, checkup).words());
        assertEquals(MENDED_BY_SETUP.contains(stage) ? setupLine : "", checkup.setupLine());
    }

    /** That step is not as it should be, but in the way of nothing. */
    static void areWellBut(Stage stage, String sentence, Checkup checkup, String setupLine) {
        for (Stage each : Stage.values()) {
            assertEquals(
                    each == stage ? Verdict.BROKEN : Verdict.GOOD,
                    at(each, checkup).verdict(),
                    () -> checkup.looks().toString());
        }
        assertSaid(sentence, at(stage, checkup).words());
        assertEquals(MENDED_BY_SETUP.contains(stage) ? setupLine : "", checkup.setupLine());
    }

    /** The whole sentence; in the place of … the PC has words of its own. */
    private static void assertSaid(String sentence, String said) {
        int own = sentence.indexOf('…');
        if (own < 0) {
            assertEquals(sentence, said);
        } else {
            assertTrue(said.startsWith(sentence.substring(0, own)), said);
            assertTrue(said.endsWith(sentence.substring(own + 1)), said);
        }
    }
}
