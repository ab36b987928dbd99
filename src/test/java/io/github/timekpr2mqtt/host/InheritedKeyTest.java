package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key that the PCs know from another program goes on until they know the bridge's own. */
class InheritedKeyTest {
    @TempDir
    private Path data;

    private List<PublicKey> inOrder() throws IOException {
        return Keys.in(data).inOrder().stream().map(KeyPair::getPublic).toList();
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256", "Ed25519, 0"})
    void each_kind_is_tried_after_the_own_one_and_goes_at_the_end(String algorithm, int bits) throws IOException {
        PublicKey own = Keys.in(data).pair().getPublic();
        KeyPair known = KeyTexts.pair(algorithm, bits);
        assertTrue(Keys.inherit(data, known));
        assertEquals(List.of(own, known.getPublic()), inOrder());
        assertTrue(Keys.inherit(data, known), "a second time");
        assertEquals(List.of(own, known.getPublic()), inOrder());
        Keys.end(data);
        assertEquals(List.of(own), inOrder());
    }

    @Test
    void the_bridge_gets_one_of_its_own_where_it_has_none() throws IOException {
        KeyPair known = KeyTexts.pair("EC", 256);
        assertTrue(Keys.inherit(data, known));
        assertEquals(2, inOrder().size());
        assertEquals(known.getPublic(), inOrder().get(1));
    }

    @Test
    void a_third_one_is_none_of_its_own() throws IOException {
        Keys.in(data);
        Keys.begin(data);
        List<PublicKey> both = inOrder();
        assertFalse(Keys.inherit(data, KeyTexts.pair("EC", 256)));
        assertEquals(both, inOrder());
    }

    @Test
    void after_a_kill_in_between_it_goes_on() throws IOException {
        PublicKey own = Keys.in(data).pair().getPublic();
        Path ssh = data.resolve("ssh");
        Files.copy(ssh.resolve("id_ed25519"), ssh.resolve("id_ed25519_new"));
        assertEquals(List.of(own, own), inOrder());
        KeyPair known = KeyTexts.pair("EC", 256);
        assertTrue(Keys.inherit(data, known));
        assertEquals(List.of(own, known.getPublic()), inOrder());
    }

    @Test
    void one_that_is_kept_for_a_pc_is_its_owners_alone() throws IOException {
        KeyPair known = KeyTexts.pair("RSA", 2048);
        Path file = Keys.keep(data, "timekpr-mngr-id", known);
        assertTrue(file.isAbsolute());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(known.getPublic(), KeyFile.parse(Files.readString(file)).getPublic());
    }
}
