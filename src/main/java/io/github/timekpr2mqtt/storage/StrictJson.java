package io.github.timekpr2mqtt.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.type.Argument;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Records to JSON and back, by Serde, with a mapper that was made with {@link #PROPERTIES}.
 *
 * <p>Seen with Serde 2.16: unknown keys, a key given twice and missing values are refused, but for an {@code Optional} and what is
 * {@code @Nullable}, which are empty (so a later version may add one). It would also take a list or a map that is missing for an
 * empty one: that is refused here, or half of a document would be a whole one that holds nothing. Numbers and words are bent into
 * each other (3.5 becomes 3): a document is written by us alone.
 * Dates and times are ISO text; for what else is text see {@link TextForm}. A map with enum keys comes back in the enum's order.
 * A number {@code schema} above ours is looked at before all that: what a newer version wrote is not damaged, whatever it holds.
 * What may be null in a list is the record's affair: {@code List.copyOf} in its constructor refuses it, and the document is damaged.
 */
final class StrictJson {
    /** The newest that this version knows, of every document that has a number of its own. */
    static final int SCHEMA = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeTreeCodec TREE = JsonNodeTreeCodec.getInstance();

    /** What a mapper must be made with, or half of a document would be a whole one. */
    static final Map<String, Object> PROPERTIES = Map.of(
            "micronaut.serde.serialization.inclusion", "ALWAYS",
            "micronaut.serde.deserialization.ignore-unknown", "false",
            "micronaut.serde.deserialization.strict-nullable", "true",
            "micronaut.serde.deserialization.fail-on-null-for-primitives", "true");

    private final ObjectMapper mapper;

    /** Made when it is asked for: it has an application context of its own. */
    private static final class OfItsOwn {
        /** Beans of this package only: the forms of text. Introspections are found wherever they are. */
        static final StrictJson JSON =
                new StrictJson(ObjectMapper.create(PROPERTIES, StrictJson.class.getPackageName()));
    }

    /** @param strict made with {@link #PROPERTIES} */
    StrictJson(ObjectMapper strict) {
        this.mapper = strict;
    }

    /** With a mapper of its own, for one who has none. */
    static StrictJson ofItsOwn() {
        return OfItsOwn.JSON;
    }

    /** Indented, for the person who looks into the folder. */
    byte[] print(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
            TREE.writeTree(generator, mapper.writeValueToTree(value));
        }
        out.write('\n');
        return out.toByteArray();
    }

    /** Exactly one value of this type, and nothing after it. */
    <T> T parse(byte[] json, Argument<T> type) throws IOException {
        return value(tree(json), type);
    }

    /** Exactly one value, not null, and nothing after it. */
    static JsonNode tree(byte[] json) throws IOException {
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
            JsonNode schema = tree.get("schema");
            if (schema != null && schema.isNumber() && schema.getIntValue() > SCHEMA) {
                throw new NewerSchema(schema.getIntValue());
            }
            return tree;
        }
    }

    /** A part of a document, of this type. */
    <T> T value(JsonNode tree, Argument<T> type) throws IOException {
        complete(tree, type);
        return mapper.readValueFromTree(tree, type);
    }

    private static void complete(JsonNode node, Argument<?> type) throws IOException {
        if (isCollection(type)) {
            Argument<?>[] of = type.getTypeParameters();
            Iterable<JsonNode> values = node.isContainerNode() ? node.values() : List.of();
            for (JsonNode value : values) {
                complete(value, of.length == 0 ? Argument.OBJECT_ARGUMENT : of[of.length - 1]);
            }
        } else if (node.isObject()) {
            for (Argument<?> part : BeanIntrospector.SHARED
                    .findIntrospection(type.getType())
                    .map(BeanIntrospection::getConstructorArguments)
                    .orElse(Argument.ZERO_ARGUMENTS)) {
                JsonNode value = node.get(part.getName());
                if (value != null) {
                    complete(value, part);
                } else if (isCollection(part) && !part.isNullable() && !part.isAnnotationPresent(JsonInclude.class)) {
                    throw new IOException("no " + part.getName());
                }
            }
        }
    }

    private static boolean isCollection(Argument<?> type) {
        return Collection.class.isAssignableFrom(type.getType()) || Map.class.isAssignableFrom(type.getType());
    }
}
