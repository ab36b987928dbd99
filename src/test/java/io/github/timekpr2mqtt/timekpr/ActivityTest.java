package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityTest {
    @ParameterizedTest
    @CsvSource({
        "steam.*, steam.*, ''",
        "doom[Doom], doom, Doom",
        "a[Spiel für zwei], a, Spiel für zwei",
        "'x y (z)[a (b) c]', x y (z), a (b) c",
    })
    void what_timekpr_writes_is_read_and_printed_back(String text, String mask, String description) {
        assertEquals(new Activity(mask, description), Activity.parse(text));
        assertEquals(text, Activity.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'doom(\"Doom\")', doom[Doom]",
        "'doom(\"Doom', doom[Doom]",
        "doom[Doom, doom[Doom]",
        "doom], doom",
        "'doom[Doom\") and more]', doom[Doom]",
        "'doom\")', doom",
        "doom[Doom] and more, doom[Doom]",
        "doom[], doom",
    })
    void older_and_odd_forms_are_read_as_the_daemon_reads_them(String text, String printed) {
        assertEquals(printed, Activity.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Doom]", "", "a]b[c]", " [x]"})
    void a_text_without_a_clear_mask_is_refused_and_quoted(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Activity.parse(text));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("is not an activity"), refused.getMessage());
    }

    @Test
    void a_mask_of_one_letter_alone_is_refused_because_timekpr_drops_it() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new Activity("a", ""));
        assertEquals("the activity \"a\" is too short: Timekpr drops it", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"'a[b', ''", "'a\nb', ''", "'ab ', ''", "ab, 'c]d'", "ab, 'c\nd'", "'a(\"b', ''", "ab, 'c\")'"})
    void what_would_not_print_back_does_not_exist(String mask, String description) {
        assertThrows(IllegalArgumentException.class, () -> new Activity(mask, description));
    }
}
