package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabSystemd;
import io.github.timekpr2mqtt.lab.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The unit of the examples under a real systemd, installed by the commands of the README, with mosquitto on the loopback of the same machine.
 * The jar is one that leads to the classes of this build (the real one is made after the tests).
 */
@Lab
class SystemdLineTest {
    private static final String FOLLOW = "journalctl -fu timekpr2mqtt";
    private static final List<String> INSTALL = List.of(
            "sudo install -D -m 644 target/timekpr2mqtt.jar /usr/local/lib/timekpr2mqtt/timekpr2mqtt.jar",
            "sudo install -D -m 600 options.json /etc/timekpr2mqtt/options.json",
            "sudo install -D -m 644 ha-addon/examples/timekpr2mqtt.service /etc/systemd/system/timekpr2mqtt.service",
            "sudo systemctl daemon-reload",
            "sudo systemctl enable --now timekpr2mqtt");
    private static final String CHECK = "sudo java -jar /usr/local/lib/timekpr2mqtt/timekpr2mqtt.jar"
            + " --options /etc/timekpr2mqtt/options.json --data /var/lib/timekpr2mqtt-bridge --check";
    private static final List<String> NEW_KEY = List.of(
            "sudo systemctl stop timekpr2mqtt",
            "sudo systemd-run --pipe --wait -p DynamicUser=yes -p User=timekpr2mqtt-bridge"
                    + " -p StateDirectory=timekpr2mqtt-bridge -p StateDirectoryMode=0700"
                    + " java -jar /usr/local/lib/timekpr2mqtt/timekpr2mqtt.jar --data /var/lib/timekpr2mqtt-bridge --new-key",
            "sudo systemctl start timekpr2mqtt");
    /** What the README says of it; {@link PageCommandsTest} sees that none is missing. */
    static final List<String> RUN = new ArrayList<>(INSTALL);

    static {
        RUN.add(FOLLOW);
        RUN.add(CHECK);
        RUN.addAll(NEW_KEY);
    }

    private static final Path UNIT = Path.of("ha-addon/examples/timekpr2mqtt.service");
    private static final String AVAILABILITY = "'timekpr/bridge/availability'";
    /** Where the parent sits who types. */
    private static final String HERE = "/var/lib/repository";

    private LabSystemd pc;

    @BeforeEach
    void boot() throws IOException {
        pc = LabSystemd.boot();
        Files.createDirectories(pc.file(HERE + "/target"));
        Files.createDirectories(pc.file(HERE + "/ha-addon/examples"));
        Files.copy(UNIT, pc.file(HERE + "/" + UNIT));
        jar(pc.file(HERE + "/target/timekpr2mqtt.jar"));
        options("{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:1883\"}, \"pcs\": []}");
    }

    @AfterEach
    void off() throws IOException {
        System.out.println(journal());
        pc.close();
    }

    private void options(String json) throws IOException {
        Files.writeString(pc.file(HERE + "/options.json"), json);
    }

