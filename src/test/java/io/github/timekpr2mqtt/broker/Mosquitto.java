package io.github.timekpr2mqtt.broker;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Mosquitto, the broker of most homes, as a process. It writes what it knows to its disk when it ends in order, and where it is told
 * to; by itself each half an hour. It lets everybody in. Comes with the lab.
 */
public final class Mosquitto implements Broker {
    private final Path folder;
    private final int port = Ports.free();
    private @Nullable Process process;

    /** A running one; {@code folder} is its memory. */
    public Mosquitto(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        start();
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
                allow_anonymous true
                persistence true
                persistence_location %s/
                user root
                """.formatted(port, folder));
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
