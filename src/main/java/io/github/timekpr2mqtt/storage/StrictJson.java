package io.github.timekpr2mqtt.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.micronaut.core.type.Argument;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * Records to JSON and back, by Serde, with a mapper of its own: no property of the application can make it lenient.
 *
 * <p>Seen with Serde 2.16: unknown keys, a key given twice and missing values are refused, with three exceptions: a missing
 * {@code Optional}, {@code @Nullable} or collection is empty (so a later version may add one), and so is a missing map, but for one
 * with enum keys. Numbers and words are bent into each other (3.5 becomes 3): a document is written by us alone.
 * Dates and times are ISO text; for what else is text see {@link TextForm}. A map with enum keys comes back in the enum's order.
 * What may be null in a list is the record's affair: {@code List.copyOf} in its constructor refuses it, and the document is damaged.
 */
final class StrictJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeTreeCodec TREE = JsonNodeTreeCodec.getInstance();
    /** Beans of this package only: the forms of text. Introspections are found wherever they are. */
    private static final ObjectMapper MAPPER = ObjectMapper.create(
            Map.of(
                    "micronaut.serde.serialization.inclusion", "ALWAYS",
                    "micronaut.serde.deserialization.ignore-unknown", "false",
                    "micronaut.serde.deserialization.strict-nullable", "true",
                    "micronaut.serde.deserialization.fail-on-null-for-primitives", "true"),
            StrictJson.class.getPackageName());

    private StrictJson() {}

    /** Indented, for the person who looks into the folder. */
    static byte[] print(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter())) {
            TREE.writeTree(generator, MAPPER.writeValueToTree(value));
        }
        out.write('\n');
        return out.toByteArray();
    }

    /** Exactly one value of this type, and nothing after it. */
    static <T> T parse(byte[] json, Argument<T> type) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new IOException("empty");
            }
            JsonNode tree = TREE.readTree(parser);
            if (parser.nextToken() != null) {
                throw new IOException("something after the end");
            }
            if (tree.isNull()) {
                throw new IOException("null");
            }
            return MAPPER.readValueFromTree(tree, type);
        }
    }
}
