package io.github.timekpr2mqtt.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Iterator;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * The bridge's own SSH key: {@code ssh/id_ed25519} in the data folder, in OpenSSH's format, and {@code id_ed25519.pub}.
 *
 * @param pair the key
 * @param publicLine the public half as one line for {@code authorized_keys}, with the comment {@code timekpr2mqtt}
 */
public record Keys(KeyPair pair, String publicLine) {
    private static final String COMMENT = "timekpr2mqtt";

    /**
     * Reads the key, or makes it if there is none.
     *
     * @param data the data folder
     * @throws IOException if the key cannot be read or saved, with a message for whoever runs the bridge. A damaged key is
     *     never replaced silently: every PC would have to be told of the new one
     */
    public static Keys in(Path data) throws IOException {
        JdkEd25519.register();
        Path folder = data.resolve("ssh");
        Path file = folder.resolve("id_ed25519");
        PrivateFile.makeFolder(folder);
        if (Files.notExists(file)) {
            PrivateFile.write(file, openSsh(generate()));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        KeyPair pair = read(file);
        String line = line(pair);
        byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
        Path publicFile = folder.resolve("id_ed25519.pub");
        if (Files.notExists(publicFile) || !java.util.Arrays.equals(Files.readAllBytes(publicFile), text)) {
            PrivateFile.write(publicFile, text);
        }
        return new Keys(pair, line);
    }

    /**
     * Reads the key, and makes and mends nothing; nothing if there is none.
     *
     * @param data the data folder
     * @throws IOException as {@link #in}
     */
    public static Optional<Keys> found(Path data) throws IOException {
        JdkEd25519.register();
        Path file = data.resolve("ssh").resolve("id_ed25519");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        KeyPair pair = read(file);
        return Optional.of(new Keys(pair, line(pair)));
    }

    private static String line(KeyPair pair) {
        return PublicKeyEntry.toString(pair.getPublic()) + " " + COMMENT;
    }

    private static KeyPair read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> found =
                    SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, null);
            Iterator<KeyPair> pairs = found == null ? java.util.Collections.emptyIterator() : found.iterator();
            if (!pairs.hasNext()) {
                throw new GeneralSecurityException("it holds no key");
            }
            return pairs.next();
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new IOException(
                    "The SSH key " + file + " cannot be read (" + e.getMessage()
                            + "). Put it back from a backup; or remove"
                            + " it, then a new one is made, which every PC has to be given",
                    e);
        }
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(JdkEdDsa.ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make Ed25519 keys", e);
        }
    }

    private static byte[] openSsh(KeyPair pair) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, COMMENT, null, out);
        } catch (GeneralSecurityException e) {
            throw new IOException("The new SSH key cannot be written", e);
        }
        return out.toByteArray();
    }
}
