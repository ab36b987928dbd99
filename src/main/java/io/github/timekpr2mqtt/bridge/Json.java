package io.github.timekpr2mqtt.bridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.timekpr2mqtt.homeassistant.CommandDocument;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.JsonStreamConfig;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what may be a JSON object. */
final class Json {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** Numbers as they were written: as a double, the ids 9007199254740992 and 9007199254740993 would be one. */
    private static final JsonNodeTreeCodec TREE =
            JsonNodeTreeCodec.getInstance().withConfig(JsonStreamConfig.DEFAULT.withUseBigDecimalForFloats(true));

    private Json() {}

    /** Its texts, numbers and truth values by key; what lies deeper is an empty list. Empty if the text is no object. */
    static Optional<Map<String, Object>> object(String text) {
        try {
            JsonNode tree = tree(text);
            return tree.isObject() ? Optional.of(fields(tree, false)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The same of a text about several controls, where null is as wrong as what lies deeper.
     *
     * @throws Refused with what is wrong, if the text is no object
     */
    static Map<String, Object> members(String text) throws Refused {
        try {
            JsonNode tree = tree(text);
            if (tree.isObject()) {
                return fields(tree, true);
            }
            throw CommandDocument.refused(text, "");
        } catch (JsonProcessingException e) {
            throw CommandDocument.refused(text, e.getOriginalMessage());
        } catch (IOException e) {
            throw CommandDocument.refused(text, String.valueOf(e.getMessage()));
        }
    }

    /**
     * An object with all that lies in it, as maps and lists.
     *
     * @throws IOException if the text is none
     */
    static Map<String, Object> nested(String text) throws IOException {
        if (tree(text).getValue() instanceof Map<?, ?> object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.forEach((key, value) -> members.put(String.valueOf(key), value));
            return members;
        }
        throw new IOException("no JSON object");
    }

    private static JsonNode tree(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IOException("nothing is there");
            }
            JsonNode tree = TREE.readTree(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return tree;
        } catch (NumberFormatException e) { // its exponent fits no int
            throw new IOException("a number that is too long", e);
        }
    }

    private static Map<String, Object> fields(JsonNode object, boolean nulls) {
        Map<String, Object> fields = new LinkedHashMap<>();
        object.entries().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (nulls || !value.isNull()) {
                Object plain = value.isValueNode() && !value.isNull() ? value.getValue() : null;
                fields.put(entry.getKey(), plain == null ? List.of() : plain);
            }
        });
        return fields;
    }
}
