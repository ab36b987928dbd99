package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The options page of the app: what it offers is what the program reads, and what is wrong is refused there or at the start. */
class AppOptionsTest {
    static final Map<String, ?> CONFIG = yaml(Path.of("ha-addon", "config.yaml"));
    static final Map<String, ?> SCHEMA = map(CONFIG.get("schema"));
    private static final Map<String, ?> TRANSLATIONS =
            map(yaml(Path.of("ha-addon", "translations", "en.yaml")).get("configuration"));
    private static final Pattern DEFAULT = Pattern.compile(".* [Dd]efault (.+)\\.");
    /** Whose rules a pattern cannot tell; the start says what is wrong. */
    private static final Set<String> BY_THE_START = Set.of(
            "mqtt.ca_certificate",
            "mqtt.client_certificate",
            "mqtt.client_key",
            "ssh_key",
            "pcs.ssh_key",
            "pcs.host_key");

    @TempDir
    private Path folder;

    private static Map<String, ?> yaml(Path file) {
        try {
            return map(new Yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, ?> map(@Nullable Object object) {
        return (Map<String, ?>) Objects.requireNonNull(object);
    }

    static Object at(Map<String, ?> schema, String path) {
        Object at = schema;
        for (String step : path.split("\\.", -1)) {
            at = Objects.requireNonNull(
                    map(at instanceof List<?> list ? list.get(0) : at).get(step), path);
        }
        return at;
    }

    /** The paths of all options that the program knows; an account is one text in the form, and its keys are none. */
    static Set<String> known() {
        Set<String> paths = new TreeSet<>(Keys.TOP.known());
        Keys.MQTT.known().forEach(key -> paths.add("mqtt." + key));
        Keys.PC.known().forEach(key -> paths.add("pcs." + key));
        return paths;
    }

    private static Set<String> paths(String before, Map<String, ?> options, String fields) {
        Set<String> paths = new TreeSet<>();
        options.forEach((key, value) -> {
            paths.add(before + key);
            Object inner = value instanceof List<?> list ? list.get(0) : value;
            Object below = fields.isEmpty() ? inner : map(value).get(fields);
            if (below instanceof Map) {
                paths.addAll(paths(before + key + ".", map(below), fields));
            }
        });
        return paths;
    }

    @Test
    void each_option_of_the_program_is_on_the_page_and_no_other() {
        assertEquals(known(), paths("", SCHEMA, ""));
    }

    @Test
    void each_option_has_a_name_and_a_text() {
        assertEquals(known(), paths("", TRANSLATIONS, "fields"));
        for (String path : known()) {
            Map<String, ?> words = words(path);
            assertTrue(String.valueOf(words.get("name")).matches("\\p{Lu}.{2,39}"), path);
            assertTrue(String.valueOf(words.get("description")).matches("\\p{Lu}.{20,250}\\."), path);
        }
    }

    private static Map<String, ?> words(String path) {
        return map(at(TRANSLATIONS, path.replace(".", ".fields.")));
    }

    @Test
    void the_supervisor_knows_every_type() {
        SCHEMA.forEach((key, type) -> assertTrue(SupervisorSchema.isLegal(type), key));
        for (Object wrong :
                List.of("text", "int(1)", "list()", List.of(), List.of("str", "str"), List.of(List.of("str")))) {
            assertFalse(SupervisorSchema.isLegal(wrong), wrong.toString());
        }
    }

    private Options start(Map<String, ?> options) throws Exception {
        Map<String, Object> written = new SupervisorSchema(SCHEMA).written(options);
        return read(written);
    }

    private Options read(Map<String, ?> written) throws Exception {
        Path file = Files.writeString(
                folder.resolve("options.json"), ObjectMapper.getDefault().writeValueAsString(written));
        return OptionsReader.options(JsonFile.read(file), true);
    }

    /** The app's own options with this one in it. */
    static Map<String, Object> with(String path, @Nullable Object value) {
        Map<String, Object> options = new LinkedHashMap<>(map(CONFIG.get("options")));
        String key = path.substring(path.indexOf('.') + 1);
        if (path.startsWith("mqtt.")) {
            Map<String, Object> mqtt = new LinkedHashMap<>();
            if (!key.equals("url") && !key.contains("topic") && !key.contains("prefix") && !key.equals("qos")) {
                mqtt.put("url", "mqtts://b");
            }
            mqtt.put(key, value);
            options.put("mqtt", mqtt);
        } else if (path.startsWith("pcs.")) {
            Map<String, Object> pc = new LinkedHashMap<>(Map.of("name", "den", "host", "192.0.2.7"));
            pc.put(key, value);
            options.put("pcs", List.of(pc));
        } else {
            options.put(path, value);
        }
        return options;
    }

    @Test
    void the_page_as_it_comes_is_taken_and_means_the_defaults() throws Exception {
        assertEquals(read(Map.of()), start(map(CONFIG.get("options"))));
    }

    private Map<String, Object> defaults() throws Exception {
        Options options = read(with("pcs.name", "den"));
        Options.Mqtt mqtt = options.mqtt();
        Options.Pc pc = options.pcs().get(0);
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("log_level", options.logLevel().toString());
        defaults.put("poll_seconds", options.pollSeconds());
        defaults.put("history_days", options.historyDays());
        defaults.put("legacy_topics", options.legacyTopics());
        defaults.put("mqtt.qos", mqtt.qos());
        defaults.put("mqtt.base_topic", mqtt.baseTopic());
        defaults.put("mqtt.discovery_prefix", mqtt.discoveryPrefix());
        defaults.put("mqtt.status_topic", mqtt.statusTopic());
        defaults.put("pcs.port", pc.port());
        defaults.put("pcs.user", pc.user());
        defaults.put("pcs.read_only", pc.readOnly());
        return defaults;
    }

    /** What is in the form from the first moment on is the default, and for the rest its text says the default. */
    @Test
    void the_defaults_are_those_of_the_program() throws Exception {
        Map<String, Object> defaults = defaults();
        for (String path : known()) {
            Matcher text = DEFAULT.matcher(String.valueOf(words(path).get("description")));
            if (Set.of("mqtt", "pcs", "pcs.name", "pcs.host").contains(path)) {
                assertFalse(text.matches(), path);
            } else {
                Object value = defaults.getOrDefault(path, "none");
                boolean isQuoted = value instanceof String && defaults.containsKey(path);
                assertTrue(text.matches(), path);
                assertEquals(isQuoted ? quoted(String.valueOf(value)) : String.valueOf(value), text.group(1), path);
            }
        }
        assertEquals(
                Set.of("log_level", "mqtt", "pcs"), map(CONFIG.get("options")).keySet());
        assertEquals(defaults.get("log_level"), map(CONFIG.get("options")).get("log_level"));
    }

    @Test
    void the_documentation_has_each_option_with_its_default() throws Exception {
        Map<String, String> rows = new LinkedHashMap<>();
        String page = Files.readString(Path.of("ha-addon", "DOCS.md"));
        int begin = page.indexOf("\n## Options\n");
        for (String line :
                page.substring(begin, page.indexOf("\n## ", begin + 1)).lines().toList()) {
            Matcher row =
                    Pattern.compile("\\| `([a-z_.\\[\\]]+)` \\| (.*?) ?\\| .*").matcher(line);
            if (row.matches()) {
                rows.put(row.group(1).replace("[]", ""), row.group(2));
            }
        }
        Set<String> leaves = new TreeSet<>(known());
        leaves.removeAll(Set.of("mqtt", "pcs"));
        assertEquals(leaves, new TreeSet<>(rows.keySet()));
        defaults()
                .forEach((path, value) -> assertEquals(
                        value instanceof Integer ? value.toString() : "`" + value + "`", rows.get(path), path));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            log_level             | debug
            poll_seconds          | 5
            poll_seconds          | 3600
            history_days          | 366
            legacy_topics         | false
            legacy_topics         | no
            take_over             | /share/backup (1).zip
            take_over             | ""
            instance              | kids2
            mqtt.url              | mqtt://192.0.2.1
            mqtt.url              | mqtts://broker.example.org:8884
            mqtt.url              | mqtt://[2001:db8::1]:1883
            mqtt.username         | someone else
            mqtt.password         | äöü "quoted" \\ $x
            mqtt.qos              | 2
            mqtt.base_topic       | kids/time
            mqtt.discovery_prefix | ha
            mqtt.status_topic     | ha/birth
            mqtt.url              | mqtt://broker:00001883
            mqtt.url              | mqtt://a--b.c1-2
            pcs.name              | Ännchens Büro 2
            pcs.name              | 👩‍💻 und 🏴󠁧󠁢󠁥󠁮󠁧󠁿
            pcs.host              | den.local
            pcs.host              | my_pc
            pcs.host              | fe80::1%eth0
            pcs.host              | 192.168.1.20
            pcs.host              | 2001:db8:0:0:1:2:3:4
            pcs.host              | ::ffff:192.0.2.1
            pcs.host              | 3com
            pcs.port              | 2222
            pcs.user              | root
            pcs.host_key          | SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
            pcs.host_key          | 256 SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA root@den (ED25519)
            pcs.host_key          | ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA root@den
            pcs.users             | [anna, ben=Ben Müller, "DOMAIN\\\\carl"]
            pcs.users             | []
            pcs.exclude           | [mum, "DOMAIN\\\\dad"]
            pcs.read_only         | yes
            """)
    void what_is_right_is_taken_by_the_page_and_the_start(String path, String value) throws Exception {
        assertNotNull(start(with(path, Objects.requireNonNull(new Yaml().load(value)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            log_level             | loud
            log_level             |
            poll_seconds          | 4
            poll_seconds          | 3601
            poll_seconds          | soon
            history_days          | 6
            history_days          | 367
            legacy_topics         | perhaps
            take_over             | "a\\nb"
            instance              | Kids
            instance              | a b
            mqtt                  | mqtt://b
            mqtt                  | []
            mqtt.url              | b
            mqtt.url              | http://b
            mqtt.url              | mqtt://me:pw@b
            mqtt.url              | mqtt://b:0
            mqtt.url              | mqtt://b:99999
            mqtt.url              | mqtt://b/x
            mqtt.url              | mqtt://a-
            mqtt.url              | mqtt://192.0.2.256
            mqtt.url              | mqtt://192.0.2
            mqtt.url              | "mqtt://b\\n"
            mqtt.username         | "a\\nb"
            mqtt.username         | 7
            mqtt.password         | "a\\nb"
            mqtt.ca_certificate   | nonsense
            mqtt.client_key       | nonsense
            mqtt.client_certificate | nonsense
            mqtt.qos              | 3
            mqtt.qos              | -1
            mqtt.base_topic       | a/#
            mqtt.base_topic       | /a
            mqtt.base_topic       | homeassistant/x
            mqtt.discovery_prefix | a b
            mqtt.discovery_prefix | a//b
            mqtt.status_topic     | timekpr/x
            ssh_key               | nonsense
            pcs                   | den
            pcs                   | [den]
            pcs.name              | ""
            pcs.name              | " den"
            pcs.name              | "a\\tb"
            pcs.name              | "a\\u202eb"
            pcs.name              | "\\u200d"
            pcs.host              | ""
            pcs.host              | me@den
            pcs.host              | den:22:1
            pcs.host              | ssh://den
            pcs.host              | den den
            pcs.port              | 0
            pcs.port              | 65536
            pcs.port              | ssh
            pcs.user              | a b
            pcs.user              | a@b
            pcs.user              | "a\\u2003b"
            pcs.user              | "a\\u3000"
            pcs.ssh_key           | nonsense
            pcs.host_key          | SHA256:short
            pcs.host_key          | ssh-ed25519 AAAA
            pcs.host_key          | nonsense
            pcs.users             | anna
            pcs.users             | [a/b]
            pcs.users             | ["=Anna"]
            pcs.users             | ["anna="]
            pcs.users             | ["anna=A\\u202ea"]
            pcs.users             | ["an\\u200bna"]
            pcs.users             | [anna, anna=Anna]
            pcs.users             | [{name: anna}]
            pcs.exclude           | [a/b]
            pcs.exclude           | [""]
            pcs.read_only         | perhaps
            """)
    void what_is_wrong_is_refused_by_the_page_or_with_one_line_by_the_start(String path, @Nullable String value)
            throws Exception {
        Map<String, Object> written;
        try {
            Map<String, Object> given = with(path, "");
            given = value == null ? given : with(path, Objects.requireNonNull(new Yaml().load(value)));
            written = new SupervisorSchema(SCHEMA).written(given);
        } catch (SupervisorSchema.Refused refused) {
            return;
        }
        String line = assertThrows(BadOption.class, () -> read(written)).line();
        assertEquals(1, line.lines().count(), line);
        assertTrue(names(line, path), line);
    }

    /** Of a certificate without its key, or a key without its certificate, the other is named. */
    private static boolean names(String line, String path) {
        String name = path.startsWith("mqtt.client_") ? "mqtt.client_" : path.replace("pcs.", "pcs[0].");
        return line.startsWith("options.json: " + name);
    }

    /** Texts with something odd in them, each at every place. */
    static Stream<String> oddTexts() {
        List<String> parts = List.of(
                "",
                " ",
                "a",
                "A",
                "ä",
                "7",
                "-",
                "_",
                ".",
                ":",
                "/",
                "//",
                "=",
                "@",
                "#",
                "+",
                "$",
                "%",
                "[",
                "]",
                "\\",
                "\"",
                "\n",
                "\t",
                "\u0000",
                "\u007f",
                "\u0085",
                "\u00a0",
                "\u00ad",
                "\u2003",
                "\u2028",
                "\u200b",
                "\u200d",
                "\u202e",
                "\u3000",
                "\ufeff",
                "\ud83d\ude00",
                "SHA256:",
                "ssh-ed25519 ",
                "mqtt://",
                "mqtts://",
                "192.0.2.255",
                "192.0.2.256",
                "1.2.3",
                "1.2.3.4.5",
                ":1883",
                ":00001883",
                ":65536",
                "x".repeat(64),
                "x".repeat(65),
                "x".repeat(200),
                "x".repeat(255),
                "x".repeat(260),
                "1:2",
                "::",
                "::1");
        return parts.stream().flatMap(a -> parts.stream().flatMap(b -> Stream.of(a + b, "a" + a + b + "a")));
    }

    @Test
    void what_the_page_takes_the_start_takes_but_for_what_no_pattern_can_tell() {
        Set<String> differ = new TreeSet<>();
        for (String path : known()) {
            Object type = at(SCHEMA, path);
            Object inner = type instanceof List<?> list ? list.get(0) : type;
            if (!(inner instanceof String text) || !text.startsWith("match") || BY_THE_START.contains(path)) {
                continue;
            }
            oddTexts().distinct().forEach(odd -> {
                Map<String, Object> given = with(path, type instanceof List ? List.of(odd) : odd);
                try {
                    start(given);
                } catch (SupervisorSchema.Refused refused) {
                    // as it should be
                } catch (Exception e) {
                    differ.add(path + ": " + e.getMessage());
                }
            });
        }
        assertEquals(Set.of(), differ);
    }

    /** And with what one cannot, the line is one and holds the option's name. */
    @Test
    void what_only_the_start_can_judge_gets_one_line() throws Exception {
        List<String> odd = new ArrayList<>();
        for (String path : BY_THE_START) {
            List<String> texts = oddTexts().distinct().filter(t -> !t.isEmpty()).toList();
            for (int i = path.length(); i < texts.size(); i += 11) {
                try {
                    start(with(path, texts.get(i)));
                } catch (SupervisorSchema.Refused refused) {
                    // the page says it
                } catch (BadOption e) {
                    if (e.line().lines().count() != 1 || !names(e.line(), path)) {
                        odd.add(e.line());
                    }
                }
            }
        }
        assertEquals(List.of(), odd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instance",
                "ssh_key",
                "mqtt.url",
                "mqtt.username",
                "mqtt.password",
                "mqtt.ca_certificate",
                "mqtt.client_certificate",
                "mqtt.client_key",
                "mqtt.base_topic",
                "mqtt.discovery_prefix",
                "mqtt.status_topic",
                "pcs.user",
                "pcs.ssh_key",
                "pcs.host_key"
            })
    void an_empty_field_means_the_default(String path) throws Exception {
        Map<String, Object> given = with(path, "");
        Map<String, Object> without = with(path, "");
        if (path.startsWith("pcs.")) {
            without = with("pcs.name", "den");
        } else if (path.startsWith("mqtt.")) {
            Map<String, Object> mqtt = new LinkedHashMap<>(map(without.get("mqtt")));
            mqtt.remove(path.substring("mqtt.".length()));
            without.put("mqtt", mqtt);
        } else {
            without.remove(path);
        }
        assertEquals(start(without), start(given));
    }
}
