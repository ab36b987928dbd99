package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrettyJsonTest {
    @Test
    void each_value_has_its_own_line() {
        assertEquals("""
                {
                  "a": 1.50,
                  "b": [
                    true,
                    null
                  ],
                  "c": {
                    "d": "e"
                  }
                }
                """, PrettyJson.of("{\"a\":1.50,\"b\":[true,null],\"c\":{\"d\":\"e\"}}"));
    }

    @Test
    void what_is_empty_stays_on_its_line() {
        assertEquals("{\n  \"a\": {},\n  \"b\": []\n}\n", PrettyJson.of("{\"a\":{},\"b\":[]}"));
    }

    @Test
    void texts_are_left_alone() {
        assertEquals("[\n  \"a,b:{\\\"[\\\\\",\n  \"\"\n]\n", PrettyJson.of("[\"a,b:{\\\"[\\\\\",\"\"]"));
    }
}
