package io.github.timekpr2mqtt.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A private SSH key that the options give, in OpenSSH's form or as PEM, without a passphrase. Still text: what reads the kinds of
 * keys that PCs take is the SSH library's, and with {@link #bad} it tells what is wrong with this one.
 */
public final class SshKey {
    /** How OpenSSH's own form begins, within its base64 (its PROTOCOL.key). Then the cipher's length and name. */
    private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NO_CIPHER = {0, 0, 0, 4, 'n', 'o', 'n', 'e'};
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final Pem pem;
    private final Pem.Block block;

    private SshKey(Pem pem, Pem.Block block) {
        this.pem = pem;
        this.block = block;
    }

    /** Reads the option, which must not be empty. */
    static SshKey of(Given given) throws BadOption {
        Pem pem = Pem.of(given, Rule.SSH_KEY);
        checkMode(given.text(Rule.SSH_KEY), pem);
        for (Pem.Block block : pem.blocks()) {
            if (block.label().endsWith("PRIVATE KEY")) {
                if (hasPassphrase(block)) {
                    throw pem.bad(locked(block, pem.file("KEY")));
                }
                return new SshKey(pem, block);
            }
        }
        throw pem.bad("holds no private key, allowed " + Rule.SSH_KEY.allowed());
    }

    /** Says of a key that has a passphrase that it has one, and how to get one without; of any other text nothing. */
    public static Optional<String> locked(String text, String file) {
        return Pem.blocks(text).stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY") && hasPassphrase(block))
                .map(block -> locked(block, file))
                .findFirst();
    }

    private static String locked(Pem.Block block, String file) {
        return "has a passphrase, which nobody is there to type, allowed a key without: " + takesItAway(block, file);
    }

    /** As OpenSSH's own programs do: of a file that is ours, nobody else may do anything with it. */
    private static void checkMode(String text, Pem pem) throws BadOption {
        if (pem.isText()) {
            return;
        }
        try {
            Path file = Path.of(text);
            Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
            mode.addAll(Files.getPosixFilePermissions(file));
            String all = PosixFilePermissions.toString(mode);
            mode.retainAll(OF_OTHERS);
            boolean isOurs = Files.getOwner(file).equals(Files.getOwner(Path.of("/proc/self")));
            if (isOurs && !mode.isEmpty()) {
                throw pem.bad("is open to others (" + all + "), allowed a file of its owner alone: chmod 600 "
                        + pem.file("KEY"));
            }
        } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
            // a file system without owners: whoever may read the file cannot be known
        }
    }

    /** Of PKCS#8, OpenSSH (10.0 too) reads RSA and ECDSA alone: of Ed25519 it says "invalid format". OpenSSL reads all three. */
    private static String takesItAway(Pem.Block block, String file) {
        return block.label().startsWith("ENCRYPTED")
                ? "openssl pkey -in " + file + " -out NEW makes one"
                : "ssh-keygen -p -N '' -f " + file + " takes it away";
    }

    private static boolean hasPassphrase(Pem.Block block) {
        if (block.label().startsWith("ENCRYPTED") || block.body().contains("4,ENCRYPTED")) {
            return true;
        }
        try {
            byte[] bytes = block.bytes();
            int cipher = OPENSSH.length + NO_CIPHER.length;
            return bytes.length > cipher
                    && Arrays.equals(OPENSSH, Arrays.copyOf(bytes, OPENSSH.length))
                    && !Arrays.equals(NO_CIPHER, Arrays.copyOfRange(bytes, OPENSSH.length, cipher));
        } catch (IllegalArgumentException e) {
            return false; // damaged, as will be said
        }
    }

    /** The key alone, in the lines that its form wants; without its headers, which only a passphrase needs. */
    public String text() {
        String body = block.body().replaceAll("\\s", "").replaceAll("(.{64})(?=.)", "$1\n");
        return "-----BEGIN " + block.label() + "-----\n" + body + "\n-----END " + block.label() + "-----\n";
    }

    /** "given …, which …", without a letter of the key. */
    public BadOption bad(String what) {
        return pem.bad(what);
    }

    /** Where it was given. */
    @Override
    public String toString() {
        return "SshKey[" + pem.place().path() + "]";
    }
}
