package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTest {
    @Test
    void zero_is_accepted_and_has_what_comes_after() {
        Answer answer = Answer.of(List.of(0, "", Map.of("TIME_SPENT_DAY", 42)));
        assertTrue(answer.accepted());
        assertEquals(List.of(Map.of("TIME_SPENT_DAY", 42)), answer.rest());
    }

    @Test
    void a_refusal_has_the_daemons_words() {
        Answer answer = Answer.of(List.of(-1, "User \"ghost\" configuration is not found"));
        assertFalse(answer.accepted());
        assertEquals("User \"ghost\" configuration is not found", answer.text());
        assertEquals(List.of(), answer.rest());
    }

    static List<List<Object>> noAnswers() {
        return List.of(List.of(), List.of(0), List.of("0", ""), List.of(0, 0));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void a_body_of_another_form_is_refused_and_quoted(List<Object> body) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Answer.of(body));
        assertEquals(body + " is not an answer of Timekpr's", refused.getMessage());
    }
}
