package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * A PC's host key as it is expected.
 *
 * @param fingerprint as OpenSSH prints it, {@code SHA256:} and 43 characters
 * @param type as in {@code known_hosts}, for example {@code ssh-ed25519}; empty if only the fingerprint is known
 */
record KnownKey(String fingerprint, String type) {
    private static final Pattern FINGERPRINT = Pattern.compile("(?:[0-9]{1,5} )?(SHA256:[A-Za-z0-9+/]{43})=?(?: .*)?");

    static KnownKey of(PublicKey key) {
        return new KnownKey(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key), KeyUtils.getKeyType(key));
    }

    /**
     * Reads {@code SHA256:…}, the same within a line of {@code ssh-keygen -l}, {@code ssh-ed25519 AAAA… comment} or {@code host ssh-ed25519 AAAA…}.
     *
     * @throws IllegalArgumentException quotes what is none of them
     */
    static KnownKey parse(String text) {
        JdkEd25519.register();
        var fingerprint = FINGERPRINT.matcher(text.strip());
        if (fingerprint.matches()) {
            return new KnownKey(fingerprint.group(1), "");
        }
        String[] words = text.strip().split("\\s+", -1);
        for (int i = 0; i + 1 < words.length; i++) {
            if (KeyUtils.getPublicKeyEntryDecoder(words[i]) != null) {
                return of(decode(words[i] + " " + words[i + 1], text));
            }
        }
        throw not(text, null);
    }

    private static PublicKey decode(String typeAndKey, String text) {
        try {
            return PublicKeyEntry.parsePublicKeyEntry(typeAndKey)
                    .resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw not(text, e);
        }
    }

    private static IllegalArgumentException not(String text, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no host key: give SHA256: and 43 characters, or a line of known_hosts", cause);
    }
}
