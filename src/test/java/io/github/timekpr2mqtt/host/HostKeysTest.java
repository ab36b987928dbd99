package io.github.timekpr2mqtt.host;

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
