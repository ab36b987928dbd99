package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Mosquitto;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabImage;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The whole bridge in the app's image, as the compose example runs it, with mosquitto and a real PC. */
@Lab
class ImageLineTest {
    private static final Path COMPOSE = Path.of("ha-addon/examples/compose.yaml");
    /** A heart that stopped is seen after what it was put off, and two looks. */
    private static final Duration LONGEST_SILENCE = Heartbeat.LASTS.plusSeconds(60);

    private static LabImage image;

    @TempDir
    private Path folder;

    private Mosquitto broker;
    private LabPc den;
    private Home home;
    private final List<String> containers = new ArrayList<>();

    @BeforeAll
    static void build() throws IOException {
        image = LabImage.build();
    }

    @AfterAll
    static void end() throws IOException {
        if (image != null) {
            image.close();
        }
    }

    @BeforeEach
    void on() throws IOException {
        broker = new Mosquitto(folder.resolve("broker"));
        den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        home = new Home(broker, folder).with("den", den);
    }

    @AfterEach
    void off() throws IOException {
        for (String container : containers) {
            System.out.println(image.docker("logs", container));
            image.docker("rm", "--force", "--volumes", container);
        }
        home.close();
        den.close();
        broker.close();
    }

    /** The service of the example, as words for {@code docker run}; with the lab's network, and a look each second. */
    private String run() throws IOException {
        Map<?, ?> compose = (Map<?, ?>) Objects.requireNonNull(new Yaml().<Object>load(Files.readString(COMPOSE)));
        Map<?, ?> service = (Map<?, ?>) Objects.requireNonNull(
                ((Map<?, ?>) Objects.requireNonNull(compose.get("services"))).get("timekpr2mqtt"));
        List<String> how =
                new ArrayList<>(List.of("--network=host", "--health-interval=1s", "--health-start-period=1s"));
        service.forEach((key, value) -> how.addAll(words(String.valueOf(key), value)));
        String container = image.run(how);
        containers.add(container);
        return container;
    }

    private List<String> words(String key, Object value) {
        return switch (key) {
            case "image" -> List.of();
            case "restart" -> List.of("--restart=" + value);
            case "init", "read_only" -> List.of("--" + key.replace('_', '-') + "=" + value);
            case "stop_grace_period" ->
                List.of("--stop-timeout=" + String.valueOf(value).replaceAll("s$", ""));
            case "tmpfs", "security_opt", "cap_drop" ->
                ((List<?>) value)
                        .stream()
                                .map(each -> "--" + key.replace('_', '-') + "=" + each)
                                .toList();
            case "environment" ->
                ((Map<?, ?>) value)
                        .entrySet().stream().map(each -> "--env=" + each).toList();
            case "volumes" ->
                ((List<?>) value)
                        .stream()
                                .map(each -> "--volume=" + ours(String.valueOf(each)))
                                .toList();
            default -> throw new AssertionError("the example says " + key + ", which is not tried here");
        };
    }

    /** The example's two mounts are the folder of data and the options beside it. */
    private String ours(String mount) {
        try {
            return mount.replace("./data:", home.data + ":").replace("./options.json:", home.optionsFile() + ":");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitHealth(String container, String health) {
        Awaitility.await(health)
                .atMost(LONGEST_SILENCE)
                .until(() -> image.field(container, ".State.Health.Status"), ("\"" + health + "\"")::equals);
    }

    @Test
    void it_shows_changes_and_ends_in_order() throws Exception {
        String container = run();
        home.awaitOnline("den").awaitAccount("den", "anna");
        home.applied("den", "anna", "limit_monday", "45", 45);
        assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("2700;"));
        awaitHealth(container, "healthy");
        assertEquals(
                "online", home.probe.last(home.base + "/bridge/availability").orElseThrow());
        image.docker("stop", container);
        assertEquals("0", image.field(container, ".State.ExitCode"), "ended by itself, in time");
        assertEquals("false", image.field(container, ".State.OOMKilled"));
        try (Probe late = Probe.on(broker.port(), home.base + "/bridge/availability")) {
            late.awaitLast(home.base + "/bridge/availability", "offline");
        }
    }

    /** The loop wants to save to a disk that never answers: a pipe that nobody reads. */
    @Test
    void a_loop_that_hangs_is_seen_and_one_that_goes_on_again_too() throws Exception {
        String container = run();
        home.awaitOnline("den").awaitAccount("den", "anna");
        awaitHealth(container, "healthy");
        Path disk = home.data.resolve("wishes-den.json.tmp");
        new ProcessBuilder("mkfifo", disk.toString()).inheritIO().start().waitFor();
        home.command("den", "anna", "limit_monday", "45");
        awaitHealth(container, "unhealthy");
        assertEquals("true", image.field(container, ".State.Running"));
        Process reader = new ProcessBuilder("cat", disk.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitHealth(container, "healthy");
        reader.destroy();
    }

    @Test
    void it_fits_the_app_and_holds_no_shell() throws Exception {
        Map<?, ?> config = (Map<?, ?>)
                Objects.requireNonNull(new Yaml().<Object>load(Files.readString(Path.of("ha-addon/config.yaml"))));
        String labels = image.field(image.tag(), ".Config.Labels");
        assertTrue(labels.contains("\"io.hass.type\":\"app\""), labels);
        assertTrue(labels.contains("\"io.hass.version\":\"" + config.get("version") + "\""), labels);
        assertTrue(labels.contains("\"io.hass.name\":\"" + config.get("name") + "\""), labels);
        assertTrue(labels.contains("\"io.hass.description\":\"" + config.get("description") + "\""), labels);
        String version = image.docker("run", "--rm", image.tag(), "--version");
        assertEquals("timekpr2mqtt " + config.get("version"), version);
        String entry = image.field(image.tag(), ".Config.Entrypoint");
        assertTrue(entry.startsWith("[\"/opt/java/bin/java\","), entry);
        Path tree = Files.createDirectory(folder.resolve("tree"));
        image.unpack(tree);
        List<String> programs;
        try (var files = Files.walk(tree)) {
            programs = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains(".so"))
                    .filter(Files::isExecutable)
                    .filter(file -> file.toFile().length() > 0) // places that the engine makes for its own
                    .map(file -> tree.relativize(file).toString())
                    .sorted()
                    .toList();
        }
        assertEquals(List.of("opt/java/bin/java", "usr/bin/test"), programs);
    }
}
