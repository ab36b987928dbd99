package io.github.timekpr2mqtt.broker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Mosquitto, the broker of most homes, as a process. It writes what it knows to its disk when it ends in order, and where it is told
 * to; by itself each half an hour. It lets everybody in, or those of a list. Comes with the lab.
 */
public final class Mosquitto implements Broker {
    private final Path folder;
    private final int port = Ports.free();
    private final String door;
    private @Nullable Process process;

    /** A running one that lets everybody in; {@code folder} is its memory. */
    public Mosquitto(Path folder) throws IOException {
        this(folder, "allow_anonymous true");
    }

    private Mosquitto(Path folder, String door) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.door = door;
        start();
    }

    /**
     * A running one that lets these users do what its list allows.
     *
     * @param passwords by the users' names
     */
    public static Mosquitto with(Path acl, Map<String, String> passwords, Path folder) throws IOException {
        Path list = Files.copy(acl, Files.createDirectories(folder).resolve("acl"));
        List<String> lines = new ArrayList<>();
        passwords.forEach((user, password) -> lines.add(user + ":" + hashed(password)));
        Path users = Files.write(folder.resolve("users"), lines);
        Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        return new Mosquitto(
                folder,
                "allow_anonymous false\npassword_file " + users.toAbsolutePath() + "\nacl_file "
                        + list.toAbsolutePath());
    }

    /** As {@code mosquitto_passwd} of version 2 writes it. */
    private static String hashed(String password) {
        byte[] salt = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
        int rounds = 101;
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, 512))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "$7$" + rounds + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String kind() {
        return "mosquitto";
    }

    @Override
    public int port() {
        return port;
    }

    private Path memory() {
        return folder.resolve("mosquitto.db");
    }

    @Override
    public void start() throws IOException {
        if (process != null) {
            return;
        }
        Path configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                %s
                persistence true
                persistence_location %s/
                user root
                """.formatted(port, door, folder));
        process = new ProcessBuilder(
                        Path.of("src/test/lab/pc").toAbsolutePath().toString(), "broker", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("mosquitto.log").toFile()))
                .start();
        Ports.awaitOpen(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void stop() throws IOException {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroy();
            await(running);
        }
    }

    /** As a power cut ends it: the next start knows what was saved last. */
    public void kill() throws IOException {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroyForcibly();
            await(running);
        }
    }

    private static void await(Process ending) throws IOException {
        try {
            ending.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Writes its memory to its disk, as it does by itself each half an hour. */
    public void save() throws IOException {
        Process running = process;
        if (running == null) {
            throw new IOException("mosquitto does not run");
        }
        if (Files.exists(memory())) {
            Files.setLastModifiedTime(memory(), FileTime.from(Instant.EPOCH));
        }
        new ProcessBuilder("kill", "-USR1", Long.toString(running.pid())).start();
        Awaitility.await("mosquitto's memory is saved")
                .until(() -> Files.exists(memory())
                        && Files.getLastModifiedTime(memory()).toInstant().isAfter(Instant.EPOCH));
    }

    @Override
    public void startAnew() throws IOException {
        kill();
        Files.deleteIfExists(memory());
        start();
    }

    /** Its folder stays. */
    @Override
    public void close() throws IOException {
        kill();
    }
}
