package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static String id(String text) {
        return String.valueOf(Json.object(text).orElseThrow().get("id"));
    }

    @Test
    void ids_that_are_numbers_stay_apart() {
        assertEquals("9007199254740993", id("{\"id\":9007199254740993}"));
        assertEquals("1763720000.123456789012345678", id("{\"id\":1763720000.123456789012345678}"));
        assertEquals("123456789012345678901234567890", id("{\"id\":123456789012345678901234567890}"));
    }

    @Test
    void texts_truth_and_what_lies_deeper() {
        Map<String, Object> fields = Json.object("{\"a\":\"b\",\"c\":true,\"d\":null,\"e\":{\"f\":1}}")
                .orElseThrow();
        assertEquals("b", fields.get("a"));
        assertEquals(true, fields.get("c"));
        assertEquals(java.util.Set.of("a", "c", "e"), fields.keySet());
        assertEquals(java.util.List.of(), fields.get("e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "1", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "null"})
    void what_is_no_object(String text) {
        assertTrue(Json.object(text).isEmpty());
    }
}
