package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** System calls of a running process that fail from now on, until this is closed. By {@code strace}. */
public final class BrokenCalls implements AutoCloseable {
    private final Process tracer;
    private final Process traced;

    /**
     * Returns when they fail.
     *
     * @param call for example {@code rename}
     * @param path only such a call about this file, or of which this is the first one
     * @param error with which it fails, and {@code :when=N+} if the first ones succeed
     */
    public BrokenCalls(Process traced, String call, Path path, String error) throws IOException {
        this(traced, call, List.of(path), error);
    }

    /** The same of several files. */
    public BrokenCalls(Process traced, String call, List<Path> paths, String error) throws IOException {
        this.traced = traced;
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
        paths.forEach(path -> command.addAll(List.of("-P", path.toString())));
        command.addAll(List.of(
                "-e", "trace=" + call, "-e", "inject=" + call + ":error=" + error, "-p", String.valueOf(traced.pid())));
        tracer = new ProcessBuilder(command).inheritIO().start();
        Awaitility.await("strace")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> threads(traced) == traced(traced));
    }

    private static long threads(Process process) {
        return statuses(process).size();
    }

    private static long traced(Process process) {
        return statuses(process).stream()
                .filter(status -> status.contains("TracerPid:\t") && !status.contains("TracerPid:\t0\n"))
                .count();
    }

    private static List<String> statuses(Process process) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return tasks.map(task -> task.resolve("status"))
                    .map(BrokenCalls::read)
                    .filter(status -> !status.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path status) {
        try {
            return Files.readString(status);
        } catch (IOException ended) {
            return "";
        }
    }

    /** Whether they still fail. */
    public boolean last() {
        return tracer.isAlive();
    }

    /** From now on they do what they are to do. */
    @Override
    public void close() {
        tracer.destroy();
        try {
            if (!tracer.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("strace does not let go of " + traced.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
