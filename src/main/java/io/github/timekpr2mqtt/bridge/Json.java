package io.github.timekpr2mqtt.bridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
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
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            JsonNode tree = TREE.readTree(parser);
            return tree.isObject() && parser.nextToken() == null ? Optional.of(fields(tree)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> fields(JsonNode object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        object.entries().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (!value.isNull()) {
                Object plain = value.isValueNode() ? value.getValue() : null;
                fields.put(entry.getKey(), plain == null ? List.of() : plain);
            }
        });
        return fields;
    }
}
