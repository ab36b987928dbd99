package io.github.timekpr2mqtt.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/**
 * The bridge's own SSH key: {@code ssh/id_ed25519} in the data folder, in OpenSSH's format, and {@code id_ed25519.pub}. While the
 * key is being changed, the new one lies beside it as {@code id_ed25519_new}: each step is one file that gets its name, so a kill or a
 * power cut leaves the old key, both, or the new one.
 *
 * @param pair the key, of two the new one
 * @param old while it is being changed, the one that not every PC has done without yet
 */
public record Keys(KeyPair pair, Optional<KeyPair> old) {
    private static final String COMMENT = "timekpr2mqtt";
    private static final String FILE = "id_ed25519";
    private static final String NEW_FILE = "id_ed25519_new";

    /**
     * Reads the key, or makes it if there is none.
     *
     * @param data the data folder
     * @throws IOException if the key cannot be read or saved, with a message for whoever runs the bridge. A damaged key is
     *     never replaced silently: every PC would have to be told of the new one
     */
    public static Keys in(Path data) throws IOException {
        return in(data, Optional.empty());
    }

    /**
     * The same for one who has read them already.
     *
     * @param read what {@link #found} gave, and nobody has changed since
     * @throws IOException as {@link #in(Path)}
     */
    public static Keys in(Path data, Optional<Keys> read) throws IOException {
        JdkEd25519.register();
        Path folder = data.resolve("ssh");
        PrivateFile.makeFolder(folder);
        Path file = folder.resolve(FILE);
        Path fresh = folder.resolve(NEW_FILE);
        if (Files.notExists(file)) {
            if (Files.exists(fresh)) {
                place(fresh, file); // somebody removed the old one
            } else {
                PrivateFile.write(file, openSsh(generate()));
            }
        }
        for (Path each : List.of(file, fresh)) {
            if (Files.exists(each)) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rw-------"));
            }
        }
        Keys keys = read.isPresent()
                ? read.get()
                : found(data).orElseThrow(() -> new IOException("The SSH key " + file + " was just removed"));
        publish(folder, keys.isChanging() ? NEW_FILE : FILE, keys.publicLine());
        if (keys.old.isPresent()) {
            publish(folder, FILE, line(keys.old.get()));
        }
        return keys;
    }

    /**
     * Reads the key, and makes and mends nothing; nothing if there is none.
     *
     * @param data the data folder
     * @throws IOException as {@link #in}
     */
    public static Optional<Keys> found(Path data) throws IOException {
        JdkEd25519.register();
        Path file = data.resolve("ssh").resolve(FILE);
        Path fresh = data.resolve("ssh").resolve(NEW_FILE);
        Optional<KeyPair> first = Files.exists(file)
                ? Optional.of(read(file, "a new one is made, which every PC has to be given"))
                : Optional.empty();
        if (Files.exists(fresh)) {
            return Optional.of(new Keys(read(fresh, "the old one goes on"), first));
        }
        return first.map(pair -> new Keys(pair, Optional.empty()));
    }

    private static void place(Path fresh, Path file) throws IOException {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        PrivateFile.force(file);
    }

    /**
     * Makes a new key beside the one that is there, unless there is a new one already; it is on the disk when this returns.
     *
     * @throws IOException if that cannot be saved
     */
    public static Keys begin(Path data) throws IOException {
        if (in(data).isChanging()) {
            return in(data);
        }
        PrivateFile.write(data.resolve("ssh").resolve(NEW_FILE), openSsh(generate()));
        return in(data);
    }

    /**
     * A key that the PCs know already goes on until they know the bridge's own, as an old one does while the key is being changed. It is on
     * the disk when this returns. Without effect if it is one of the bridge's already.
     *
     * @return whether it does; not if another one is just being changed
     * @throws IOException if that cannot be saved; a kill leaves the own key alone, or both
     */
    public static boolean inherit(Path data, KeyPair known) throws IOException {
        Keys own = in(data);
        if (own.inOrder().stream().anyMatch(pair -> pair.getPublic().equals(known.getPublic()))) {
            return true;
        }
        if (own.isChanging()
                && !own.pair.getPublic().equals(own.old.orElseThrow().getPublic())) {
            return false;
        }
        Path folder = data.resolve("ssh");
        PrivateFile.write(folder.resolve(NEW_FILE), openSsh(own.pair));
        PrivateFile.write(folder.resolve(FILE), openSsh(known));
        return in(data).isChanging();
    }

    /**
     * Keeps a key for one PC beside the bridge's own.
     *
     * @param name of the file
     * @return where it is, for the options
     */
    public static Path keep(Path data, String name, KeyPair pair) throws IOException {
        Path folder = data.resolve("ssh").toAbsolutePath();
        PrivateFile.makeFolder(folder);
        Path file = folder.resolve(name);
        PrivateFile.write(file, openSsh(pair));
        return file;
    }

    /**
     * The new key takes the place of the old one, which is gone then.
     *
     * @throws IOException if that cannot be saved; then both are still there
     */
    public static Keys end(Path data) throws IOException {
        Path folder = data.resolve("ssh");
        Path fresh = folder.resolve(NEW_FILE);
        if (Files.exists(fresh)) {
            place(fresh, folder.resolve(FILE));
        }
        Files.deleteIfExists(folder.resolve(NEW_FILE + ".pub"));
        return in(data);
    }

    /** Whether there is a new key that has not yet taken the place of the old one. */
    public boolean isChanging() {
        return old.isPresent();
    }

    /** In the order in which a PC is to be asked: one that takes the new key is done with the old one. */
    public List<KeyPair> inOrder() {
        List<KeyPair> all = new ArrayList<>(List.of(pair));
        old.ifPresent(all::add);
        return all;
    }

    /** The public half as one line for {@code authorized_keys}, with the comment {@code timekpr2mqtt}; of two keys the new one's. */
    public String publicLine() {
        return line(pair);
    }

    /** The same of the old one. */
    public Optional<String> oldLine() {
        return old.map(Keys::line);
    }

    /** The public half of a key as one line, with our comment. */
    public static String line(KeyPair pair) {
        return PublicKeyEntry.toString(pair.getPublic()) + " " + COMMENT;
    }

    private static void publish(Path folder, String name, String line) throws IOException {
        byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(name + ".pub");
        if (Files.notExists(file) || !Arrays.equals(Files.readAllBytes(file), text)) {
            PrivateFile.write(file, text);
        }
    }

    private static KeyPair read(Path file, String without) throws IOException {
        try {
            return KeyFile.first(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new IOException(
                    "The SSH key " + file + " cannot be read (" + e.getMessage()
                            + "). Put it back from a backup; or remove it, then " + without,
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

    /** The public halves alone. */
    @Override
    public String toString() {
        return "Keys[" + publicLine() + "]";
    }
}
