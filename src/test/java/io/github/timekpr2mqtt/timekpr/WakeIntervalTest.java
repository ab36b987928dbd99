package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WakeIntervalTest {
    @ParameterizedTest
    @CsvSource({"0;23, 0;23", "7;99, 7;99", "' 7 ; 8 ;', 7;8"})
    void two_hours_are_read(String text, String printed) {
        assertEquals(printed, WakeInterval.parse(text).toString());
        assertEquals(WakeInterval.parse(printed), WakeInterval.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7;8;9", "7;x", "7-8"})
    void anything_else_is_refused_and_quoted(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> WakeInterval.parse(text));
        assertEquals("\"" + text + "\" is not two hours", refused.getMessage());
    }
}
