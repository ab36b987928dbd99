package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+7, 7",
        "007, 7",
        "1_000, 1000",
        "\u0661\u0662, 12",
        "'\u00a07', 7",
        "'\u20287\u0085', 7",
        "' 7 ', 7",
        "-680, -680",
        "2000000000, 2000000000",
        "-2147483648, -2147483648",
        "2147483648, 2147483647",
        "0000000000000000000000001, 1",
        "99999999999999999999999999, 2147483647",
        "-99999999999999999999999999, -2147483648",
    })
    void whole_numbers_are_read_and_moved_into_the_range(String text, int number) {
        assertEquals(number, Numbers.whole(text));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "5, 5", "10, 10", "11, 10"})
    void a_narrower_range_holds_too(String text, int number) {
        assertEquals(number, Numbers.clamped(text, 0, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "+", "1.0", "1e3", "1 0", "0x1", "--1", "1__0", "_1", "1_", "one"})
    void anything_else_is_refused_and_quoted(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Numbers.whole(text));
        assertEquals("\"" + text + "\" is not a whole number", refused.getMessage());
    }
}
