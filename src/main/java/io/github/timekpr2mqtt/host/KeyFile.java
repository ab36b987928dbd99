package io.github.timekpr2mqtt.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.RSAKey;
import java.util.Collections;
import java.util.Iterator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.security.SecurityUtils;

/** A private key as text, in OpenSSH's form or as PEM (PKCS#1, SEC 1, PKCS#8). */
public final class KeyFile {
    /** OpenSSH 8.2 and later take no shorter ones of a host, and many systems' policies none of a user. */
    private static final int SHORTEST_RSA = 2048;

    /** MINA's words. PEM need not have that half (RFC 5915, 3); OpenSSH's own programs work it out. */
    private static final String NO_PUBLIC_HALF = "No public key";

    private KeyFile() {}

    /**
     * The key in it: Ed25519, ECDSA or RSA.
     *
     * @throws IOException with what is wrong, as the rest of a sentence: "… holds a damaged key"
     */
    public static KeyPair parse(String text) throws IOException {
        KeyPair pair;
        try {
            pair = first(text, "key");
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            if (String.valueOf(e.getMessage()).startsWith(NO_PUBLIC_HALF)) {
                throw new IOException(
                        "holds an ECDSA key without its public half, allowed one with it: ssh-keygen -p -N '' -f KEY adds it",
                        e);
            }
            throw new IOException("holds a key that is damaged, or of no kind that PCs take (Ed25519, ECDSA, RSA)", e);
        }
        String kind = KeyUtils.getKeyType(pair);
        if (kind == null || kind.equals("ssh-dss")) {
            throw new IOException("holds a key of a kind that PCs do not take, allowed Ed25519, ECDSA, RSA");
        }
        if (pair.getPublic() instanceof RSAKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
            throw new IOException("holds an RSA key of " + rsa.getModulus().bitLength() + " bits, allowed from "
                    + SHORTEST_RSA + " on");
        }
        return pair;
    }

    static KeyPair first(String text, String name) throws GeneralSecurityException, IOException {
        JdkEd25519.register();
        Iterable<KeyPair> found = SecurityUtils.loadKeyPairIdentities(
                null,
                NamedResource.ofName(name),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)),
                null);
        Iterator<KeyPair> pairs = found == null ? Collections.emptyIterator() : found.iterator();
        if (!pairs.hasNext()) {
            throw new GeneralSecurityException("it holds no key");
        }
        return pairs.next();
    }
}
