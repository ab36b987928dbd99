package io.github.timekpr2mqtt.host;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The host key of one try to connect: what is expected, which kinds of key to ask for, and what the PC showed.
 *
 * <p>A PC has several host keys, of different kinds, and shows the first kind that the client asks for. So the kind that was pinned
 * is asked for first; and if only a fingerprint is known, the kinds are asked for one connection after another.
 */
final class HostKeyCheck {
    /** The kinds asked for, in this order, with the type of the key behind each. None with SHA-1, no certificates. */
    private enum Algorithm {
        ED25519("ssh-ed25519", "ssh-ed25519"),
        P256("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"),
        P384("ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384"),
        P521("ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521"),
        RSA512("rsa-sha2-512", "ssh-rsa"),
        RSA256("rsa-sha2-256", "ssh-rsa");

        private final String wire;
        private final String keyType;

        Algorithm(String wire, String keyType) {
            this.wire = wire;
            this.keyType = keyType;
        }
    }

    private final Optional<KnownKey> expected;
    private final Set<String> refusedTypes = ConcurrentHashMap.newKeySet();
    private volatile @Nullable PublicKey seen;
    private volatile @Nullable KnownKey wrong;

    HostKeyCheck(Optional<KnownKey> expected) {
        this.expected = expected;
    }

    /** The algorithms to propose, as SSH writes them: the expected kind first, none that showed a wrong key already. */
    String proposal() {
        return Stream.concat(all().filter(this::isExpected), all().filter(a -> !isExpected(a)))
                .map(a -> a.wire)
                .collect(Collectors.joining(","));
    }

    private Stream<Algorithm> all() {
        return Arrays.stream(Algorithm.values()).filter(a -> !refusedTypes.contains(a.keyType));
    }

    private boolean isExpected(Algorithm algorithm) {
        return expected.filter(k -> k.type().equals(algorithm.keyType)).isPresent();
    }

    /** Whether there is a key to compare with. */
    boolean knowsKey() {
        return expected.isPresent();
    }

    /** Before each connection. */
    void newTry() {
        seen = null;
    }

    /** Called on MINA's thread with a key of which the PC has just proved to have the private half. */
    boolean accepts(PublicKey key) {
        seen = key;
        KnownKey shown = KnownKey.of(key);
        boolean right =
                expected.map(k -> k.fingerprint().equals(shown.fingerprint())).orElse(true);
        if (!right) {
            wrong = shown;
            refusedTypes.add(shown.type());
        }
        return right;
    }

    /** The right key, if the PC showed it in this try. */
    Optional<PublicKey> accepted() {
        return Optional.ofNullable(seen).filter(this::accepts);
    }

    /** True if the PC showed a wrong key in this try, and another kind of key may still be the expected one. */
    boolean tryAnotherKind() {
        return seen != null
                && accepted().isEmpty()
                && expected.filter(k -> k.type().isEmpty()).isPresent()
                && all().findAny().isPresent();
    }

    /** True if the PC showed a key in this try. */
    boolean hasSeen() {
        return seen != null;
    }

    /** Says from which to which the key changed, if the PC showed only wrong ones. */
    Optional<Trouble> changed() {
        return Optional.ofNullable(accepted().isPresent() ? null : wrong)
                .map(w -> new Trouble(
                        Trouble.Kind.HOST_KEY_CHANGED,
                        null,
                        expected.map(KnownKey::fingerprint).orElse(""),
                        w.fingerprint()));
    }
}
