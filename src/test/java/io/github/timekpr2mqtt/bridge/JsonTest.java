package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void of_several_controls_null_is_told_from_nothing() throws Refused {
        assertEquals(
                java.util.Map.of("a", java.util.List.of(), "b", java.util.List.of(), "c", "x"),
                Json.members(" {\"a\":null,\"b\":[1],\"c\":\"x\"}\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | given '' (nothing is there)",
                "[1]                   | given '[1]'",
                "90                    | given '90'",
                "{} {}                 | given '{} {}' (more than one value)",
                "{\"a\":1,\"a\":2} | given '{\"a\":1,\"a\":2}' (Duplicate field 'a')",
                "ON                    | given 'ON' (Unrecognized token 'ON'",
            })
    void what_is_no_object_of_controls_is_refused_with_the_cause(String text, String reason) {
        Refused refused = assertThrows(Refused.class, () -> Json.members(text));
        assertTrue(refused.reason().startsWith(reason), refused.reason());
        assertTrue(
                refused.reason()
                        .endsWith(
                                ", allowed an object with each control once, such as {\"id\":\"…\",\"limit_monday\":90}"),
                refused.reason());
        assertEquals(1, refused.reason().lines().count());
    }

    @Test
    void what_lies_very_deep_is_refused_and_not_followed() {
        String deep = "{\"a\":" + "[".repeat(16_000);
        assertTrue(
                assertThrows(Refused.class, () -> Json.members(deep)).reason().startsWith("given '{"));
        assertTrue(Json.object(deep).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "1", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "{\"a\":1e99999999999}", "null"
            })
    void what_is_no_object(String text) {
        assertTrue(Json.object(text).isEmpty());
    }
}
