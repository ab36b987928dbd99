package io.github.timekpr2mqtt.dbus;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The programs of a real PC that a test needs. With {@code LAB=required} in the environment a missing one is a failure. */
final class Programs {
    private static final Pattern PATH_SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);

    private Programs() {}

    static void require(String... names) {
        List<String> missing =
                List.of(names).stream().filter(name -> find(name).isEmpty()).toList();
        if (missing.isEmpty()) {
            return;
        }
        if ("required".equals(System.getenv("LAB"))) {
            Assertions.fail("not installed: " + missing);
        }
        System.out.println("NOT RUN: a test against a real D-Bus, for want of " + missing);
        Assumptions.abort("not installed: " + missing);
    }

    private static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return PATH_SEPARATOR
                .splitAsStream(path)
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
