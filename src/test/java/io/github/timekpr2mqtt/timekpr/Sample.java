package io.github.timekpr2mqtt.timekpr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Keys and values of files that Timekpr's daemons wrote, each folder at one moment of one PC, with what the daemon said
 * about them at that moment.
 */
record Sample(Path folder) {
    static Stream<Sample> all() {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(Files::isDirectory).sorted().map(Sample::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sample of(String name) {
        return new Sample(root().resolve(name));
    }

    private static Path root() {
        try {
            return Path.of(
                    Objects.requireNonNull(Sample.class.getResource("/timekpr")).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /** The child whose files lie here. */
    Username user() {
        return new Username(has("timekpr.mia.conf") ? "mia" : "leo");
    }

    String config() {
        return text("timekpr." + user() + ".conf");
    }

    String time() {
        return text(user() + ".time");
    }

    /** The PC's local time when the files were copied and the daemon was asked. */
    LocalDateTime askedAt() {
        return LocalDateTime.parse(text("asked-at.txt").strip());
    }

    /** What the daemon answered, by key. */
    Map<String, String> answers(String file) {
        Map<String, String> answers = new HashMap<>();
        text(file).lines().forEach(line -> answers.put(line.split(": ?", 2)[0], line.split(": ?", 2)[1]));
        return answers;
    }

    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }
}
