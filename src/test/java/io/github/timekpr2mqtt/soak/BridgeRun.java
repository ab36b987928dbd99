package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.bridge.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bridge in a process of its own, as its users run it, but by a clock that is moved: it can be ended, killed and measured. */
final class BridgeRun implements AutoCloseable {
    /** As in the README. */
    private static final List<String> FLAGS =
            List.of("-Xms16m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    private static final Pattern TOTAL = Pattern.compile("^Total +[0-9]+ +([0-9]+)", Pattern.MULTILINE);
    private static final Pattern NEVER = Pattern.compile(
            ".*(This should not have happened|this should not have happened|OutOfMemoryError|StackOverflowError).*");

    private final Path options;
    private final Path data;
    private final Path clock;
    private final Path log;
    private final String zone;
    private @Nullable Process process;

    BridgeRun(Path folder, Path options, Path data, Path clock, String zone) {
        this.options = options;
        this.data = data;
        this.clock = clock;
        this.zone = zone;
        this.log = folder.resolve("bridge.log");
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Returns at once; without effect while it runs. */
    void start() throws IOException {
        if (process != null) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(program("java")));
        command.addAll(FLAGS);
        command.addAll(List.of(
                "-Dmoved.clock=" + clock,
                "-Duser.timezone=" + zone,
                "-Dorg.apache.sshd.security.registrars=io.github.timekpr2mqtt.host.JdkEd25519",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "--options",
                options.toString(),
                "--data",
                data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        process = builder.start();
    }

    boolean isRunning() {
        return process != null;
    }

    /** It ended by itself, which it must not. */
    boolean hasEnded() {
        return process != null && !process.isAlive();
    }

    /** As SIGTERM ends it. */
    void stop() {
        end(false);
    }

    /** As a power cut ends it. */
    void kill() {
        end(true);
    }

    private void end(boolean hard) {
        Process running = process;
        process = null;
        if (running != null) {
            if (hard) {
                running.destroyForcibly();
            } else {
                running.destroy();
            }
            running.onExit().join();
        }
    }

    /**
     * Bytes of everything that lives in its heap, after a collection of all garbage.
     *
     * @param name of the file beside the log that then says of which classes
     */
    long liveHeap(String name) throws IOException, InterruptedException {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("it does not run");
        }
        Path file = log.resolveSibling(name);
        Process asking = new ProcessBuilder(program("jcmd"), "" + running.pid(), "GC.class_histogram")
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        if (!asking.waitFor(1, TimeUnit.MINUTES)) {
            asking.destroyForcibly();
        }
        String answer = Files.readString(file);
        Matcher total = TOTAL.matcher(answer);
        if (!total.find()) {
            throw new IOException(
                    "jcmd did not tell the heap: " + answer.lines().limit(5).toList());
        }
        return Long.parseLong(total.group(1));
    }

    /** Lines of its log that no run may have. */
    List<String> neverLines() throws IOException {
        return Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> NEVER.matcher(line).matches())
                .toList();
    }

    @Override
    public void close() {
        kill();
    }
}
