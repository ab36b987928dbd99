package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource({"abc, abc", "Zoë 😀, Zoë 😀", "abcdefgh, abcdefg…", "😀😀😀😀😀😀😀😀, 😀😀😀😀😀😀😀…"})
    void is_cut_to_a_length_in_characters(String text, String shown) {
        assertEquals(shown, Printable.of(text, 7));
    }

    @Test
    void stays_on_one_line_and_forges_no_other() {
        assertEquals("a?b?c?d?e?f", Printable.of("a\nb\rc\u001bd\u2028e\u202ef", 100));
        assertEquals("?", Printable.of("\ud800", 100));
    }
}
