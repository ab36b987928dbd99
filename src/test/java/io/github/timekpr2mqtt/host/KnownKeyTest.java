package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownKeyTest {
    private final KeyPair pair = TestKeys.ed25519();
    private final KnownKey key = KnownKey.of(pair.getPublic());

    @Test
    void the_fingerprint_is_that_of_openssh() throws Exception {
        byte[] blob = Base64.getDecoder().decode(TestKeys.line(pair).split(" ", -1)[1]);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);

        assertEquals("SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest), key.fingerprint());
        assertEquals("ssh-ed25519", key.type());
    }

    @Test
    void a_fingerprint_alone_does_not_say_the_type() {
        assertEquals(new KnownKey(key.fingerprint(), ""), KnownKey.parse(" " + key.fingerprint() + "\n"));
        assertEquals(new KnownKey(key.fingerprint(), ""), KnownKey.parse(key.fingerprint() + "="));
        assertEquals(
                new KnownKey(key.fingerprint(), ""),
                KnownKey.parse("256 " + key.fingerprint() + " root@den (ED25519)"));
    }

    @Test
    void lines_of_known_hosts_and_of_pub_files_are_read() {
        String line = TestKeys.line(pair);
        assertEquals(key, KnownKey.parse(line));
        assertEquals(key, KnownKey.parse(line + " root@den\n"));
        assertEquals(key, KnownKey.parse("den.lan,192.0.2.20 " + line));
        assertEquals(key, KnownKey.parse("[den.lan]:2222  " + line + " a comment"));
        assertEquals("ssh-rsa", KnownKey.parse(TestKeys.line(TestKeys.rsa())).type());
        assertEquals(
                "ecdsa-sha2-nistp256",
                KnownKey.parse(TestKeys.line(TestKeys.ecdsa())).type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "SHA256:short",
                "MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48",
                "ssh-ed25519",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 !!!!",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIB3Iu2h0gqF9nqvxJ8CZzv1PEeWJbjKe1RzAMvWpE6rW",
                "ssh-dsa2 AAAAC3NzaC1lZDI1NTE5"
            })
    void what_is_no_key_is_quoted(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> KnownKey.parse(text));

        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("\"" + text + "\" is no host key"), message);
    }
}
