package io.github.timekpr2mqtt.homeassistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private static Payload of(String text, Map<String, Object> fields) throws Refused {
        return Payload.of(text.getBytes(UTF_8), json -> Optional.of(fields));
    }

    @ParameterizedTest
    @CsvSource({
        "90, 5400",
        "45.733333333333334, 2744",
        "0000000000090, 5400",
        "90.0, 5400",
        "90.5, 5430",
        "45.7, 2742",
        "0, 0",
        "1440, 86400",
        "' 15 ', 900",
        "0.001, 0"
    })
    void minutes_become_whole_seconds(String text, int seconds) throws Refused {
        assertEquals(seconds, of(text, Map.of()).seconds(0, 1440));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "NaN",
                "Infinity",
                "-1",
                "1440.01",
                "1441",
                "1e3",
                "1e999999999",
                "0x10",
                "٩",
                "ninety",
                "9999999999999999999999",
                "5;6",
                "null",
                "{\"value\":90",
                "1,5",
                "+5"
            })
    void everything_else_is_refused_with_what_was_given_and_what_is_allowed(String text) {
        Refused refused = assertThrows(Refused.class, () -> of(text, Map.of()).seconds(0, 1440));
        assertEquals("given '" + text + "', allowed 0 to 1440 minutes", refused.reason());
    }

    @Test
    void an_id_is_a_text_or_a_number() throws Refused {
        assertEquals(
                Optional.of("7"),
                Payload.of("{".getBytes(UTF_8), text -> Optional.of(Map.of("id", 7)))
                        .id());
        for (Object bad : List.of(List.of(), true)) {
            Refused refused = assertThrows(
                    Refused.class, () -> Payload.of("{".getBytes(UTF_8), text -> Optional.of(Map.of("id", bad))));
            assertEquals("given an id that is neither a text nor a number", refused.reason());
        }
    }

    @Test
    void a_number_in_json_may_have_an_exponent_that_costs_nothing() throws Refused {
        assertEquals(6000, of("{…}", Map.of("value", new BigDecimal("1e2"))).seconds(0, 1440));
        assertEquals(900, of("{…}", Map.of("value", new BigDecimal("1.5E1"))).seconds(0, 1440));
        assertEquals(0, of("{…}", Map.of("value", new BigDecimal("1e-7"))).seconds(0, 1440));
        for (String far : List.of("1e999999999", "-1e999999999", "1e-999999999", "0e999999999")) {
            Payload payload = of("{…}", Map.of("value", new BigDecimal(far)));
            Refused refused = assertThrows(Refused.class, () -> payload.seconds(0, 1440));
            assertEquals("given '{…}', allowed 0 to 1440 minutes", refused.reason());
        }
    }

    @Test
    void half_of_a_character_is_in_no_text() {
        for (String half : List.of("\ud83d", "a\ude00b")) {
            Refused refused = assertThrows(Refused.class, () -> of("{…}", Map.of("id", half)));
            assertEquals("given half of a character (a lone surrogate) in 'id', allowed whole ones", refused.reason());
        }
    }

    @Test
    void an_object_is_one_with_blanks_before_it_too() throws Refused {
        assertEquals(Optional.of("7"), of("\n {…}", Map.of("id", 7)).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\":\"minecr", " {\"value\":null}", "{game}"})
    void what_begins_as_an_object_and_is_none_is_no_text(String text) throws Refused {
        Payload payload = of(text, Map.of());
        Refused refused = assertThrows(Refused.class, () -> payload.value("a text"));
        assertEquals("given '" + text + "', allowed a text", refused.reason());
    }

    @Test
    void a_part_of_a_topic_is_told_short_and_on_one_line() {
        assertEquals("account/den/a?b", Payload.named("account/den/a\nb"));
        assertEquals("''", Payload.named(""));
        assertEquals("x".repeat(255) + "…", Payload.named("x".repeat(65_000)));
    }

    @Test
    void an_object_carries_the_value_and_an_id() throws Refused {
        Payload payload = of("{…}", Map.of("value", 90, "id", 17.25));
        assertEquals(5400, payload.seconds(0, 1440));
        assertEquals(Optional.of("17.25"), payload.id());
        assertEquals(Optional.empty(), of("90", Map.of()).id());
        assertEquals(Optional.empty(), of("{…}", Map.of("id", "")).id());
    }

    @Test
    void a_text_may_be_empty_and_is_never_missing() throws Refused {
        assertEquals("", of("", Map.of()).value("x"));
        assertEquals("7-8", of("7-8", Map.of()).value("x"));
        assertEquals("", of("{…}", Map.of("value", "")).value("x"));
        for (Map<String, Object> none : List.<Map<String, Object>>of(Map.of("id", "a"), Map.of("value", 7))) {
            Refused refused = assertThrows(Refused.class, () -> of("{…}", none).value("a text"));
            assertEquals("given '{…}', allowed a text", refused.reason());
        }
    }

    @Test
    void a_switch_is_on_or_off() throws Refused {
        assertEquals(true, of("ON", Map.of()).isOn());
        assertEquals(false, of("{…}", Map.of("value", "OFF")).isOn());
        assertEquals(true, of("{…}", Map.of("value", true)).isOn());
        assertEquals(false, of("{…}", Map.of("value", false)).isOn());
        for (String other : List.of("", "on", "true", "1")) {
            Refused refused =
                    assertThrows(Refused.class, () -> of(other, Map.of()).isOn());
            assertEquals("given '" + other + "', allowed ON or OFF", refused.reason());
        }
    }

    @Test
    void a_press_is_the_word_or_the_buttons_own_minutes() throws Refused {
        of("PRESS", Map.of()).press(15);
        of("{…}", Map.of("minutes", 15, "id", "a")).press(15);
        Refused refused = assertThrows(
                Refused.class, () -> of("{…}", Map.of("minutes", 20)).press(15));
        assertEquals("given '{…}', allowed PRESS or {\"minutes\":15,\"id\":\"…\"}", refused.reason());
        assertThrows(Refused.class, () -> of("", Map.of()).press(15));
        assertThrows(Refused.class, () -> of("press", Map.of()).pressWithId());
    }

    @Test
    void what_is_no_text_or_too_long_is_refused() {
        Refused bytes =
                assertThrows(Refused.class, () -> Payload.of(new byte[] {(byte) 0xc3, 0x28}, json -> Optional.empty()));
        assertEquals("given bytes that are not UTF-8", bytes.reason());
        Refused huge = assertThrows(Refused.class, () -> Payload.of(new byte[1_000_000], json -> Optional.empty()));
        assertEquals("given 1000000 bytes, allowed 2048", huge.reason());
    }

    @Test
    void several_controls_may_be_longer_and_are_always_an_object() throws Refused {
        byte[] longest = "x".repeat(16_384).getBytes(UTF_8);
        Payload several = Payload.several(longest, text -> Map.of("id", 7, "limit_monday", 90));
        assertEquals(Optional.of("7"), several.id());
        Refused huge = assertThrows(Refused.class, () -> Payload.several(new byte[16_385], text -> Map.of()));
        assertEquals("given 16385 bytes, allowed 16384", huge.reason());
        Refused bytes = assertThrows(Refused.class, () -> Payload.several(new byte[] {(byte) 0xff}, text -> Map.of()));
        assertEquals("given bytes that are not UTF-8", bytes.reason());
        Refused id = assertThrows(Refused.class, () -> Payload.several(new byte[0], text -> Map.of("id", List.of())));
        assertEquals("given an id that is neither a text nor a number", id.reason());
    }

    @Test
    void what_is_kept_of_a_payload_is_short_and_holds_no_half_character() {
        assertEquals("x".repeat(255), Payload.shortened("x".repeat(255)));
        assertEquals("x".repeat(255) + "…", Payload.shortened("x".repeat(256)));
        assertEquals("x".repeat(254) + "…", Payload.shortened("x".repeat(254) + "😀"));
    }

    @Test
    void a_quoted_text_is_short_and_on_one_line() {
        assertEquals("'a?b?c?d'", Payload.quoted("a\nb\u0085c\u2028d"));
        assertEquals("'" + "x".repeat(60) + "'", Payload.quoted("x".repeat(60)));
        assertEquals("'" + "x".repeat(59) + "…'", Payload.quoted("x".repeat(59) + "😀"));
        assertEquals(60 + 3, Payload.quoted("x".repeat(200)).length());
    }
}
