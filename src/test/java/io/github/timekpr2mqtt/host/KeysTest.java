package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    private Path data;

    private Path key;
    private Path publicKey;

    @BeforeEach
    void paths() {
        key = data.resolve("ssh/id_ed25519");
        publicKey = data.resolve("ssh/id_ed25519.pub");
    }

    @Test
    void the_first_start_makes_a_key_in_the_format_of_openssh() throws IOException {
        Keys keys = Keys.in(data);

        List<String> lines = Files.readAllLines(key);
        assertEquals("-----BEGIN OPENSSH PRIVATE KEY-----", lines.get(0));
        assertEquals("-----END OPENSSH PRIVATE KEY-----", lines.get(lines.size() - 1));
        assertEquals(keys.publicLine() + "\n", Files.readString(publicKey));
        assertTrue(keys.publicLine().matches("ssh-ed25519 AAAA[A-Za-z0-9+/]{64} timekpr2mqtt"), keys.publicLine());
    }

    @Test
    void nobody_else_can_read_it() throws IOException {
        Keys.in(data);

        assertEquals("rwx------", mode(key.resolveSibling(".").normalize()));
        assertEquals("rw-------", mode(key));
    }

    /** As {@code --setup} does before the bridge was ever started. */
    @Test
    void a_data_folder_that_is_made_for_it_is_its_owners_alone() throws IOException {
        Path fresh = data.resolve("above/fresh");

        Keys.in(fresh);

        assertEquals("rwx------", mode(fresh));
        assertEquals("rwx------", mode(fresh.resolveSibling(".").normalize()));
    }

    @Test
    void a_key_that_others_could_read_is_shut() throws IOException {
        Keys.in(data);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(data.resolve("ssh"), PosixFilePermissions.fromString("rwxr-xr-x"));

        Keys.in(data);

        assertEquals("rw-------", mode(key));
        assertEquals("rwx------", mode(data.resolve("ssh")));
    }

    @Test
    void later_starts_read_the_same_key() throws IOException {
        Keys first = Keys.in(data);
        byte[] file = Files.readAllBytes(key);

        Keys second = Keys.in(data);

        assertEquals(first.publicLine(), second.publicLine());
        assertArrayEquals(
                first.pair().getPrivate().getEncoded(),
                second.pair().getPrivate().getEncoded());
        assertArrayEquals(file, Files.readAllBytes(key));
        assertEquals(List.of(), leftovers());
    }

    @Test
    void who_only_looks_reads_the_same_key_and_makes_and_mends_nothing() throws IOException {
        assertTrue(Keys.found(data.resolve("none")).isEmpty());
        assertTrue(Files.notExists(data.resolve("none")));

        Keys keys = Keys.in(data);
        Files.delete(publicKey);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertEquals(keys.publicLine(), Keys.found(data).orElseThrow().publicLine());
        assertTrue(Files.notExists(publicKey));
        assertEquals("rw-r-----", mode(key));
    }

    @Test
    void who_only_looks_reads_both_keys_during_a_change() throws IOException {
        Keys both = both();
        Keys found = Keys.found(data).orElseThrow();
        assertEquals(both.publicLine(), found.publicLine());
        assertEquals(both.oldLine(), found.oldLine());

        Files.delete(key);
        Keys alone = Keys.found(data).orElseThrow();
        assertEquals(both.publicLine(), alone.publicLine());
        assertEquals(Optional.empty(), alone.oldLine());
        assertTrue(Files.notExists(key));
    }

    /** In each state in which a folder can be. */
    @Test
    void one_who_has_read_them_before_gets_the_same() throws IOException {
        assertEquals(Keys.found(data), Optional.empty());
        Keys first = Keys.in(data, Keys.found(data));
        assertEquals(line(first.pair()), line(Keys.in(data).pair()));
        Keys both = both();
        Keys read = Keys.in(data, Keys.found(data));
        assertEquals(line(both.pair()), line(read.pair()));
        assertEquals(both.oldLine(), read.oldLine());
        Files.delete(key); // by somebody
        Keys fresh = Keys.in(data, Keys.found(data));
        assertEquals(line(both.pair()), line(fresh.pair()));
        assertFalse(fresh.isChanging());
        assertEquals(List.of("id_ed25519", "id_ed25519.pub", "id_ed25519_new.pub"), names());
    }

    @Test
    void a_lost_or_wrong_public_file_is_written_again() throws IOException {
        Keys keys = Keys.in(data);
        Files.writeString(publicKey, "ssh-ed25519 AAAAwrong");
        Keys.in(data);
        assertEquals(keys.publicLine() + "\n", Files.readString(publicKey));

        Files.delete(publicKey);
        Keys.in(data);
        assertEquals(keys.publicLine() + "\n", Files.readString(publicKey));
    }

    @Test
    void a_damaged_key_stops_the_start_and_is_not_touched() throws IOException {
        Keys.in(data);
        String whole = Files.readString(key);
        List<String> damaged = List.of(
                "",
                "garbage\n",
                whole.substring(0, whole.length() / 2),
                whole.replaceFirst("\n.{20}", "\nAAAAAAAAAAAAAAAAAAAA"),
                "-----BEGIN OPENSSH PRIVATE KEY-----\n-----END OPENSSH PRIVATE KEY-----\n");
        for (String text : damaged) {
            Files.writeString(key, text);

            IOException e = assertThrows(IOException.class, () -> Keys.in(data), text);

            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith("The SSH key " + key + " cannot be read"), message);
            assertTrue(message.contains("backup"), message);
            assertEquals(text, Files.readString(key));
        }
    }

    @Test
    void cut_at_any_length_it_is_the_same_key_or_stops_the_start() throws IOException {
        String line = Keys.in(data).publicLine();
        byte[] whole = Files.readAllBytes(key);
        for (int length = 0; length < whole.length; length++) {
            byte[] half = Arrays.copyOf(whole, length);
            Files.write(key, half);
            try {
                assertEquals(line, Keys.in(data).publicLine(), "cut at " + length);
            } catch (IOException e) {
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith("The SSH key " + key + " cannot be read"), message);
            }
            assertArrayEquals(half, Files.readAllBytes(key));
            assertEquals(line + "\n", Files.readString(publicKey));
        }
    }

    @Test
    void a_half_written_key_of_a_power_cut_does_not_disturb() throws IOException {
        PrivateFile.makeFolder(data.resolve("ssh"));
        Files.writeString(data.resolve("ssh/id_ed25519.new"), "-----BEGIN");

        assertEquals(Keys.in(data).publicLine(), Keys.in(data).publicLine());
        assertEquals(List.of(), leftovers());
    }

    @Test
    void a_new_key_lies_beside_the_old_one_until_it_takes_its_place() throws IOException {
        Keys old = Keys.in(data);
        byte[] before = Files.readAllBytes(key);

        Keys both = Keys.begin(data);

        assertTrue(both.isChanging());
        assertEquals(Optional.of(old.publicLine()), both.oldLine());
        assertEquals(
                List.of(line(both.pair()), line(old.pair())),
                both.inOrder().stream().map(KeysTest::line).toList());
        assertArrayEquals(before, Files.readAllBytes(key));
        assertEquals("rw-------", mode(data.resolve("ssh/id_ed25519_new")));
        assertEquals(both.publicLine() + "\n", Files.readString(data.resolve("ssh/id_ed25519_new.pub")));
        assertEquals(both.publicLine(), Keys.in(data).publicLine());
        assertEquals(old.publicLine() + "\n", Files.readString(publicKey));
        assertEquals(both.publicLine(), Keys.begin(data).publicLine());
        assertEquals(both.publicLine(), Keys.in(data).publicLine());

        Keys after = Keys.end(data);

        assertEquals(both.publicLine(), after.publicLine());
        assertEquals(Optional.empty(), after.old());
        assertEquals(after.publicLine() + "\n", Files.readString(publicKey));
        assertEquals(List.of("id_ed25519", "id_ed25519.pub"), names());
        assertEquals(after.publicLine(), Keys.end(data).publicLine());
    }

    @Test
    void what_is_there_can_be_read_without_making_or_mending_anything() throws IOException {
        assertEquals(Optional.empty(), Keys.found(data));
        assertFalse(Files.exists(data.resolve("ssh")));
        Keys both = both();
        Files.delete(publicKey);

        Keys found = Keys.found(data).orElseThrow();

        assertEquals(both.publicLine(), found.publicLine());
        assertEquals(both.oldLine(), found.oldLine());
        assertFalse(Files.exists(publicKey));
    }

    @Test
    void a_new_key_whose_old_one_somebody_removed_takes_its_place() throws IOException {
        Keys both = both();
        Files.delete(key);

        assertEquals(both.publicLine(), Keys.in(data).publicLine());
        assertEquals(Optional.empty(), Keys.in(data).old());
    }

    private Keys both() throws IOException {
        Keys.in(data);
        return Keys.begin(data);
    }

    @Test
    void without_the_new_key_the_old_one_goes_on() throws IOException {
        Keys old = Keys.in(data);
        Keys.begin(data);
        Files.writeString(data.resolve("ssh/id_ed25519_new"), "-----BEGIN");
        IOException e = assertThrows(IOException.class, () -> Keys.in(data));
        assertTrue(String.valueOf(e.getMessage()).contains("or remove it, then the old one goes on"), e.getMessage());

        Files.delete(data.resolve("ssh/id_ed25519_new"));

        assertEquals(old.publicLine(), Keys.in(data).publicLine());
        assertEquals(Optional.empty(), Keys.in(data).old());
    }

    @Test
    void no_letter_of_a_private_key_is_in_what_a_log_would_show() throws IOException {
        Keys both = both();
        for (String line : Files.readAllLines(key)) {
            assertFalse(both.toString().contains(line));
        }
        assertTrue(both.toString().contains(both.publicLine()));
    }

    private static String line(KeyPair pair) {
        return KeyTexts.publicLine(pair);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(data.resolve("ssh"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> leftovers() throws IOException {
        try (var files = Files.list(data.resolve("ssh"))) {
            return files.filter(file -> file.toString().endsWith(".new")).toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
