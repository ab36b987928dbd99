package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.backup.OldFolder;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the pages, typed as they stand there into a shell: those of the program with the classes of this build in the jar's
 * place (it is made after the tests), {@code mosquitto_pub} as one client sends what another would.
 */
class PageCommandsLineTest {
    private static final String START =
            "MALLOC_ARENA_MAX=1 java -Xms16m -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
                    + " -XX:SharedArchiveFile=target/timekpr2mqtt.jsa -jar target/timekpr2mqtt.jar --options options.json --data data";
    private static final String OURS = "java -jar target/timekpr2mqtt.jar ";
    private static final String PUBLISH = "mosquitto_pub -h 192.0.2.10 -u USER -P PASSWORD -r -n -t ";

    private static final String SETUP = OURS + "--options options.json --data data --setup den";
    private static final String CHECK = OURS + "--options options.json --data data --check den";
    private static final String DASHBOARD = OURS + "--data data --dashboard > dashboard.yaml";
    private static final String NEW_KEY = OURS + "--data data --new-key";
    private static final String TAKE_OVER = OURS + "--data data --take-over backup.zip > options.json";
    private static final String WITHOUT_PASSWORD = "openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW";
    private static final String WITHOUT_PASSPHRASE = "ssh-keygen -p -N '' -f KEY";
    private static final String OWNER_ALONE = "chmod 600 KEY";

    /** What a page says of them; {@link PageCommandsTest} sees that none is missing. */
    static final Set<String> RUN = Stream.concat(
                    Stream.of(
                            START,
                            SETUP,
                            CHECK,
                            DASHBOARD,
                            NEW_KEY,
                            TAKE_OVER,
                            WITHOUT_PASSWORD,
                            WITHOUT_PASSPHRASE,
                            OWNER_ALONE),
                    Stream.of(
                                    "homeassistant/device/timekpr/config",
                                    "timekpr/bridge/availability",
                                    "timekpr/bridge/state",
                                    "timekpr/servers/online")
                            .map(PUBLISH::concat))
            .collect(Collectors.toUnmodifiableSet());

    private final EmbeddedBroker broker = new EmbeddedBroker();
    private final Path folder;

    PageCommandsLineTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for word; do
                    shift
                    case $word in
                        -jar | -XX:SharedArchiveFile=*) ;;
                        target/timekpr2mqtt.jar) set -- "$@" -cp '%s' %s ;;
                        *) set -- "$@" "$word" ;;
                    esac
                done
                exec '%s' "$@"
                """.formatted(
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        Path.of(System.getProperty("java.home"), "bin", "java")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        options("{\"name\": \"den\", \"host\": \"127.0.0.1\", \"port\": 1}");
    }

    @AfterEach
    void end() throws IOException {
        broker.close();
    }

    private void options(String pcs) throws IOException {
        Files.writeString(
                folder.resolve("options.json"),
                "{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:" + broker.port() + "\"}, \"pcs\": [" + pcs + "]}");
    }

    private record Ended(int code, String out) {}

    private Process type(String command) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "exec 2>&1; " + command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile());
        shell.environment().merge("PATH", folder.resolve("bin") + ":", (old, bin) -> bin + old);
        return shell.start();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out.txt"), StandardCharsets.UTF_8);
    }

    private Ended run(String command) throws Exception {
        int code = type(command).waitFor();
        return new Ended(code, out());
    }

    /** Starts the bridge as the README does, and ends it with Ctrl-C when it has told of itself. */
    private void aBridge(Probe probe, int told) throws Exception {
        int before = probe.on("timekpr/bridge/availability").size();
        Process bridge = type("exec env " + START);
        try {
            Awaitility.await("the bridge tells of itself")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> probe.on("timekpr/bridge/availability").stream()
                                    .skip(before)
                                    .anyMatch("online"::equals)
                            && probe.last("timekpr/pc/den/state").orElse("").isEmpty() == (told == 0));
        } finally {
            bridge.destroy();
        }
        assertEquals(0, bridge.waitFor(), out());
    }

    @Test
    void the_program_does_what_the_readme_says_of_it() throws Exception {
        try (Probe probe = Probe.on(broker.port(), "timekpr/#")) {
            aBridge(probe, 1);
        }
        assertTrue(Files.exists(folder.resolve("data/ssh/id_ed25519.pub")));

        Ended setup = run(SETUP);
        assertEquals(0, setup.code(), setup.out());
        assertTrue(setup.out().startsWith("echo "), setup.out());

        Ended check = run(CHECK);
        assertEquals(1, check.code(), check.out());
        assertTrue(check.out().startsWith("den (127.0.0.1): something is wrong\n  ✓ Name: "), check.out());

        Ended dashboard = run(DASHBOARD);
        assertEquals(0, dashboard.code(), dashboard.out());
        assertTrue(Files.readString(folder.resolve("dashboard.yaml")).contains("type: sections"));

        Ended key = run(NEW_KEY);
        assertEquals(0, key.code(), key.out());
        assertTrue(Files.exists(folder.resolve("data/ssh/id_ed25519_new.pub")), key.out());
    }

    @Test
    void a_backup_of_timekpr_mngr_becomes_options() throws Exception {
        new OldFolder(folder)
                .with("servers.json", "{\"den\": {\"host\": \"192.0.2.20\", \"port\": 22, \"users\": {\"anna\": {}}}}")
                .zip();
        Ended taken = run(TAKE_OVER);
        assertEquals(0, taken.code(), taken.out());
        String options = Files.readString(folder.resolve("options.json"));
        assertTrue(options.contains("\"192.0.2.20\""), options);
    }

    @Test
    void a_key_becomes_one_that_the_options_take() throws Exception {
        assertEquals(
                0, run("ssh-keygen -q -t ed25519 -N '' -f KEY && chmod 644 KEY").code(), out());
        assertEquals(0, run(OWNER_ALONE).code(), out());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("KEY"))));
        assertEquals(0, run(WITHOUT_PASSPHRASE).code(), out());
        assertEquals(0, run("openssl genpkey -algorithm RSA -out KEY").code(), out());
        assertEquals(0, run(WITHOUT_PASSWORD).code(), out());
        assertTrue(Files.readString(folder.resolve("NEW")).startsWith("-----BEGIN PRIVATE KEY-----"));
    }

    /** All topics that hold a message, with what it begins with. */
    private Map<String, String> retained() {
        try (Probe probe = Probe.on(broker.port(), "#")) {
            probe.publish("end/of/what/is/retained", "");
            Awaitility.await().until(() -> probe.last("end/of/what/is/retained").isPresent());
            return probe.seen().stream()
                    .filter(Probe.Seen::retained)
                    .collect(Collectors.toMap(
                            Probe.Seen::topic,
                            seen -> seen.payload()
                                    .substring(0, Math.min(60, seen.payload().length())),
                            (a, b) -> b,
                            TreeMap::new));
        }
    }

    @Test
    void a_removal_as_the_page_of_the_app_says_it_leaves_nothing_at_the_broker() throws Exception {
        try (Probe probe = Probe.on(broker.port(), "timekpr/#")) {
            aBridge(probe, 1);
            assertTrue(retained().containsKey("homeassistant/device/timekpr/den/config"), () -> "" + retained());
            options("");
            aBridge(probe, 0);
            Set<String> left = new TreeSet<>(retained().keySet());
            assertEquals(
                    new TreeSet<>(RUN.stream()
                            .filter(command -> command.startsWith(PUBLISH))
                            .map(command -> command.substring(PUBLISH.length()))
                            .toList()),
                    left);
            for (PageCommand command : PageCommand.all()) {
                if (command.text().startsWith("mosquitto_pub ")) {
                    publish(probe, command.text());
                }
            }
        }
        Awaitility.await().until(() -> retained().isEmpty());
    }

    /** As {@code mosquitto_pub} understands it, of which only this much is used. */
    private static void publish(Probe probe, String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        String topic = words.get(words.indexOf("-t") + 1);
        assertFalse(words.contains("-m") == words.contains("-n"), command);
        String payload = words.contains("-n") ? "" : words.get(words.indexOf("-m") + 1);
        Matcher known = Pattern.compile("mosquitto_pub( -[huPtm] \\S+| -[rn])+").matcher(command);
        assertTrue(known.matches(), command);
        probe.publish(topic, payload, message -> message.retain(words.contains("-r")));
    }
}
