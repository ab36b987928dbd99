package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Authority;
import io.github.timekpr2mqtt.host.KeyTexts;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key of one's own, for all PCs and for each; and the one line about each that cannot be used. */
class SshKeyOptionTest {
    private static final String KEY = KeyTexts.openSsh(KeyTexts.pair("Ed25519", 0));
    private static final String OTHER = KeyTexts.openSsh(KeyTexts.pair("EC", 256));
    private static final String ALLOWED =
            ", allowed a private key (-----BEGIN OPENSSH PRIVATE KEY-----, or PEM) as text, or the path of a file with it";

    @TempDir
    private Path folder;

    private Options read(String ofAll, String... ofEach) throws IOException, BadOption {
        List<Object> pcs = new ArrayList<>();
        for (String key : ofEach) {
            pcs.add(Map.of("name", "pc" + pcs.size(), "host", "h", "ssh_key", key));
        }
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("mqtt", Map.of("url", "mqtt://b"));
        options.put("ssh_key", ofAll);
        options.put("pcs", pcs);
        return Options.read(Files.writeString(
                folder.resolve("options.json"), ObjectMapper.getDefault().writeValueAsString(options)));
    }

    private static SshKey key(Options options, int pc) {
        return Objects.requireNonNull(options.pcs().get(pc).sshKey());
    }

    /** How long its lines are does not matter. */
    private static void assertSameKey(String expected, SshKey key) {
        assertEquals(expected.replace("\n", ""), key.text().replace("\n", ""));
        assertTrue(key.text().startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n"), "not the key");
        assertTrue(key.text().endsWith("\n-----END OPENSSH PRIVATE KEY-----\n"), "not the key");
    }

    private String line(String key) {
        String line = assertThrows(BadOption.class, () -> read("", key)).line();
        assertEquals(1, line.lines().count());
        String begin = "options.json: pcs[0].ssh_key: given ";
        assertTrue(line.startsWith(begin), line);
        return line.substring(begin.length());
    }

    private String file(String name, String text, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file.toString();
    }

    @Test
    void without_one_the_bridges_own_is_used() throws Exception {
        assertNull(read("", "").pcs().get(0).sshKey());
    }

    @Test
    void one_for_all_is_used_where_a_pc_has_none_of_its_own() throws Exception {
        Options options = read(KEY, "", OTHER, "");
        assertSameKey(KEY, key(options, 0));
        assertSameKey(OTHER, key(options, 1));
        assertSame(key(options, 0), key(options, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void it_may_be_the_path_of_a_file_of_its_owner_alone(String mode) throws Exception {
        assertSameKey(KEY, key(read("", file("key", KEY, mode)), 0));
    }

    @Test
    void lines_that_became_one_in_a_form_are_read_too() throws Exception {
        assertSameKey(KEY, key(read("", KEY.replace('\n', ' ')), 0));
        assertSameKey(OTHER, key(read("", OTHER.replace("\n", "\r\n")), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rw--w----"})
    void a_file_that_is_open_to_others_is_refused_as_by_openssh(String mode) throws Exception {
        String file = file("key", KEY, mode);
        assertEquals(
                "\"" + file + "\", which is open to others (" + mode
                        + "), allowed a file of its owner alone: chmod 600 \"" + file + "\"",
                line(file));
    }

    /** Such as the system puts there for us: its mode is not ours to change. */
    @Test
    void of_a_file_of_somebody_else_the_mode_is_not_looked_at() throws Exception {
        Path ours = Path.of(file("key", "no key", "rw-r--r--"));
        assertTrue(line(ours.toString()).contains(", which is open to others (rw-r--r--), allowed"), "its owner's");
        Path theirs = ours;
        if (Files.getOwner(ours).getName().equals("root")) { // who alone can give a file away
            Files.setAttribute(ours, "unix:uid", 65534);
        } else {
            theirs = Path.of("/etc/passwd"); // root's
        }
        assertEquals("\"" + theirs + "\", which holds no private key" + ALLOWED, line(theirs.toString()));
    }

    @Test
    void a_passphrase_is_refused_with_the_reason_and_what_takes_it_away() throws Exception {
        String why =
                "which has a passphrase, which nobody is there to type, allowed a key without: ssh-keygen -p -N '' -f ";
        String locked = KeyTexts.openSsh(KeyTexts.pair("Ed25519", 0), "swordfish");
        String file = file("locked", locked, "rw-------");
        assertEquals("text, " + why + "KEY takes it away", line(locked));
        assertEquals("\"" + file + "\", " + why + "\"" + file + "\" takes it away", line(file));
        String older = Authority.pem("RSA PRIVATE KEY", new byte[99])
                .replace("KEY-----\nA", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nA");
        assertEquals("text, " + why + "KEY takes it away", line(older));
    }

    /** What ssh-keygen says of such a file with an Ed25519 key is "invalid format". */
    @Test
    void a_passphrase_of_openssls_form_is_taken_away_by_openssl() throws Exception {
        String why = "which has a passphrase, which nobody is there to type, allowed a key without: openssl pkey -in ";
        String locked = Authority.pem("ENCRYPTED PRIVATE KEY", new byte[99]);
        String file = file("locked", locked, "rw-------");
        assertEquals("text, " + why + "KEY -out NEW makes one", line(locked));
        assertEquals("\"" + file + "\", " + why + "\"" + file + "\" -out NEW makes one", line(file));
    }

    /** From it one would wait for ever. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_pipe_or_a_device_is_no_file() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", "-m", "600", pipe.toString())
                        .start()
                        .waitFor());
        for (String path : List.of(pipe.toString(), "/dev/zero")) {
            assertEquals("\"" + path + "\", which cannot be read (no regular file)" + ALLOWED, line(path));
        }
        BadOption e = assertThrows(BadOption.class, () -> Options.read(pipe));
        assertEquals("--options: given " + pipe + ", no regular file, allowed a JSON file of at most 1 MiB", e.line());
    }

    @Test
    void what_holds_no_private_key_is_told() throws Exception {
        assertEquals("text, which holds no private key" + ALLOWED, line(new Authority("house").pem()));
        String half = file("key.pub", "ssh-ed25519 AAAA anna@den", "rw-------");
        assertEquals("\"" + half + "\", which holds no private key" + ALLOWED, line(half));
        assertEquals("\"/no/key\", which cannot be read (no such file)" + ALLOWED, line("/no/key"));
        assertEquals("what is not shown here, which cannot be read (no such file)" + ALLOWED, line("b3BlbnNzaC1rZXk"));
    }

    @Test
    void one_that_belongs_elsewhere_is_never_quoted() throws Exception {
        for (String option : List.of("host", "host_key", "user", "name")) {
            Map<String, Object> pc = new LinkedHashMap<>(Map.of("name", "den", "host", "h"));
            pc.put(option, KEY);
            Path file = Files.writeString(
                    folder.resolve("options.json"),
                    ObjectMapper.getDefault()
                            .writeValueAsString(Map.of("mqtt", Map.of("url", "mqtt://b"), "pcs", List.of(pc))));
            String line =
                    assertThrows(BadOption.class, () -> Options.read(file)).line();
            assertTrue(line.contains(option + ": given a private key, allowed"), line);
        }
    }

    @Test
    void no_letter_of_it_is_shown() throws Exception {
        Options options = read(KEY, OTHER, "");
        for (String key : List.of(KEY, OTHER)) {
            key.lines()
                    .filter(line -> !line.startsWith("-----"))
                    .forEach(line -> assertFalse(
                            options.toString().contains(line.substring(0, Math.min(10, line.length()))),
                            options::toString));
        }
    }
}
