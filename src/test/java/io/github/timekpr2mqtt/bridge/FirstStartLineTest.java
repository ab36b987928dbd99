package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.ToySupervisor;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The app right after Install and Start, with the options that it comes with, and a Supervisor that has a broker, none, or another one. */
class FirstStartLineTest {
    private static final String PASSWORD = "Pl4nted-pa55word";
    private static final String AVAILABILITY = "timekpr/bridge/availability";
    private static final String STATE = "timekpr/bridge/state";
    private static final String TO_DO =
            "there is no PC in the options yet. Add one to pcs, with its name and host (an app of Home Assistant:"
                    + " on its page Configuration), and restart; the log then shows a line to paste on that PC";

    private final ToySupervisor supervisor = new ToySupervisor();
    private final Secrets secrets = new Secrets().word("the password", PASSWORD).word("the token", ToySupervisor.TOKEN);
    private final Path folder;
    private final Path log;
    private final Path options;

    FirstStartLineTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.log = folder.resolve("log");
        Map<String, ?> app = new Yaml().load(Files.readString(Path.of("ha-addon", "config.yaml")));
        this.options = Files.writeString(
                folder.resolve("options.json"), ObjectMapper.getDefault().writeValueAsString(app.get("options")));
    }

    @AfterEach
    void end() {
        supervisor.close();
    }

    private Process start() throws IOException {
        List<String> by = new ArrayList<>(List.of("env"));
        supervisor.environment().forEach((key, value) -> by.add(key + "=" + value));
        return BridgeProcess.start(
                options, folder.resolve("data"), log, BridgeProcess.CLASSES, by.toArray(new String[0]));
    }

    private void awaitLine(String words) {
        Awaitility.await(words)
                .atMost(Home.LIMIT)
                .until(() -> Files.readString(log).contains(words));
    }

    private long lines(String words) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(words))
                .count();
    }

    private static Map<String, Object> state(Probe probe, String health) throws IOException {
        Probe.Seen seen = probe.await(message ->
                message.topic().equals(STATE) && message.payload().contains("\"health\":\"" + health + "\""));
        return ObjectMapper.getDefault().readValue(seen.payload(), Argument.mapOf(String.class, Object.class));
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }

    /** Neither the log nor what is kept has them. */
    private void assertKept() throws IOException {
        secrets.assertNotIn("the log", Files.readString(log));
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                secrets.assertNotIn(
                        file.toString(), Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void it_says_what_to_do_next_and_nothing_fails() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(PASSWORD)) {
            supervisor.offer(broker.port(), "addons", PASSWORD);
            Process process = start();
            try (Probe probe = Probe.withLogin("homeassistant", PASSWORD, broker.port(), "#")) {
                probe.awaitLast(AVAILABILITY, "online");
                Map<String, Object> state = state(probe, "problem");
                assertEquals(List.of(), state.get("pcs"));
                assertTrue(String.valueOf(state).contains(TO_DO), state::toString);
                assertTrue(
                        probe.on("homeassistant/device/timekpr/bridge/config").size() > 0
                                || probe.seen().stream()
                                        .anyMatch(seen -> seen.topic().startsWith("homeassistant/device/")
                                                && seen.payload().contains("\"health\"")));
                awaitLine("Nothing to do: " + TO_DO);
                stop(process);
                probe.awaitLast(AVAILABILITY, "offline");
            } finally {
                process.destroyForcibly();
            }
            assertEquals(1, lines("WARN"), Files.readString(log));
            assertEquals(0, lines("ERROR"));
            assertKept();
        }
    }

    @Test
    void without_a_broker_it_waits_for_one_and_goes_on_with_the_newest_login() throws Exception {
        Process process = start();
        try {
            awaitLine(
                    "There is no broker yet: Home Assistant has none. Install the app \"Mosquitto broker\" and start it");
            int asked = supervisor.asked();
            Awaitility.await("it asks again").atMost(Home.LIMIT).until(() -> supervisor.asked() > asked);
            assertTrue(process.isAlive());
            int port;
            try (EmbeddedBroker broker = new EmbeddedBroker(PASSWORD)) {
                port = broker.port();
                supervisor.offer(port, "addons", "an older one");
                awaitLine("the broker refuses the login that Home Assistant's Supervisor gave us");
                supervisor.offer(port, "addons", PASSWORD);
                awaitLine("Connected to the broker at 127.0.0.1:" + port);
            }
            try (EmbeddedBroker other = new EmbeddedBroker("another")) {
                supervisor.offer(other.port(), "addons", "another");
                awaitLine("Connected to the broker at 127.0.0.1:" + other.port());
                assertFalse(port == other.port());
            }
            assertEquals(1, lines("There is no broker yet"));
            stop(process);
        } finally {
            process.destroyForcibly();
        }
        assertKept();
    }

    @Test
    void who_stops_it_while_it_waits_need_not_wait() throws Exception {
        Process process = start();
        try {
            awaitLine("There is no broker yet");
            stop(process);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the options name wins, and nobody is asked. */
    @Test
    void a_broker_of_the_options_wins() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            supervisor.offer(1, "addons", PASSWORD);
            Files.writeString(options, "{\"mqtt\":{\"url\":\"mqtt://127.0.0.1:" + broker.port() + "\"},\"pcs\":[]}");
            Process process = start();
            try {
                awaitLine("Connected to the broker at 127.0.0.1:" + broker.port());
                assertEquals(0, supervisor.asked());
                stop(process);
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
