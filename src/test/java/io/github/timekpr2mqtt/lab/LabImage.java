package io.github.timekpr2mqtt.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The app's image, built from this work tree with bases made on this machine, and the engine that runs it: the one that answers
 * here, or one of our own, which ends with this. See {@code src/test/image/image}.
 */
public final class LabImage implements AutoCloseable {
    private static final String SCRIPT =
            Path.of("src/test/image/image").toAbsolutePath().toString();
    private static final String TAG = "timekpr2mqtt:test";
    /** Nothing is there yet: a Debian, a JDK, all that Maven needs, compiled on a busy machine. */
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(30);

    private final Process engine;
    private final Map<String, String> environment;

    private LabImage(Process engine, String host) {
        this.engine = engine;
        this.environment = host.equals("default") ? Map.of() : Map.of("DOCKER_HOST", host);
    }

    /** Builds it. Where that cannot be, it is with these tests as with those of a lab that cannot start. */
    public static LabImage build() throws IOException {
        LabImage image = null;
        String problem = null;
        try {
            image = start();
            Ran.of(List.of(SCRIPT, "build", TAG), image.environment, LONGEST_BUILD)
                    .orFail();
        } catch (IOException e) {
            problem = "no image: " + lastLines(String.valueOf(e.getMessage()));
            if (image != null) {
                image.close();
            }
        }
        LabNeeded.decide(Optional.ofNullable(problem), System.getenv("LAB"), System.out::println);
        if (image == null) {
            throw new IOException("no image");
        }
        return image;
    }

    private static LabImage start() throws IOException {
        Process engine = new ProcessBuilder(SCRIPT, "engine").start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8));
        String host = said.readLine();
        if (host == null) {
            throw new IOException(new String(engine.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new LabImage(engine, host);
    }

    private static String lastLines(String words) {
        List<String> lines = words.strip().lines().toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** The engine's command line; what it printed, without its last line end. */
    public String docker(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return Ran.of(command, environment).orFail().strip();
    }

    /** Starts a container in the background, with these words for the engine; its id. */
    public String run(List<String> how) throws IOException {
        List<String> words = new ArrayList<>(List.of("run", "--detach"));
        words.addAll(how);
        words.add(TAG);
        return docker(words.toArray(String[]::new));
    }

    /** A field of what the engine knows of a container or an image, by its path: {@code .State.Health.Status}. */
    public String field(String of, String path) throws IOException {
        return docker("inspect", "--format", "{{json " + path + "}}", of);
    }

    /** The command that a container of it runs, without the words that each may choose. */
    public List<String> entry() throws IOException {
        return docker("inspect", "--format", "{{join .Config.Entrypoint \"\\n\"}}", TAG)
                .lines()
                .toList();
    }

    /**
     * Begins a command line in a folder, with the engine and Docker Compose; what it prints goes into a file.
     *
     * @return it is the caller's to end
     */
    public Process type(Path folder, String line, Path output) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().putAll(environment);
        shell.environment()
                .put(
                        "DOCKER_CONFIG",
                        Ran.of(List.of(SCRIPT, "compose"), environment, LONGEST_BUILD)
                                .orFail()
                                .strip());
        return shell.start();
    }

    /** Its name. */
    public String tag() {
        return TAG;
    }

    /** Bytes of its layers as a registry keeps them. */
    public long compressed() throws IOException {
        return Long.parseLong(Ran.of(List.of(SCRIPT, "size", TAG), environment, LONGEST_BUILD)
                .orFail()
                .strip());
    }

    /** Its files, into a folder. */
    public void unpack(Path into) throws IOException {
        Ran.of(List.of(SCRIPT, "root", TAG, into.toString()), environment, LONGEST_BUILD)
                .orFail();
    }

    /** Ends the engine, if it is ours. */
    @Override
    public void close() throws IOException {
        engine.getOutputStream().close();
        engine.onExit().join();
    }
}
