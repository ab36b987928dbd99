package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of each kind and form, and a PC that lets each in. */
class KeyFileTest {
    private static final Authority HOUSE = new Authority("house");

    @TempDir
    private Path folder;

    private void opens(KeyPair pair, String text) throws IOException, Trouble {
        KeyPair read = KeyFile.parse(text);
        assertEquals(KeyTexts.publicLine(pair), KeyTexts.publicLine(read));
        Path fresh = Files.createTempDirectory(folder, "pc"); // each PC has a host key of its own
        try (FakePc pc = new FakePc(fresh.resolve("pc"), pair.getPublic());
                Ssh ssh = new Ssh(read, fresh.resolve("known_hosts"))) {
            ssh.open(pc.address(), new Heard()).close();
        }
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, 0", "EC, 256", "EC, 384", "EC, 521", "RSA, 2048"})
    void a_key_as_ssh_keygen_writes_it(String algorithm, int bits) throws Exception {
        KeyPair pair = KeyTexts.pair(algorithm, bits);
        opens(pair, KeyTexts.openSsh(pair));
    }

    @ParameterizedTest
    @CsvSource({"Ed25519", "EC", "RSA"})
    void a_key_as_openssl_writes_it(String algorithm) throws Exception {
        Authority.Issued issued = HOUSE.issue(algorithm, Duration.ZERO);
        opens(issued.keys(), issued.opensslKeyPem());
        if (!algorithm.equals("Ed25519")) {
            opens(issued.keys(), issued.olderKeyPem());
        }
    }

    @Test
    void one_that_is_damaged_or_of_another_kind_is_told_without_a_letter_of_it() {
        String whole = KeyTexts.openSsh(KeyTexts.pair("Ed25519", 0));
        String damaged = whole.replaceFirst("\n.{20}", "\nAAAAAAAAAAAAAAAAAAAA");
        for (String text : new String[] {
            damaged,
            whole.substring(0, 150) + "\n-----END OPENSSH PRIVATE KEY-----\n",
            Authority.pem("PRIVATE KEY", new byte[64]),
            Authority.pem("OPENSSH PRIVATE KEY", new byte[64]),
            Authority.pem("DSA PRIVATE KEY", new byte[64]),
            Authority.pem("PRIVATE KEY", KeyTexts.pair("Ed448", 0).getPrivate().getEncoded())
        }) {
            String why = String.valueOf(assertThrows(IOException.class, () -> KeyFile.parse(text), text)
                    .getMessage());
            assertEquals("holds a key that is damaged, or of no kind that PCs take (Ed25519, ECDSA, RSA)", why);
        }
    }

    /** Such as {@code openssl ec -no_public} writes, and the JDK. */
    @Test
    void an_ecdsa_key_without_its_public_half_is_told_with_what_adds_it() {
        byte[] pkcs8 = KeyTexts.pair("EC", 256).getPrivate().getEncoded();
        String number = HexFormat.of().formatHex(pkcs8, pkcs8.length - 32, pkcs8.length);
        byte[] sec1 = HexFormat.of().parseHex("30310201010420" + number + "a00a06082a8648ce3d030107"); // and its curve
        for (String text : List.of(Authority.pem("PRIVATE KEY", pkcs8), Authority.pem("EC PRIVATE KEY", sec1))) {
            IOException e = assertThrows(IOException.class, () -> KeyFile.parse(text), text);
            assertEquals(
                    "holds an ECDSA key without its public half, allowed one with it: ssh-keygen -p -N '' -f KEY adds it",
                    e.getMessage());
        }
    }

    @Test
    void a_key_that_is_too_short_is_told() {
        IOException e =
                assertThrows(IOException.class, () -> KeyFile.parse(KeyTexts.openSsh(KeyTexts.pair("RSA", 1024))));
        assertEquals("holds an RSA key of 1024 bits, allowed from 2048 on", e.getMessage());
        IOException dsa =
                assertThrows(IOException.class, () -> KeyFile.parse(KeyTexts.openSsh(KeyTexts.pair("DSA", 1024))));
        assertTrue(String.valueOf(dsa.getMessage()).contains("allowed Ed25519, ECDSA, RSA"), dsa.getMessage());
    }

    @Test
    void the_pc_tells_with_which_of_two_keys_it_let_us_in(@TempDir Path other) throws Exception {
        KeyPair fresh = KeyTexts.pair("Ed25519", 0);
        KeyPair old = KeyTexts.pair("Ed25519", 0);
        KeyChain both = pc -> List.of(fresh, old);
        try (FakePc behind = new FakePc(folder.resolve("behind"), old.getPublic());
                FakePc done = new FakePc(folder.resolve("done"), fresh.getPublic());
                Ssh ssh = new Ssh(both, folder.resolve("known_hosts"));
                Ssh elsewhere = new Ssh(both, other.resolve("known_hosts"))) {
            behind.script().timekpr("0.5.9", "anna");
            try (Link link = ssh.open(behind.address(), new Heard())) {
                assertEquals(old.getPublic(), link.key());
                assertFalse(ssh.takes(behind.address(), fresh));
                assertTrue(ssh.takes(behind.address(), old));
                assertTrue(link.files() != null);
            }
            assertEquals(
                    List.of(fresh.getPublic(), old.getPublic()),
                    behind.offered().subList(0, 2));
            try (Link link = elsewhere.open(done.address(), new Heard())) {
                assertEquals(fresh.getPublic(), link.key());
            }
            assertFalse(done.offered().contains(old.getPublic()));
        }
    }
}
