package io.github.timekpr2mqtt.attacks;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.BusPolicy;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabSsh;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.github.timekpr2mqtt.lab.Ran;
import io.github.timekpr2mqtt.timekpr.FilesReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a thief of the bridge's key gets by SSH: with the key bound to the gate, nothing but the gate's two words. Each
 * thing that sshd refuses him is asked for with an unbound key, too: what that one gets shows that the question was good.
 */
@Lab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThiefOnTheLabTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Ran REFUSED = new Ran(126, "", "timekpr2mqtt's gate knows only the words bus and files\n");
    private static final String HOME = "/var/lib/" + LabPc.ACCOUNT;
    /** What each trap makes where it works. */
    private static final String GOT = "/var/tmp/got";

    private final KeyPair key;
    private final LabPc pc;
    private final Path gate;

    ThiefOnTheLabTest(@TempDir Path folder) throws Exception {
        key = LabSsh.newKey();
        gate = Files.writeString(folder.resolve("gate"), Gate.script());
        pc = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
        pc.access().policy(Files.writeString(folder.resolve("policy"), BusPolicy.text(false)));
    }

    @BeforeAll
    void everything_is_taken_from_the_environment() throws IOException {
        pc.access().takeAllVariables();
    }

    @AfterAll
    void switch_off() throws IOException {
        pc.close();
    }

    @AfterEach
    void nothing_was_run_or_written() throws IOException {
        assertEquals("", found("-name", "got"));
        // sshd's socket for an agent goes a moment after its session
        await().until(() -> found("-user", LabPc.ACCOUNT, "!", "-path", HOME, "!", "-path", HOME + "/.ssh*")
                .isEmpty());
    }

    private String found(String... what) throws IOException {
        List<String> find = new ArrayList<>(List.of("find", "/tmp", "/var", "/run", "/dev/shm", "/etc", "/root"));
        find.addAll(List.of(what));
        return pc.parent().run(find.toArray(String[]::new)).out();
    }

    private LabSsh bound() throws IOException {
        pc.access().authorise(LabSsh.line(key), gate);
        return new LabSsh(pc, LabPc.ACCOUNT, key);
    }

    private LabSsh unbound() throws IOException {
        pc.access().authorise(LabSsh.line(key));
        return new LabSsh(pc, LabPc.ACCOUNT, key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "/bin/sh -i",
                "files; touch " + GOT,
                "bus;touch " + GOT,
                "bus || touch " + GOT,
                "files > " + GOT,
                "files\ntouch " + GOT,
                "$(touch " + GOT + ")",
                "`touch " + GOT + "`",
                "${IFS+bus}",
                "bus --bus-path=unixexec:path=/usr/bin/touch,argv1=" + GOT,
                " bus",
                "bus ",
                "bus\r",
                "BUS",
                "b*",
                "[b]us",
                "--help",
                "-c id",
                "'bus'",
                "bus\\",
                "scp -t /var/tmp/got",
                "scp -f /etc/shadow",
                "rsync --server -e. . /var/tmp/got",
                "/usr/lib/openssh/sftp-server",
                "internal-sftp",
                "systemd-stdio-bridge",
                "cat /etc/passwd",
                "files /etc/passwd",
                "tee " + GOT
            })
    void whatever_he_asks_for_is_compared_and_never_run(String command) throws IOException {
        try (LabSsh thief = bound()) {
            assertEquals(REFUSED, thief.exec(command, "touch " + GOT + "\n"));
        }
    }

    @Test
    void a_shell_files_by_sftp_and_a_command_that_is_too_long_get_nothing() throws IOException {
        try (LabSsh thief = bound()) {
            assertEquals(REFUSED, thief.shell("touch " + GOT + "\n"));
            assertEquals(new Ran(126, "", ""), thief.subsystem("sftp")); // whose words on stderr sshd keeps
            Ran tooLong = thief.exec("bus" + " ".repeat(200_000) + ";touch " + GOT);
            assertEquals("", tooLong.out());
            assertTrue(tooLong.exit() != 0, tooLong::toString);
        }
    }

    private static Consumer<Buffer> texts(String... texts) {
        return buffer -> {
            for (String text : texts) {
                buffer.putString(text);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "direct-tcpip, true",
        "direct-streamlocal@openssh.com, true",
        "tun@openssh.com, false",
        "forwarded-tcpip, false",
        "x11, false",
        "auth-agent@openssh.com, false"
    })
    void no_channel_leads_elsewhere(String type, boolean open) throws IOException {
        Consumer<Buffer> more = buffer -> {
            switch (type) {
                case "direct-tcpip" -> {
                    buffer.putString("127.0.0.1");
                    buffer.putUInt(pc.port());
                    buffer.putString("127.0.0.1");
                    buffer.putUInt(9);
                }
                case "direct-streamlocal@openssh.com" -> {
                    buffer.putString("/run/dbus/system_bus_socket");
                    buffer.putString("");
                    buffer.putUInt(0);
                }
                default -> {
                    buffer.putUInt(1);
                    buffer.putUInt(0x7fffffff);
                }
            }
        };
        try (LabSsh anybody = unbound()) {
            assertEquals(open, OddChannel.opens(anybody.session(), type, more, LIMIT));
        }
        try (LabSsh thief = bound()) {
            assertFalse(OddChannel.opens(thief.session(), type, more, LIMIT));
        }
    }

    @Test
    void nothing_is_forwarded_to_him() throws IOException {
        Consumer<Buffer> port = buffer -> {
            buffer.putString("127.0.0.1");
            buffer.putUInt(0);
        };
        Consumer<Buffer> socket = texts("/var/tmp/got");
        try (LabSsh anybody = unbound()) {
            assertTrue(granted(anybody.session(), "tcpip-forward", port));
            assertTrue(granted(anybody.session(), "streamlocal-forward@openssh.com", socket));
        }
        pc.parent().run("rm", "-f", GOT).orFail();
        try (LabSsh thief = bound()) {
            assertFalse(granted(thief.session(), "tcpip-forward", port));
            assertFalse(granted(thief.session(), "streamlocal-forward@openssh.com", socket));
        }
    }

    private static boolean granted(ClientSession session, String request, Consumer<Buffer> more) throws IOException {
        Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
        buffer.putString(request);
        buffer.putBoolean(true);
        more.accept(buffer);
        return session.request(request, buffer, LIMIT) != null;
    }

    @ParameterizedTest
    @CsvSource({"pty-req, true", "auth-agent-req@openssh.com, true", "x11-req, false"})
    void he_has_no_terminal_no_agent_and_no_screen(String request, boolean granted) throws IOException {
        Consumer<Buffer> more = buffer -> {
            switch (request) {
                case "pty-req" -> {
                    buffer.putString("xterm");
                    for (int size : new int[] {80, 24, 640, 480}) {
                        buffer.putUInt(size);
                    }
                    buffer.putString("\0");
                }
                case "x11-req" -> {
                    buffer.putBoolean(false);
                    buffer.putString("MIT-MAGIC-COOKIE-1");
                    buffer.putString("00112233445566778899aabbccddeeff");
                    buffer.putUInt(0);
                }
                default -> {}
            }
        };
        try (LabSsh anybody = unbound()) {
            assertEquals(granted, OddChannel.grants(anybody.session(), request, more, LIMIT));
        }
        try (LabSsh thief = bound()) {
            assertFalse(OddChannel.grants(thief.session(), request, more, LIMIT));
        }
    }

    @Test
    void his_variables_change_nothing_where_sshd_takes_them_all() throws Exception {
        Map<String, String> traps = new HashMap<>();
        for (String name :
                new String[] {"LANG", "LC_ALL", "LC_CTYPE", "TZ", "IFS", "ENV", "BASH_ENV", "PS4", "CDPATH"}) {
            traps.put(name, "$(touch " + GOT + ")");
        }
        traps.put("LANGUAGE", "../../../../etc/shadow");
        traps.put("LOCPATH", "/proc/self/cwd");
        traps.put("SHELLOPTS", "xtrace");
        traps.put("PATH", "/var/tmp/his");
        traps.put("SSH_ORIGINAL_COMMAND", "touch " + GOT);
        traps.put("BASH_FUNC_cat%%", "() { touch " + GOT + "; }");
        traps.put("POSIXLY_CORRECT", "1");
        traps.put("DBUS_SYSTEM_BUS_ADDRESS", "unixexec:path=/usr/bin/touch,argv1=" + GOT);
        traps.put("DBUS_STARTER_ADDRESS", "unixexec:path=/usr/bin/touch,argv1=" + GOT);
        for (String name : new String[] {"zone", "version", "code", "names", "hidden", "conf", "boot", "file"}) {
            traps.put(name, "/etc/passwd");
        }
        try (LabSsh anybody = unbound()) {
            assertEquals("trap\n", anybody.exec(Map.of("X", "trap"), "echo $X").out());
        }
        try (LabSsh thief = bound()) {
            assertEquals(files(thief, Map.of()), files(thief, traps));
            Ran bus = thief.exec(traps, "bus", "\0AUTH EXTERNAL 393030\r\n", "BEGIN\r\n");
            assertTrue(bus.out().startsWith("OK "), bus::toString);
            assertEquals(REFUSED, thief.exec(traps, "id"));
        }
    }

    private static Map<String, String> files(LabSsh thief, Map<String, String> environment) throws Exception {
        Ran ran = thief.exec(environment, "files");
        assertEquals("", ran.err());
        Map<String, String> items = new HashMap<>(
                FilesReport.parse(ran.out().getBytes(StandardCharsets.UTF_8)).items());
        assertTrue(items.containsKey("config/timekpr.anna.conf"), items::toString);
        items.keySet().removeAll(List.of("before", "after", "zone")); // whose TZ is another, sees another time
        return items;
    }

    @Test
    void no_file_of_the_account_is_run_at_his_log_in() throws IOException {
        Path rc = pc.file(HOME + "/.ssh/rc");
        Files.writeString(rc, "touch " + GOT + "\n");
        try (LabSsh anybody = unbound()) {
            assertEquals(0, anybody.exec("true").exit());
        }
        pc.parent().run("rm", GOT).orFail();
        try (LabSsh thief = bound()) {
            assertEquals(0, thief.exec("files").exit());
            assertEquals(REFUSED, thief.exec("id"));
        } finally {
            Files.delete(rc);
        }
    }

    @Test
    void he_sees_timekprs_files_and_no_others() throws Exception {
        pc.parent()
                .run(
                        "sh",
                        "-c",
                        "echo secret >/var/lib/timekpr/secret; echo secret >/var/lib/timekpr/config/secret;"
                                + " echo secret >/var/lib/timekpr/work/secret; chmod 644 /var/lib/timekpr/*/secret")
                .orFail();
        try (LabSsh thief = bound()) {
            assertFalse(thief.exec("files").out().contains("secret"));
        }
    }
}
