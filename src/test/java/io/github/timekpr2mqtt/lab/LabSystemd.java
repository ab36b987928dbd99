package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A Debian that a systemd of its own has booted, with the Java of these tests, for what is installed as a service. Its network is loopback alone, and nobody else's.
 * No Timekpr and no SSH server runs there.
 */
public final class LabSystemd implements AutoCloseable {
    private final Path folder;
    private final Process boot;

    private LabSystemd(Path folder, Process boot) {
        this.folder = folder;
        this.boot = boot;
    }

    /** Booted: returns when systemd has started what it starts by itself. */
    public static LabSystemd boot() throws IOException {
        Path parent = Files.createDirectories(Path.of("target/lab").toAbsolutePath());
        Path folder = Files.createTempDirectory(parent, "systemd");
        Ran.of(
                        List.of(LabPc.SCRIPT, "new", folder.toString(), LabVersion.NONE.number(), LabSuite.THIS.word()),
                        Map.of())
                .orFail();
        LabSystemd lab = new LabSystemd(
                folder,
                new ProcessBuilder(LabPc.SCRIPT, "boot", folder.toString(), System.getProperty("java.home"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
        try {
            Awaitility.await("systemd has booted").atMost(Duration.ofMinutes(2)).until(lab::state, "running"::equals);
        } catch (RuntimeException e) {
            String said = lab.state() + "\n" + Files.readString(lab.file("/var/log/boot"));
            lab.close();
            throw new IOException("systemd does not boot: " + said, e);
        }
        return lab;
    }

    private String state() throws IOException {
        return Files.exists(folder.resolve("process"))
                ? run("systemctl", "is-system-running").out().strip()
                : "";
    }

    /** Runs a command there, as root. */
    public Ran run(String... command) throws IOException {
        return Ran.of(at(command), Map.of());
    }

    /** Begins one there that goes on; what it prints is thrown away. It ends with the lab. */
    public void begin(String... command) throws IOException {
        new ProcessBuilder(at(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<String> at(String... command) {
        List<String> words = new ArrayList<>(List.of(LabPc.SCRIPT, "at", folder.toString()));
        words.addAll(List.of(command));
        return words;
    }

    /** Where a file of it below {@code /etc} or {@code /var} lies on this machine. */
    public Path file(String path) {
        return folder.resolve(path.substring(1));
    }

    /** Off, and nothing left of it. */
    @Override
    public void close() throws IOException {
        boot.getOutputStream().close();
        CompletableFuture<Process> ended = boot.onExit();
        try {
            ended.get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            boot.destroyForcibly();
            throw new IOException("the lab's systemd does not end", e);
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = new ArrayList<>(tree.toList());
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }
}
