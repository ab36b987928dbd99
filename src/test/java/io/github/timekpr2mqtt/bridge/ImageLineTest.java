package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.backup.OldFolder;
import io.github.timekpr2mqtt.broker.Mosquitto;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.host.KeyTexts;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabImage;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** A heart that stopped is seen after what it was put off, and two looks. */
    private static final Duration LONGEST_SILENCE = Heartbeat.LASTS.plusSeconds(60);

    private static final int LARGE_HOUSE = 40;

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

    /** The service of the example, with the lab's network, a look each second, and these words. */
    private String run(String... more) throws IOException {
        List<String> how =
                new ArrayList<>(List.of("--network=host", "--health-interval=1s", "--health-start-period=1s"));
        how.addAll(ComposeExample.words(home.data, home.optionsFile()));
        how.addAll(List.of(more));
        String container = image.run(how);
        containers.add(container);
        return container;
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

    /** With three children at each, and all told anew again and again. */
    @Test
    void a_house_of_forty_pcs_has_room() throws Exception {
        List<DemoPc> pcs = new ArrayList<>();
        try {
            for (int i = 0; i < LARGE_HOUSE; i++) {
                DemoPc pc = new DemoPc("anna", "ben", "cleo");
                pcs.add(pc);
                pc.authorise(Keys.in(home.data).publicLine());
                pc.on();
                home.at("pc" + i, "127.0.0.1", pc.port());
            }
            String container = run();
            for (int i = 0; i < LARGE_HOUSE; i++) {
                home.awaitOnline("pc" + i).awaitAccount("pc" + i, "cleo");
            }
            for (int i = 0; i < LARGE_HOUSE; i++) {
                home.probe.publish(home.base + "/bridge/sync_all/set", "PRESS");
                home.applied("pc" + i, "cleo", "limit_monday", "45", 45);
            }
            assertEquals("true", image.field(container, ".State.Running"));
        } finally {
            for (DemoPc pc : pcs) {
                pc.close();
            }
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

    /** As the page of the app says it: the option, what the log then has in the place of {@code pcs}, and without the option. */
    @Test
    void what_timekpr_mngr_left_in_a_mounted_backup_goes_on() throws Exception {
        KeyPair known = KeyTexts.pair("RSA", 3072);
        den.access().authorise(KeyTexts.publicLine(known));
        LocalDate day = LocalDate.now(ZoneId.systemDefault()).minusDays(3);
        Path share = Files.createDirectories(folder.resolve("share"));
        new OldFolder(share)
                .with("servers.json", """
                        {"den": {"host": "127.0.0.1", "port": %d, "user": "%s", "key": "id", "users": {"anna": {}}}}""".formatted(den.port(), LabPc.ACCOUNT))
                .with("ssh_keys/id", KeyTexts.openSsh(known))
                .with("history/den/anna.json", "{\"" + day + "\": {\"playtime_spent\": 0, \"time_spent\": 5400}}")
                .homeAssistants("5c53de3b_timekpr_mngr.tar.gz");
        home.close();
        home = new Home(broker, folder).options("\"take_over\":\"/share/backup.tar\",");
        String first = run("--volume=" + share + ":/share:ro");
        String said = awaitSaid(first, "take_over: the options");
        assertTrue(said.contains("take_over: den: 1 child, entered as " + LabPc.ACCOUNT), said);
        image.docker("stop", first);
        assertEquals("0", image.field(first, ".State.ExitCode"));

        home.options("").asGiven("den", pcTaken(said));
        run();
        home.awaitOnline("den").awaitAccount("den", "anna").applied("den", "anna", "limit_monday", "61", 61);
        home.await(
                home.account("den", "anna", "history"),
                history -> String.valueOf(history).contains(day + "=90"));
    }

    @Test
    void letters_beyond_ascii_in_paths_and_names_are_what_they_are() throws Exception {
        LocalDate day = LocalDate.now(ZoneId.systemDefault()).minusDays(3);
        OldFolder old = new OldFolder(folder)
                .with("servers.json", """
                        {"Büro": {"host": "127.0.0.1", "port": 1, "users": {"zoe": {}}}}""")
                .with("history/Büro/zoe.json", "{\"" + day + "\": {\"playtime_spent\": 0, \"time_spent\": 5400}}");
        home.close();
        home = new Home(broker, folder).options("\"take_over\":\"/share/Sicherung für morgen\",");
        String container = run("--volume=" + old.data() + ":/share/Sicherung für morgen:ro");
        awaitSaid(container, "take_over: zoe on Büro: 1 day of history");
    }

    private String awaitSaid(String container, String words) {
        return Awaitility.await(words)
                .atMost(Home.LIMIT)
                .until(() -> image.docker("logs", container), said -> said.contains(words));
    }

    /** The one PC of the options that are in the log, as JSON. */
    private static String pcTaken(String log) throws IOException {
        Matcher options = Pattern.compile("the options\n(.*?)(?=^20\\d\\d-|\\z)", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(log);
        assertTrue(options.find(), log);
        List<?> pcs =
                (List<?>) Objects.requireNonNull(Home.parse(options.group(1)).get("pcs"));
        assertEquals(1, pcs.size(), log);
        return ObjectMapper.getDefault().writeValueAsString(pcs.get(0));
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