    /** Names what is in {@code /var/lib/built}, where this puts the classes of the build and the libraries. */
    private void jar(Path jar) throws IOException {
        Path built = Files.createDirectories(pc.file("/var/lib/built"));
        List<String> names = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(":", -1)) {
            Path path = Path.of(each);
            if (each.isEmpty() || path.endsWith("test-classes")) {
                continue; // their logback-test.xml is not for the program
            }
            String name = names.size() + "-" + path.getFileName() + (Files.isDirectory(path) ? "/" : "");
            new ProcessBuilder("cp", "-r", path.toString(), built.resolve(name).toString())
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
            names.add("file:/var/lib/built/" + name);
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Application.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    /** As root types it, who leaves sudo out. */
    private Ran type(String command) throws IOException {
        return pc.run("bash", "-c", "sudo() { \"$@\"; }; cd " + HERE + " && " + command);
    }

    private void install() throws IOException {
        for (String command : INSTALL) {
            type(command).orFail();
        }
    }

    private void broker() throws IOException {
        Files.writeString(pc.file("/var/lib/broker.conf"), """
                listener 1883 127.0.0.1
                allow_anonymous true
                user root
                log_type all
                log_dest file /var/lib/broker.log
                """);
        pc.begin("mosquitto", "-c", "/var/lib/broker.conf");
        await("the broker listens").until(() -> brokerLog().contains("listen socket on port 1883"));
    }

    private String brokerLog() throws IOException {
        Path log = pc.file("/var/lib/broker.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** How often the bridge has said a word of so many letters about itself: 6 for online, 7 for offline. */
    private long said(int letters) throws IOException {
        return brokerLog()
                .lines()
                .filter(line -> line.contains("Received PUBLISH") && line.contains(AVAILABILITY))
                .filter(line -> line.contains("(" + letters + " bytes)"))
                .count();
    }

    private String journal() throws IOException {
        return pc.run("journalctl", "--no-pager", "--output=cat", "--unit=timekpr2mqtt")
                .out();
    }

    private String property(String name) throws IOException {
        return pc.run("systemctl", "show", "--value", "--property=" + name, "timekpr2mqtt")
                .orFail()
                .strip();
    }

    /** A folder of the machine with its owner and mode. */
    private String folder(String path) throws IOException {
        return pc.run("stat", "--format=%F %U %a", path).orFail().strip();
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofMinutes(2));
    }

    @Test
    void it_runs_comes_back_after_a_kill_and_ends_in_order() throws Exception {
        String home = folder("/var/lib/timekpr2mqtt");
        broker();
        install();
        await("it is online").until(() -> said(6) == 1);
        assertEquals(
                home,
                folder("/var/lib/timekpr2mqtt"),
                "the account's by which a bridge comes in, this is a child's PC");
        assertEquals("active", property("ActiveState"));
        assertEquals("enabled", property("UnitFileState"));
        assertTrue(type("timeout 5 " + FOLLOW).out().contains("Connected to the broker at "), journal());

        String owner = pc.run("stat", "--format=%u %a", "/var/lib/private/timekpr2mqtt-bridge/ssh/id_ed25519")
                .orFail()
                .strip();
        assertEquals(property("UID") + " 600", owner);
        assertEquals(
                "600",
                pc.run("stat", "--format=%a", "/etc/timekpr2mqtt/options.json")
                        .orFail()
                        .strip());

        String first = property("MainPID");
        String key = Files.readString(pc.file("/var/lib/private/timekpr2mqtt-bridge/ssh/id_ed25519.pub"));
        pc.run("kill", "-KILL", first).orFail();
        await("it is online again").until(() -> said(6) == 2);
        assertNotEquals(first, property("MainPID"));
        assertEquals("1", property("NRestarts"));
        assertEquals(key, Files.readString(pc.file("/var/lib/private/timekpr2mqtt-bridge/ssh/id_ed25519.pub")));

        pc.run("systemctl", "stop", "timekpr2mqtt").orFail();
        assertEquals("inactive", property("ActiveState"));
        assertEquals("success", property("Result"), "by itself, in time");
        assertEquals("0", property("ExecMainStatus"));
        assertEquals(1, said(7), "it has said good-bye");
    }

    @Test
    void root_looks_beside_it_and_what_writes_is_called_as_its_own_user() throws Exception {
        options(
                "{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:1883\"}, \"pcs\": [{\"name\": \"den\", \"host\": \"127.0.0.1\","
                        + " \"port\": 1}]}");
        broker();
        install();
        await("it is online").until(() -> said(6) == 1);
        Ran check = type(CHECK);
        assertEquals(1, check.exit(), "nothing listens at that port");
        assertTrue(check.out().contains("den"), check.out());

        for (String command : NEW_KEY) {
            type(command).orFail();
        }
        await("it is online again, so it has read both keys").until(() -> said(6) == 2);
        assertEquals(
                property("UID") + " 600",
                pc.run("stat", "--format=%u %a", "/var/lib/private/timekpr2mqtt-bridge/ssh/id_ed25519_new")
                        .orFail()
                        .strip());
        assertTrue(type(CHECK).out().contains("den"));
    }

    @Test
    void without_a_broker_it_waits_and_with_bad_options_it_says_why() throws Exception {
        install();
        await("it says that no broker is there").until(() -> journal().contains("127.0.0.1:1883"));
        assertEquals("active", property("ActiveState"));
        assertEquals("0", property("NRestarts"));
        broker();
        await("it is online").until(() -> said(6) == 1);

        options("{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:1883\"}, \"pc\": []}");
        type(INSTALL.get(1)).orFail();
        pc.run("systemctl", "restart", "timekpr2mqtt");
        await("it says what is wrong").until(() -> journal().contains("options.json: pc: unknown, did you mean pcs?"));
    }

    /** Also each name of an option and each value: a wrong one is a line on its output. */
    @Test
    void systemd_finds_nothing_wrong_with_the_unit() throws Exception {
        install();
        Ran verified = pc.run("systemd-analyze", "verify", "/etc/systemd/system/timekpr2mqtt.service");
        assertEquals("", verified.out() + verified.err());
        assertEquals(0, verified.exit());
    }
}
