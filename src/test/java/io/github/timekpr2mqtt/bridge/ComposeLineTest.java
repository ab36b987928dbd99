package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Mosquitto;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabImage;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compose file of the examples as Docker Compose itself runs it, by the command of the README. */
@Lab
class ComposeLineTest {
    private static final String UP = "mkdir -p data && docker compose up -d && docker compose logs -f";
    private static final String CHECK =
            "docker compose run --rm timekpr2mqtt --options /data/options.json --data /data --check";
    /** What the README says of it; {@link PageCommandsTest} sees that none is missing. */
    static final List<String> RUN = List.of(UP, CHECK);

    /** Compose merges it by itself. The lab's network is this machine's, and a look each second is soon enough. */
    private static final String OVERRIDE = """
            services:
              timekpr2mqtt:
                network_mode: host
                healthcheck:
                  interval: 1s
                  start_period: 1s
            """;

    @TempDir
    private Path folder;

    private String typed(LabImage image, String line) throws Exception {
        Path output = Files.createTempFile(folder, "out", ".txt");
        Process process = image.type(folder, line, output);
        assertEquals(0, process.waitFor(), () -> line + ": " + read(output));
        return read(output).strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As somebody has them who is not root, and lets nobody else read them. */
    private static void ofAUser(Path... files) throws IOException {
        for (Path file : files) {
            try (Stream<Path> all = Files.walk(file)) {
                for (Path each : all.toList()) {
                    Files.setPosixFilePermissions(
                            each, PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwx------" : "rw-------"));
                    Files.setAttribute(each, "unix:uid", 1000);
                    Files.setAttribute(each, "unix:gid", 1000);
                }
            }
        }
    }

    @Test
    void it_comes_up_changes_and_goes_in_order() throws Exception {
        Files.copy(ComposeExample.FILE, folder.resolve("compose.yaml"));
        Files.writeString(folder.resolve("compose.override.yaml"), OVERRIDE);
        try (LabImage image = LabImage.build();
                Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder).at("den", "127.0.0.1", den.port(), "anna")) {
            den.access().authorise(Keys.in(folder.resolve("data")).publicLine());
            image.docker("tag", image.tag(), ComposeExample.image());
            Files.copy(home.optionsFile(), folder.resolve("options.json"));
            ofAUser(folder.resolve("options.json"), folder.resolve("data"));
            assertEquals("", typed(image, "docker compose config --quiet"), "nothing to say about the file");

            Path output = folder.resolve("up.txt");
            Process logs = image.type(folder, "exec 2>&1; " + UP, output);
            try {
                Awaitility.await("its log")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> read(output), said -> said.contains("Connected to the broker at "));
                home.awaitOnline("den").awaitAccount("den", "anna").applied("den", "anna", "limit_monday", "45", 45);
                String container = typed(image, "docker compose ps --quiet");
                Awaitility.await("healthy")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> image.field(container, ".State.Health.Status"), "\"healthy\""::equals);

                Path checked = folder.resolve("check.txt");
                image.type(folder, CHECK, checked).waitFor(); // not 0: the lab's PC has no gate
                assertTrue(read(checked).contains("✓ Daemon: Timekpr's daemon runs"), () -> read(checked));

                typed(image, "docker compose stop");
                assertEquals("0", image.field(container, ".State.ExitCode"), "ended by itself, in time");
            } finally {
                logs.descendants().forEach(ProcessHandle::destroy);
                logs.destroy();
                System.out.println(read(output));
                typed(image, "docker compose down");
            }
        }
    }
}
