package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeysTest {
    @TempDir
    private Path data;

    private Path folder;
    private HostKeys hostKeys;
    private final KeyPair first = TestKeys.ed25519();
    private final KeyPair other = TestKeys.ed25519();

    @BeforeEach
    void folder() {
        folder = data.resolve("known_hosts");
        hostKeys = new HostKeys(folder);
    }

    private static PcAddress pc(String name, String hostKey) {
        return new PcAddress(name, "den.lan", 22, "timekpr2mqtt", hostKey);
    }

    private boolean accepts(PcAddress pc, KeyPair key) throws Trouble {
        return hostKeys.check(pc).accepts(key.getPublic());
    }

    @Test
    void the_first_key_is_pinned_and_another_one_refused_from_then_on() throws Trouble, IOException {
        PcAddress den = pc("den", "");
        assertTrue(accepts(den, first));
        hostKeys.pin(den, Optional.of(first.getPublic()));

        assertTrue(accepts(den, first));
        assertFalse(accepts(den, other));
        assertEquals(TestKeys.line(first) + "\n", Files.readString(folder.resolve("den.pub")));
    }

    @Test
    void each_pc_has_its_own_also_with_odd_names() throws Trouble, IOException {
        for (String name : new String[] {"den", "..", "../den", "a b", "büro", "den.pub"}) {
            KeyPair key = TestKeys.ed25519();
            hostKeys.pin(pc(name, ""), Optional.of(key.getPublic()));
            assertTrue(accepts(pc(name, ""), key), name);
            assertFalse(accepts(pc(name, ""), first), name);
        }
        try (var files = Files.list(folder)) {
            assertEquals(6, files.count());
        }
    }

    @Test
    void a_given_key_counts_more_than_the_pinned_one() throws Trouble {
        hostKeys.pin(pc("den", ""), Optional.of(first.getPublic()));

        assertTrue(accepts(pc("den", TestKeys.fingerprint(other)), other));
        assertFalse(accepts(pc("den", TestKeys.fingerprint(other)), first));
        assertTrue(accepts(pc("den", "den.lan " + TestKeys.line(other)), other));
        assertFalse(accepts(pc("den", "den.lan " + TestKeys.line(other)), first));
    }

    @Test
    void a_given_fingerprint_takes_its_type_from_the_pinned_key() throws Trouble {
        KeyPair rsa = TestKeys.rsa();
        PcAddress den = pc("den", TestKeys.fingerprint(rsa));
        assertTrue(hostKeys.check(den).proposal().startsWith("ssh-ed25519,"));

        hostKeys.pin(den, Optional.of(rsa.getPublic()));

        assertTrue(hostKeys.check(den).proposal().startsWith("rsa-sha2-512,rsa-sha2-256,ssh-ed25519,"));
    }

    @Test
    void a_damaged_pin_is_not_taken_for_a_new_pc() throws Trouble, IOException {
        hostKeys.pin(pc("den", ""), Optional.of(first.getPublic()));
        Files.writeString(folder.resolve("den.pub"), "");

        Trouble trouble = assertThrows(Trouble.class, () -> hostKeys.check(pc("den", "")));

        assertEquals(Kind.HOST_KEY_LOST, trouble.kind());
        assertTrue(trouble.waitsForPerson());
        assertTrue(trouble.getMessage().contains("known_hosts/den.pub"), trouble.getMessage());
        assertTrue(accepts(pc("den", TestKeys.line(first)), first), "a given key helps");
    }

    @Test
    void cut_at_any_length_a_pin_lets_no_other_key_in_and_is_not_replaced() throws Trouble, IOException {
        PcAddress den = pc("den", "");
        hostKeys.pin(den, Optional.of(first.getPublic()));
        Path file = folder.resolve("den.pub");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            byte[] half = Arrays.copyOf(whole, length);
            Files.write(file, half);
            try {
                HostKeyCheck check = hostKeys.check(den);
                assertFalse(check.accepts(other.getPublic()), "cut at " + length);
                assertTrue(check.accepts(first.getPublic()) || check.changed().isPresent(), "cut at " + length);
            } catch (Trouble trouble) {
                assertEquals(Kind.HOST_KEY_LOST, trouble.kind());
            }
            assertArrayEquals(half, Files.readAllBytes(file));
        }
    }

    @Test
    void what_is_no_file_in_the_place_of_a_pin_is_not_taken_for_a_new_pc() throws Exception {
        Files.createDirectory(folder);
        Files.createSymbolicLink(folder.resolve("den.pub"), Path.of("gone"));
        Files.createDirectory(folder.resolve("attic.pub"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", folder.resolve("shed.pub").toString())
                        .start()
                        .waitFor());
        for (String name : new String[] {"den", "attic", "shed"}) {
            Trouble trouble = assertThrows(Trouble.class, () -> hostKeys.check(pc(name, "")), name);
            assertEquals(Kind.HOST_KEY_LOST, trouble.kind());
        }
    }

    /** On a full disk, say: the options remember it for us. */
    @Test
    void a_given_key_does_not_have_to_be_saved() throws Exception {
        Files.writeString(folder, "a file where the folder should be");
        PcAddress den = pc("den", TestKeys.line(first));
        hostKeys.pin(den, Optional.of(first.getPublic()));
        assertTrue(accepts(den, first));
        assertFalse(accepts(den, other));
    }

    @Test
    void a_pin_that_cannot_be_saved_is_said() throws IOException {
        Files.writeString(folder, "a file where the folder should be");

        Trouble trouble =
                assertThrows(Trouble.class, () -> hostKeys.pin(pc("den", ""), Optional.of(first.getPublic())));

        assertEquals(Kind.HOST_KEY_LOST, trouble.kind());
    }

    @Test
    void the_same_key_is_not_written_again() throws Trouble, IOException {
        hostKeys.pin(pc("den", ""), Optional.of(first.getPublic()));
        FileTime long_ago = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(folder.resolve("den.pub"), long_ago);

        hostKeys.pin(pc("den", ""), Optional.of(first.getPublic()));
        assertEquals(long_ago, Files.getLastModifiedTime(folder.resolve("den.pub")));

        hostKeys.pin(pc("den", ""), Optional.empty());
        assertEquals(long_ago, Files.getLastModifiedTime(folder.resolve("den.pub")));
    }
}
