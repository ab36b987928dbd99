package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"mia", "anna.smith", "a-b", "jörg", "1st", "..", "x@example.org", "$(id)", "a b", "{{ a }}"})
    void a_name_prints_back(String name) {
        assertEquals(name, new Username(name).toString());
        assertEquals(Optional.of(new Username(name)), Username.of(name));
    }

    static List<String> noNames() {
        return List.of(
                "",
                "a/b",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "x".repeat(256),
                "ö".repeat(128),
                "a\u001b[31mb",
                "a\u0085b",
                "a\u2028b",
                "\u202eanna",
                "an\u200bna",
                "\uD800",
                "\uFFFD");
    }

    @ParameterizedTest
    @MethodSource("noNames")
    void what_can_be_no_file_name_is_refused_and_quoted(String name) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new Username(name));
        assertEquals("\"" + name + "\" is not a user name", refused.getMessage());
        assertEquals(Optional.empty(), Username.of(name));
    }

    @Test
    void the_longest_name_is_a_name() {
        assertEquals(255, new Username("x".repeat(255)).value().length());
    }

    @Test
    void names_sort_by_their_text() {
        TreeSet<Username> sorted =
                new TreeSet<>(List.of(new Username("mia"), new Username("Leo"), new Username("anna")));
        assertEquals("[Leo, anna, mia]", sorted.toString());
    }
}
