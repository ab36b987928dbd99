package io.github.timekpr2mqtt.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.storage.BackupMark;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * What the store and the Supervisor need of the app, by their rules (release 2026.08) and those of the linter that most apps are checked
 * with. {@code -Dgolden.update=true} writes what is made from something else anew.
 */
class AppFilesTest {
    private static final Path APP = Path.of("ha-addon");
    private static final Path ROOT_CHANGES = Path.of("CHANGELOG.md");
    private static final Path CHANGES = APP.resolve("CHANGELOG.md");
    /** Which keys there are, of those that an app like ours may use, with their defaults: one that is set to it is a fault to the linter. */
    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("startup", "application"),
            Map.entry("boot", "auto"),
            Map.entry("init", true),
            Map.entry("stage", "stable"),
            Map.entry("tmpfs", false),
            Map.entry("map", List.of()),
            Map.entry("timeout", 10),
            Map.entry("backup", "hot"),
            Map.entry("apparmor", true),
            Map.entry("hassio_api", false),
            Map.entry("homeassistant_api", false));

    private static final List<String> WITHOUT_DEFAULT = List.of(
            "name",
            "version",
            "slug",
            "description",
            "url",
            "image",
            "arch",
            "homeassistant",
            "services",
            "options",
            "schema",
            "breaking_versions",
            "backup_exclude");

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(CHANGES, Files.readString(ROOT_CHANGES));
            ImageIO.write(Pictures.icon(), "png", APP.resolve("icon.png").toFile());
            ImageIO.write(Pictures.logo(), "png", APP.resolve("logo.png").toFile());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(Path file) throws IOException {
        return (Map<String, Object>) Objects.requireNonNull(new Yaml().<Object>load(Files.readString(file)));
    }

    private static Map<String, Object> config() throws IOException {
        return yaml(APP.resolve("config.yaml"));
    }

    private static String pom(String tag) throws IOException {
        Matcher found = Pattern.compile("^ {2}<" + tag + ">(.*?)</" + tag + ">", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(found.find(), tag);
        return found.group(1);
    }

    @Test
    void the_description_has_what_is_required_and_nothing_unknown_or_needless() throws IOException {
        Map<String, Object> config = config();
        assertTrue(config.keySet().containsAll(List.of("name", "version", "slug", "description", "arch")));
        config.forEach((key, value) -> {
            assertTrue(DEFAULTS.containsKey(key) || WITHOUT_DEFAULT.contains(key), key);
            assertFalse(value.equals(DEFAULTS.get(key)), () -> key + " is its default");
        });
        assertEquals("timekpr2mqtt", config.get("slug"));
        assertEquals(List.of("aarch64", "amd64"), config.get("arch"));
        assertEquals(List.of("mqtt:want"), config.get("services"));
        assertEquals(List.of(BackupMark.LEFT_OUT + "*"), config.get("backup_exclude"));
        assertTrue(String.valueOf(config.get("image")).matches("ghcr\\.io/[a-z0-9-]+/[a-z0-9-]+"));
        assertTrue(String.valueOf(config.get("homeassistant")).matches("20\\d\\d\\.\\d{1,2}\\.\\d"));
        int timeout = (Integer) Objects.requireNonNull(config.get("timeout"));
        assertTrue(timeout >= 10 && timeout <= 300);
    }

    @Test
    void version_and_address_are_those_of_the_program() throws IOException {
        assertEquals(pom("version"), config().get("version"));
        assertEquals(pom("url"), config().get("url"));
        assertEquals(pom("url"), yaml(Path.of("repository.yaml")).get("url"));
        assertNotNull(yaml(Path.of("repository.yaml")).get("name"));
    }

    /** The Supervisor takes each for an app, and warns of it on every machine. */
    @Test
    void no_other_file_looks_like_an_app() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            List<Path> found = files.filter(file -> !file.startsWith("target"))
                    .filter(file -> file.getFileName().toString().matches("config\\.(yaml|yml|json)"))
                    .filter(file -> Stream.iterate(file, Objects::nonNull, Path::getParent)
                            .noneMatch(
                                    part -> String.valueOf(part.getFileName()).startsWith(".")))
                    .toList();
            assertEquals(List.of(APP.resolve("config.yaml")), found);
        }
    }

    /** The store shows the one in the folder of the app alone. */
    @Test
    void both_change_logs_say_the_same() throws IOException {
        assertEquals(Files.readString(ROOT_CHANGES), Files.readString(CHANGES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icon", "logo"})
    void a_picture_is_what_is_drawn_here(String name) throws IOException {
        BufferedImage drawn = name.equals("icon") ? Pictures.icon() : Pictures.logo();
        BufferedImage kept = ImageIO.read(APP.resolve(name + ".png").toFile());
        assertEquals(name.equals("icon") ? 128 : 250, kept.getWidth());
        assertEquals(name.equals("icon") ? 128 : 100, kept.getHeight());
        int apart = 0;
        for (int x = 0; x < kept.getWidth(); x++) {
            for (int y = 0; y < kept.getHeight(); y++) {
                apart += apart(new Color(drawn.getRGB(x, y), true), new Color(kept.getRGB(x, y), true));
            }
        }
        assertTrue(
                apart < kept.getWidth() * kept.getHeight(),
                "one JDK rounds edges a little differently than another, not so: " + apart);
    }

    private static int apart(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue())
                + Math.abs(a.getAlpha() - b.getAlpha());
    }

    /** The Supervisor gives the one profile in the file the name of the app, and takes the file for broken if there are more. */
    @Test
    void there_is_one_profile_for_apparmor_and_its_brackets_close() throws IOException {
        List<String> lines = Files.readAllLines(APP.resolve("apparmor.txt"));
        assertEquals(
                1, lines.stream().filter(line -> line.startsWith("profile ")).count());
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.startsWith("profile timekpr2mqtt "))
                        .count());
        Map<Character, Integer> brackets = new HashMap<>();
        lines.stream()
                .filter(line -> !line.strip().startsWith("#"))
                .flatMap(line -> line.chars().mapToObj(c -> (char) c))
                .forEach(c -> brackets.merge(c, 1, Integer::sum));
        assertEquals(brackets.get('{'), brackets.get('}'));
        for (String line : lines) {
            String rule = line.strip();
            boolean isRule =
                    !rule.isEmpty() && !rule.startsWith("#") && !rule.startsWith("profile ") && !rule.equals("}");
            assertTrue(!isRule || rule.endsWith(","), line);
        }
    }

    @Test
    void each_page_of_the_store_is_there() throws IOException {
        for (String page : List.of("README.md", "DOCS.md", "CHANGELOG.md", "translations/en.yaml")) {
            assertTrue(Files.size(APP.resolve(page)) > 500, page);
        }
    }

    private static @Nullable String first(Path file, String pattern) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.matches(pattern))
                .findFirst()
                .orElse(null);
    }

    @Test
    void the_pages_begin_with_a_title() throws IOException {
        assertEquals("# Timekpr to MQTT", first(APP.resolve("README.md"), "# .*"));
        assertEquals("# Timekpr to MQTT", first(APP.resolve("DOCS.md"), "# .*"));
        assertEquals(config().get("name"), "Timekpr to MQTT");
    }

    @Test
    void the_example_without_home_assistant_runs_the_same_image_of_the_same_version() throws IOException {
        Map<String, Object> compose = yaml(APP.resolve("examples").resolve("compose.yaml"));
        Map<?, ?> services = (Map<?, ?>) Objects.requireNonNull(compose.get("services"));
        Map<?, ?> service = (Map<?, ?>) Objects.requireNonNull(services.get("timekpr2mqtt"));
        assertEquals(config().get("image") + ":" + config().get("version"), service.get("image"));
        assertTrue(String.valueOf(service.get("volumes")).contains("./options.json:/data/options.json:ro"));
    }

    @Test
    void the_options_of_the_example_are_taken() throws Exception {
        Options options = Options.read(APP.resolve("examples").resolve("options.json"));
        assertEquals("Anna", options.pcs().get(0).display("anna"));
    }
}
