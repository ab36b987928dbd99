package io.github.timekpr2mqtt.host;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** Keys made at run time. */
final class TestKeys {
    private static final KeyPair RSA = pair("RSA", 2048); // one for all tests: it takes a second

    private TestKeys() {}

    static KeyPair ed25519() {
        return pair("Ed25519", 0);
    }

    static KeyPair ecdsa() {
        return pair("EC", 256);
    }

    static KeyPair rsa() {
        return RSA;
    }

    static String line(KeyPair pair) {
        return PublicKeyEntry.toString(pair.getPublic());
    }

    static String fingerprint(KeyPair pair) {
        return KnownKey.of(pair.getPublic()).fingerprint();
    }

    private static KeyPair pair(String algorithm, int size) {
        JdkEd25519.register();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (size > 0) {
                generator.initialize(size);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
