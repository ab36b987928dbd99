package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A filter before the D-Bus stream of a lab PC's gate: it stops once at a named point, and goes on when it is told to. */
public final class LabFilter {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final LabPc pc;

    /** Where it stops, about a call of a certain member. */
    public enum Point {
        BEFORE_CALL,
        AFTER_CALL,
        BEFORE_ANSWER,
        AFTER_ANSWER
    }

    private LabFilter(LabPc pc) {
        this.pc = pc;
    }

    /** Lets this key in, bound to the gate with the filter before it. */
    public static LabFilter of(LabPc pc, String publicKey, String gate) throws IOException {
        Path real = pc.inGateFolder("real-gate");
        Files.writeString(real, gate);
        Files.setPosixFilePermissions(real, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        pc.access().authorise(publicKey, Path.of("src/test/lab/filter.py").toAbsolutePath());
        return new LabFilter(pc);
    }

    private Path home(String file) {
        return pc.file("/var/lib/" + LabPc.ACCOUNT + "/" + file);
    }

    /** Once, the next time that this comes by. */
    public void stopAt(String member, Point point) throws IOException {
        String word = point.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        Path half = Files.writeString(home("point.part"), member + " " + word);
        Files.move(half, home("point"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until it has stopped. */
    public void awaitStopped() {
        Awaitility.await("the point").atMost(LIMIT).until(() -> Files.exists(home("held")));
    }

    /** How many calls of this member have come by. */
    public long calls(String member) throws IOException {
        Path calls = home("calls");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream().filter(member::equals).count()
                : 0;
    }

    /** What was held goes on its way, whatever has become of both ends. */
    public void goOn() throws IOException {
        Files.deleteIfExists(home("held"));
    }
}
