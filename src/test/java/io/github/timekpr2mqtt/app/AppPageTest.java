package io.github.timekpr2mqtt.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The app's page of documentation names what there is, and nothing else; its options are looked at by {@code AppOptionsTest}. */
class AppPageTest {
    private static final Path APP = Path.of("ha-addon");
    private static final Path BLUEPRINTS = Path.of("blueprints", "automation", "timekpr");
    /** What the page tells to expose to a voice assistant. */
    private static final int TO_SPEAK_OF = 4;

    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(APP.resolve("DOCS.md"));
    }

    /** What stands as code at the beginning of each row of a section's table. */
    private Set<String> rows(String title, String pattern) {
        String section = page.substring(page.indexOf("\n## " + title + "\n") + 1);
        int end = section.indexOf("\n## ");
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(end < 0 ? section : section.substring(0, end))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void each_blueprint_has_a_row() throws IOException {
        try (Stream<Path> files = Files.list(BLUEPRINTS)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    rows("Automations", "^\\| `([^`]+)` \\|"));
        }
    }

    /** Home Assistant keeps those with a category from its voice assistants. */
    @Test
    void what_may_be_asked_for_by_voice_is_there_and_of_no_category() throws IOException {
        Set<String> keys = rows("By voice", "^\\| \\*[^|]*\\(`([^`]+)`\\)");
        assertEquals(TO_SPEAK_OF, keys.size(), keys::toString);
        List<String> entities = Files.readAllLines(APP.resolve("ENTITIES.md"));
        for (String key : keys) {
            String row = entities.stream()
                    .filter(line -> line.contains("| `" + key + "` |"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(
                    !row.contains("; config") && !row.contains("; diagnostic") && !row.contains("off at first"), row);
        }
    }

    @Test
    void each_entity_that_the_page_names_is_there() throws IOException {
        String entities = Files.readString(APP.resolve("ENTITIES.md"));
        for (String key : rows("Entities", "`([a-z_0-9]+)`")) {
            assertTrue(entities.contains("`" + key + "`"), "nothing is called " + key);
        }
    }
}
