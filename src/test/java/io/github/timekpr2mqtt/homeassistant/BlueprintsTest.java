package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The blueprints keep to our rules; that they work is tested with a live Home Assistant, in {@code BlueprintsLineTest}. */
class BlueprintsTest {
    private static final Path FOLDER = Path.of("blueprints", "automation", "timekpr");
    private static final Path PAGE = Path.of("blueprints", "README.md");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("blueprints"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String slashes(Path file) {
        return file.toString().replace('\\', '/');
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_blueprint_keeps_to_the_rules(Path file) throws IOException {
        assertEquals(List.of(), BlueprintRules.complaints(slashes(file), Files.readString(file)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min_version: 2025.10.0 | min_version: 2024.1.0 | min_version",
                "blob/main | blob/other | source_url is not where it lies",
                "  author: timekpr2mqtt |  | no author",
                "collapsed: true | collapsed: false | minutes: only what is in a collapsed section has a default, and all of it",
                "icon: mdi:account-child |  | child has no name or icon",
                "entity_id: !input left | entity_id: sensor.anna_on_den_time_left_today | the id of an entity: sensor.anna_on_den_time_left_today",
                "limit: !input minutes | limit: 10 | asked for and used differ: [left, message, tell]",
                "action: persistent_notification.create | action: mqtt.publish | mqtt.publish is for administrators",
                "not_to: [unavailable, unknown] |  | fires when Input[name=left] goes away",
                "mode: single |  | no mode",
                "child: \"{{ | child: \"0123456789abcdef0123456789abcdef {{ | the id of a device",
            })
    void a_rule_that_is_broken_is_seen(String good, @Nullable String bad, String complaint) throws IOException {
        Path file = FOLDER.resolve("low_time.yaml");
        String text = Files.readString(file);
        String broken = text.replace(good, bad == null ? "" : bad);
        assertNotEquals(text, broken);
        List<String> complaints = BlueprintRules.complaints(slashes(file), broken);
        assertTrue(complaints.stream().anyMatch(each -> each.startsWith(complaint)), complaints::toString);
    }

    @Test
    void the_page_has_a_button_that_imports_each() throws IOException {
        List<String> buttons = Pattern.compile("blueprint_url=([^)]+)\\)")
                .matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
        List<String> wanted = files().stream()
                .map(file -> "blueprint_url="
                        + URLEncoder.encode(
                                "https://github.com/timekpr2mqtt/timekpr2mqtt/blob/main/" + slashes(file),
                                StandardCharsets.UTF_8)
                        + ")")
                .sorted()
                .toList();
        assertEquals(wanted.toString(), buttons.toString());
    }
}
