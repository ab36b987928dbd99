package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Refused;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonProperties {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"id\"",
        "\"value\"",
        "\"",
        "90",
        "-",
        ".5",
        "e",
        "1e400",
        "1e99999999999",
        "-1E2147483648",
        "0e-99999999999",
        "9".repeat(400),
        "true",
        "null",
        "NaN",
        "\\u0000",
        "\"\\ud800\"",
        "\\",
        " ",
        "\n",
        "\u0000",
        "é",
        "\ud83d"
    };

    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(20).map(list -> String.join("", list));
        Arbitrary<String> almost = Combinators.combine(Arbitraries.of(PIECES), Arbitraries.of(PIECES))
                .as((key, value) -> "{\"id\":" + value + ",\"value\":" + key + "}");
        return Arbitraries.oneOf(pieces, almost, Arbitraries.strings().ofMaxLength(40));
    }

    @Property(tries = 3000)
    void any_text_is_an_object_or_refused_and_both_readers_agree(@ForAll("texts") String text) {
        Optional<Map<String, Object>> object = Json.object(text);
        try {
            Map<String, Object> members = Json.members(text);
            assertTrue(object.isPresent(), text);
            assertTrue(members.keySet().containsAll(object.orElseThrow().keySet()), text);
        } catch (Refused refused) {
            assertEquals(Optional.empty(), object, text);
            assertEquals(1, refused.reason().lines().count(), refused.reason());
            assertTrue(refused.reason().length() <= 400, refused.reason());
        }
    }
}
