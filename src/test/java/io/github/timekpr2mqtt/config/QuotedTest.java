package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotedTest {
    @Test
    void what_could_move_the_cursor_or_hide_text_is_written_as_json_writes_it() {
        assertEquals("\"a\\u001b[2Jb\"", Quoted.of("a\u001b[2Jb"));
        assertEquals("\"a\\u202eb\\u2028\"", Quoted.of("a\u202Eb\u2028"));
        assertEquals("\"Büro 👍\"", Quoted.of("Büro 👍"));
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        assertEquals("👍".repeat(60), Quoted.plain("👍".repeat(60)));
        assertEquals("👍".repeat(60) + "…", Quoted.plain("👍".repeat(61)));
    }

    @Test
    void a_value_is_shown_and_a_container_only_named() {
        assertEquals("\"a\"", Quoted.value(JsonNode.createStringNode("a")));
        assertEquals("1", Quoted.value(JsonNode.createNumberNode(1)));
        assertEquals("false", Quoted.value(JsonNode.createBooleanNode(false)));
        assertEquals("null", Quoted.value(JsonNode.nullNode()));
        assertEquals("a list", Quoted.value(JsonNode.createArrayNode(List.of())));
        assertEquals("an object", Quoted.value(JsonNode.createObjectNode(Map.of())));
        assertEquals("text", Quoted.kind(JsonNode.createStringNode("geheim")));
        assertEquals("a number", Quoted.kind(JsonNode.createNumberNode(4711)));
    }
}
