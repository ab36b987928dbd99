package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page of entities and the JSON Schemas are those of the program's own tables, and all documents follow them.
 * {@code -Dgolden.update=true} writes both anew.
 */
class DocumentationTest {
    private static final Path PAGE = Path.of("ha-addon", "ENTITIES.md");
    private static final Path SCHEMAS = Path.of("ha-addon", "schema");

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(SCHEMAS);
            for (Path old : files()) {
                Files.delete(old);
            }
            for (Golden schema : schemas()) {
                Files.writeString(file(schema), schema.text());
            }
            Files.writeString(PAGE, EntityTable.page());
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.toList();
        }
    }

    private static Path file(Golden schema) {
        return SCHEMAS.resolve(schema.name() + ".json");
    }

    static List<Golden> schemas() {
        List<Golden> schemas = new ArrayList<>();
        Schema.all().forEach((name, schema) -> schemas.add(new Golden(name, schema)));
        return schemas;
    }

    @Test
    void the_page_of_entities_is_that_of_the_tables() throws IOException {
        assertEquals(Files.readString(PAGE), EntityTable.page());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void a_schema_is_that_of_the_tables(Golden schema) throws IOException {
        assertEquals(Files.readString(file(schema)), schema.text());
    }

    @Test
    void there_is_no_other_schema() throws IOException {
        assertEquals(schemas().stream().map(DocumentationTest::file).collect(Collectors.toSet()), Set.copyOf(files()));
    }

    @Test
    void every_row_says_what_it_is() {
        List<String> silent = new ArrayList<>();
        Stream.of(Entities.ACCOUNT, Entities.PC, Entities.BRIDGE)
                .flatMap(List::stream)
                .filter(row -> !row.about().matches("\\p{Lu}.{9,}[^.]"))
                .forEach(row -> silent.add(row.key() + ": " + row.about()));
        assertEquals(List.of(), silent);
    }

    static Stream<Golden> documents() {
        return Stream.of(Shown.all(), Told.all()).flatMap(List::stream);
    }

    private static String schemaOf(String name) {
        if (name.startsWith("event") || name.startsWith("receipt")) {
            return "event";
        }
        if (name.startsWith("account")) {
            return "account-" + name.substring(name.lastIndexOf('-') + 1);
        }
        return name.startsWith("pc-state") ? "pc-state" : name.startsWith("bridge") ? "bridge-state" : name;
    }

    private static Set<String> brokenBy(String schema, Map<String, ?> document) {
        JsonSchema parsed = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        new Golden("", Objects.requireNonNull(Schema.all().get(schema))).payload(), InputFormat.JSON);
        return parsed
                .validate(
                        new Golden("", document).payload(),
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_follows_its_schema(Golden document) {
        String schema = schemaOf(document.name());
        assertTrue(Schema.all().containsKey(schema), () -> "which schema has " + document.name() + "?");
        assertEquals(Set.of(), brokenBy(schema, document.document()));
    }

    @ParameterizedTest
    @CsvSource({
        "account-state, time, soon",
        "account-state, limited_by, nothing",
        "account-state, locks_at, tomorrow",
        "account-settings, limit_monday, 1441",
        "account-settings, lockout, never",
        "account-settings, hours_monday, lunch",
        "account-settings, track_inactive, on",
        "account-settings, surprise, 1",
        "bridge-state, schema, 2",
    })
    void a_document_that_does_not_is_seen(String schema, String key, String value) {
        Map<String, Object> document = new LinkedHashMap<>(good(schema));
        document.put(key, value.matches("[0-9]+") ? (Object) Integer.valueOf(value) : value);
        assertFalse(brokenBy(schema, document).isEmpty());
        Map<String, Object> less = new LinkedHashMap<>(good(schema));
        less.remove(less.keySet().iterator().next());
        assertFalse(brokenBy(schema, less).isEmpty());
    }

    private static Map<String, ?> good(String schema) {
        return documents()
                .filter(document -> schemaOf(document.name()).equals(schema))
                .findFirst()
                .orElseThrow()
                .document();
    }
}
