package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file whose time of change lies ahead, and says until when all is well. The desk puts it off again and again, so that of a desk that
 * hangs the time passes, and so it does of a process that stands still as a whole. Who wants to know needs neither Java nor a port:
 * {@code test FILE -nt /proc/self/stat} compares it with now.
 *
 * <p>One thread at a time.
 */
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** How often it is put off. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    /** How far. Longer than the Supervisor is left alone while it has no broker, see {@link io.github.timekpr2mqtt.mqtt.Supervisor#await}. */
    static final Duration LASTS = Duration.ofSeconds(90);

    private final Path file;
    private final Clock clock;
    private boolean failed;

    private Heartbeat(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Beats for the first time.
     *
     * @throws CannotStart if it is no file that can be written
     */
    static Heartbeat begin(Path file, Clock clock) {
        Heartbeat heartbeat = new Heartbeat(file, clock);
        try {
            heartbeat.putOff();
        } catch (IOException e) {
            throw new CannotStart("--heartbeat: " + file + " cannot be written: " + CannotStart.why(e)
                    + "; allowed is a file, or none, in a folder that can be written");
        }
        return heartbeat;
    }

    /** All is well. That it cannot be told is said once: whoever looks will take us for hanging. */
    void beat() {
        try {
            putOff();
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("{} cannot be written, so a health check fails: {}", file, CannotStart.why(e));
            }
            failed = true;
        }
    }

    private void putOff() throws IOException {
        FileTime until = FileTime.from(clock.instant().plus(LASTS));
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is no file"); // of a folder the time could be set
        }
        try {
            Files.setLastModifiedTime(file, until);
        } catch (NoSuchFileException e) {
            Files.write(file, new byte[0]);
            Files.setLastModifiedTime(file, until);
        }
    }
}
