package io.github.timekpr2mqtt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.storage.sample.Count;
import io.github.timekpr2mqtt.storage.sample.Gift;
import io.github.timekpr2mqtt.storage.sample.Shelf;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Serde does with our kinds of types, with the mapper that documents use. */
class StrictJsonTest {
    private static final StrictJson JSON = StrictJson.ofItsOwn();

    private static Shelf shelf(String json) throws IOException {
        return JSON.parse(json.getBytes(UTF_8), Argument.of(Shelf.class));
    }

    private static String without(String key) {
        return Samples.JSON.replaceFirst("(?m)^ {2}\"" + key + "\" : [^\\n{\\[]*\\n", "");
    }

    @Test
    void a_document_is_text_that_a_person_can_read() throws Exception {
        assertEquals(Samples.JSON, new String(JSON.print(Samples.SHELF), UTF_8));
    }

    @Test
    void what_was_printed_reads_back() throws Exception {
        assertEquals(Samples.SHELF, shelf(Samples.JSON));
    }

    @Test
    void a_sealed_type_at_the_top_says_which_member_it_is() throws Exception {
        byte[] json = JSON.print(new Gift.Done(1));
        assertEquals("{\n  \"state\" : \"done\",\n  \"seconds\" : 1\n}\n", new String(json, UTF_8));
        assertEquals(new Gift.Done(1), JSON.parse(json, Argument.of(Gift.class)));
    }

    @Test
    void a_list_is_a_document_too() throws Exception {
        List<Count> counts = List.of(new Count(1), new Count(2));
        assertEquals(counts, JSON.parse(JSON.print(counts), Argument.listOf(Count.class)));
    }

    @Test
    void a_map_with_enum_keys_is_written_in_its_order_and_read_in_the_order_of_the_enum() throws Exception {
        Map<DayOfWeek, Integer> limits = new LinkedHashMap<>();
        limits.put(DayOfWeek.FRIDAY, 1);
        limits.put(DayOfWeek.MONDAY, 2);
        byte[] json = JSON.print(limits);
        assertEquals("{\n  \"FRIDAY\" : 1,\n  \"MONDAY\" : 2\n}\n", new String(json, UTF_8));
        Map<DayOfWeek, Integer> read = JSON.parse(json, Argument.mapOf(DayOfWeek.class, Integer.class));
        assertEquals(List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), new ArrayList<>(read.keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "level", "open", "day", "seen", "at", "offset", "every"})
    void a_value_that_is_missing_is_refused(String key) {
        String json = without(key);
        assertTrue(json.length() < Samples.JSON.length());
        assertThrows(IOException.class, () -> shelf(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason", "note"})
    void what_may_be_absent_may_be_missing(String key) throws Exception {
        String json = without(key);
        assertTrue(json.length() < Samples.JSON.length());
        assertEquals(Samples.SHELF, shelf(json));
    }

    /** What a later version adds is {@code @Nullable}. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\"gifts\" : \\[.*?\\],\\s*", "\"limits\" : \\{.*?\\},\\s*", ",\\s*\"minutes\" : \\{.*?\\}"})
    void a_list_or_a_map_that_is_missing_is_not_taken_for_an_empty_one(String part) {
        String json = Samples.JSON.replaceFirst("(?s)" + part, "");
        assertTrue(json.length() < Samples.JSON.length());
        assertThrows(IOException.class, () -> shelf(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "id" : "s1"         | "id" : null
                    "id" : "s1"         | "id" : []
                    "id" : "s1"         | "id" : "s1", "more" : 1
                    "id" : "s1"         | "id" : "s1", "id" : "s2"
                    "VERY_HIGH"         | "HIGHEST"
                    "2026-11-21",       | "21.11.2026",
                    "+01:00"            | "CET"
                    "PT15M"             | 900000000000
                    "PT15M"             | "15 minutes"
                    "MONDAY"            | "Montag"
                    5400                | "much"
                    "state" : "waiting" | "state" : "lost"
                    "state" : "waiting",|
                    "bootId" : "b-1"    | "boot" : "b-1"
                    "seconds" : 60      | "seconds" : null
                    "änne"              | "än/ne"
                    "gifts" : [         | "gifts" : [ null,
                    "gifts" : [         | "gifts" : [ {},
                    """)
    void what_is_of_another_shape_is_refused(String good, String bad) {
        assertTrue(Samples.JSON.contains(good), good);
        String json = Samples.JSON.replace(good, Optional.ofNullable(bad).orElse(""));
        assertThrows(Exception.class, () -> shelf(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "{}", "1", "\"\"", "{\"n\": 1} x", "{\"n\": 1}{}", "{\"n\": 1", "\0\0"})
    void what_is_not_one_object_is_refused(String json) {
        assertThrows(IOException.class, () -> JSON.parse(json.getBytes(UTF_8), Argument.of(Count.class)));
    }
}
