package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Authority;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.TlsListener;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.host.KeyTexts;
import io.github.timekpr2mqtt.host.Keys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The broker's password, the key of our certificate, an SSH key of the options and the bridge's own: whatever goes wrong, and however
 * much the log says, none of them is in anything that is written, told or shown. And what is written is for its owner alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsLineTest {
    private static final String PASSWORD = "Pl4nted-pa55word";

    private final Authority house = new Authority("house");
    private final Authority.Issued client = house.issue("RSA", java.time.Duration.ZERO);
    private final KeyPair given = KeyTexts.pair("Ed25519", 0);
    private final String sshKey = KeyTexts.openSsh(given);
    private final Secrets secrets = new Secrets()
            .word("the password", PASSWORD)
            .key("the client's key", client.keyPem())
            .key("the SSH key", sshKey, KeyTexts.publicLine(given));
    private final DemoPc den = new DemoPc("anna");
    private final DemoPc shed = new DemoPc("ben");
    private final Path folder;
    private final TlsListener door;
    private final EmbeddedBroker broker;

    SecretsLineTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        den.authorise(KeyTexts.publicLine(given));
        door = new TlsListener(
                house.issue("localhost").keyStore(folder.resolve("keys")), house.trustStore(folder.resolve("trust")));
        broker = new EmbeddedBroker(PASSWORD, List.of(door));
    }

    @AfterAll
    void end() throws IOException {
        broker.close();
        den.close();
        shed.close();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\n", "\\n") + "\"";
    }

    /** Everything in it, with a PC that lets us in, one that does not, one that is off, and a broker in the place of one. */
    private String options(String password, String ca) {
        return """
                {"log_level": "trace", "poll_seconds": 5,
                 "mqtt": {"url": "mqtts://localhost:%d", "username": "house", "password": %s, "ca_certificate": %s,
                          "client_certificate": %s, "client_key": %s},
                 "pcs": [{"name": "den", "host": "127.0.0.1", "port": %d, "ssh_key": %s},
                         {"name": "shed", "host": "127.0.0.1", "port": %d},
                         {"name": "off", "host": "127.0.0.1", "port": 1, "ssh_key": %s},
                         {"name": "web", "host": "127.0.0.1", "port": %d}]}
                """.formatted(
                        door.port(),
                        quoted(password),
                        quoted(ca),
                        quoted(client.certificatePem()),
                        quoted(client.keyPem()),
                        den.port(),
                        quoted(sshKey),
                        shed.port(),
                        quoted(sshKey),
                        broker.port());
    }

    private record Run(Process process, Path options, Path data, Path log) implements AutoCloseable {
        void awaitLine(String words) {
            Awaitility.await(words)
                    .atMost(Home.LIMIT)
                    .until(() -> Files.readString(log).contains(words));
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    /** As somebody starts it whose files everybody may read. */
    private Run start(String name, String options) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".json"), options);
        Path data = folder.resolve(name);
        Path log = folder.resolve(name + ".log");
        Process process =
                BridgeProcess.start(file, data, log, BridgeProcess.CLASSES, "sh", "-c", "umask 000; exec \"$@\"", "sh");
        return new Run(process, file, data, log);
    }

    /** What it wrote, and what everybody on this machine sees of it. */
    private void assertKept(Run run) throws IOException {
        secrets.assertNotIn("the log", Files.readString(run.log()));
        for (String shown : List.of("cmdline", "environ", "comm")) {
            Path file = Path.of("/proc/" + run.process().pid() + "/" + shown);
            secrets.assertNotIn(shown, Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
        }
        Path ssh = run.data().resolve("ssh");
        Secrets own = new Secrets()
                .key(
                        "the bridge's own key",
                        Files.readString(ssh.resolve("id_ed25519")),
                        Files.readString(ssh.resolve("id_ed25519.pub")));
        own.assertNotIn("the log", Files.readString(run.log()));
        try (Stream<Path> all = Files.walk(run.data())) {
            for (Path path : all.toList()) {
                boolean isFolder = Files.isDirectory(path);
                assertEquals(
                        isFolder ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                        path::toString);
                String text = isFolder ? "" : Files.readString(path, StandardCharsets.ISO_8859_1);
                secrets.assertNotIn(path.toString(), text);
                if (!path.endsWith("id_ed25519") && !path.endsWith("id_ed25519_new")) {
                    own.assertNotIn(path.toString(), text);
                }
            }
        }
    }

    /** What an older version, or a copy, has left open. */
    private static void openFolder(Path data) throws IOException {
        Keys.in(data);
        for (String name : List.of("wishes-gone.json", "history/den/anna.json", "audit.jsonl", "seen-gone.damaged-1")) {
            Path file = data.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxrwxrwx" : "rw-rw-rw-"));
            }
        }
    }

    @Test
    void where_all_goes_well_and_everything_is_pressed() throws Exception {
        openFolder(folder.resolve("well"));
        String base = "timekpr/";
        try (Probe probe = Probe.withLogin("anna", PASSWORD, broker.port(), "#");
                Run run = start("well", options(PASSWORD, house.pem()))) {
            probe.await(seen -> seen.topic().equals(base + "account/den/anna/state"));
            assertEquals(Set.of(), Listening.ports(run.process().pid()));
            probe.publish(base + "account/den/anna/limit_monday/set", "90");
            probe.publish(base + "account/den/anna/add_15/set", "nonsense");
            probe.await(seen -> seen.topic().equals(base + "account/den/anna/event")
                    && seen.payload().contains("\"applied\""));
            run.awaitLine("shed: The PC does not accept our SSH key");
            run.awaitLine("off: Nothing answers");
            run.awaitLine("web: ");
            for (String bad : List.of("\"port\": 1,", "\"qos\": \"x\",")) {
                Files.writeString(
                        run.options(), options(PASSWORD, house.pem()).replace("\"mqtt\": {", "\"mqtt\": {" + bad));
                probe.publish(base + "bridge/restart/set", "PRESS");
            }
            probe.publish(base + "bridge/new_key/set", "PRESS");
            probe.publish(base + "bridge/sync_all/set", "PRESS");
            probe.publish(base + "bridge/diagnostics/set", "PRESS");
            run.awaitLine("The same is in ");
            run.awaitLine("There is a new SSH key");
            probe.await(seen -> seen.topic().equals(base + "bridge/event")
                    && seen.payload().contains("no restart with these options"));
            den.off();
            run.awaitLine("den: The connection to the PC ended");
            assertEquals(Set.of(), Listening.ports(run.process().pid()));
            assertKept(run);
            for (Probe.Seen seen : probe.seen()) {
                secrets.assertNotIn(seen.topic(), seen.payload());
            }
            assertTrue(Files.readString(run.log()).contains("TRACE")
                    || Files.readString(run.log()).contains("DEBUG"));
        } finally {
            den.on();
        }
    }

    @Test
    void where_the_broker_refuses_the_password() throws Exception {
        secrets.word("the wrong password", "Wr0ng-" + PASSWORD);
        try (Run run = start("refused", options("Wr0ng-" + PASSWORD, house.pem()))) {
            run.awaitLine("the broker refuses the login");
            assertKept(run);
        }
    }

    @Test
    void where_tls_fails() throws Exception {
        try (Run run = start("tls", options(PASSWORD, new Authority("stranger").pem()))) {
            run.awaitLine("it was not signed by the CA of mqtt.ca_certificate");
            assertKept(run);
        }
    }

    /** The look at ports sees one where there is one. */
    @Test
    void a_port_that_is_open_would_be_seen() throws Exception {
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(Listening.ports(ProcessHandle.current().pid()).contains(open.getLocalPort()));
        }
    }

    /** The look at what is written sees a secret where there is one. */
    @Test
    void a_secret_that_slips_would_be_seen() {
        String line = sshKey.lines().skip(3).findFirst().orElseThrow();
        for (String slip : List.of(
                "x" + PASSWORD + "x",
                java.util.Arrays.toString(PASSWORD.getBytes(StandardCharsets.UTF_8)),
                line,
                client.keyPem(),
                client.keyPem().replace("\n", "\\n"))) {
            assertThrows(AssertionError.class, () -> secrets.assertNotIn("here", "before " + slip + " after"), slip);
        }
    }

    private String refusal(String options) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        Path file = Files.writeString(folder.resolve("bad.json"), options);
        assertEquals(1, Application.run(List.of("--options", file.toString(), "--data", folder + "/bad"), to, to));
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void where_an_option_is_bad() throws Exception {
        String good = options(PASSWORD, house.pem());
        String key = quoted(sshKey);
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put("a comma too many", good.replace("\"pcs\"", ",\"pcs\""));
        faults.put("a quote too few", good.replace("\"" + PASSWORD + "\"", "\"" + PASSWORD));
        faults.put("a key twice", good.replace("\"username\"", "\"password\": \"x\", \"username\""));
        faults.put("a misspelt key", good.replace("\"password\"", "\"pasword\""));
        faults.put("a password that is a list", good.replace("\"" + PASSWORD + "\"", "[\"" + PASSWORD + "\"]"));
        faults.put("a password of two lines", good.replace(PASSWORD, PASSWORD + "\\n"));
        faults.put("a login in the url", good.replace("mqtts://", "mqtts://house:" + PASSWORD + "@"));
        faults.put("no TLS for the key", good.replace("mqtts://", "mqtt://"));
        faults.put("an SSH key for our certificate", good.replace(quoted(client.keyPem()), key));
        faults.put("a key for the CA", good.replace(quoted(house.pem()), quoted(client.keyPem())));
        faults.put("a key for our certificate's certificate", good.replace(quoted(client.certificatePem()), key));
        faults.put(
                "a key that was cut",
                good.replace(client.keyPem().substring(200, 300).replace("\n", "\\n"), ""));
        faults.put("a key without its frame", good.replace("-----BEGIN PRIVATE KEY-----", ""));
        faults.put("a damaged SSH key", good.replace(sshKey.substring(150, 190).replace("\n", "\\n"), ""));
        faults.put("an SSH key without its frame", good.replace("-----BEGIN OPENSSH PRIVATE KEY-----", ""));
        faults.put(
                "an SSH key for a host",
                good.replace("\"host\": \"127.0.0.1\", \"port\": 1,", "\"host\": " + key + ","));
        faults.put("an SSH key for a host key", good.replace("\"port\": 1,", "\"host_key\": " + key + ","));
        faults.put("an SSH key for a user", good.replace("\"port\": 1,", "\"user\": " + key + ","));
        faults.put("a bad port", good.replace("\"port\": 1,", "\"port\": 0,"));
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            assertTrue(!fault.getValue().equals(good), () -> fault.getKey() + " changes nothing");
            String said = refusal(fault.getValue());
            assertEquals(1, said.lines().count(), said);
            assertTrue(said.startsWith("bad.json: "), said);
            secrets.assertNotIn(fault.getKey() + ": " + said, said);
        }
    }
}
