package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivitiesTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                 | ''",
                "doom                               | doom",
                "' doom ;; steam.*[All of Steam]; ' | doom; steam.*[All of Steam]",
                "doom[Doom; the first]              | doom[Doom; the first]",
                "doom [Doom]                        | doom[Doom]",
                "doom[]                             | doom",
                "a[Spiel für zwei]                  | a[Spiel für zwei]",
            })
    void programs_are_read_and_printed_one_after_the_other(String text, String printed) {
        assertEquals(printed, ActivitiesText.print(ActivitiesText.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"doom[Doom", "doom]", "doom[Doom] and more", "[Doom]", "doom[a]b[c]", "x", "😀"})
    void what_is_no_program_is_refused_and_named(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ActivitiesText.parse("steam; " + text));
        assertTrue(String.valueOf(refused.getMessage()).contains(text), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "ab[c\u001bd]", "a\u0085b", "a\u2028b", "a\ud83db", "a\ufffdb"})
    void what_a_line_or_the_bus_cannot_hold_is_refused(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ActivitiesText.parse("steam; " + text));
        assertEquals(
                "given a character that ends a line or cannot be read again in 'steam; " + text
                        + "', allowed programs such as minecraft; steam.*[All of Steam]",
                refused.getMessage());
    }

    @Test
    void blanks_that_python_takes_off_are_no_part_of_a_mask() {
        assertEquals(List.of(new Activity("doom", "Doom")), ActivitiesText.parse("\u00a0doom\u2007[Doom]; \u202f"));
    }

    @Test
    void more_than_fits_is_only_counted_and_not_taken_for_a_program() {
        List<Activity> many = Collections.nCopies(40, new Activity("minecraft", ""));
        assertEquals("… 40 activities", ActivitiesText.print(many));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ActivitiesText.parse("… 40 activities"));
        assertEquals(
                "'… 40 activities' only says how many there are; write all of them, such as minecraft; steam.*[All of"
                        + " Steam]",
                refused.getMessage());
    }

    @Test
    void what_could_be_read_as_something_else_is_only_counted() {
        assertEquals("… 1 activity", ActivitiesText.print(List.of(new Activity("a;b", ""))));
    }
}
