package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every kind of message as a file, so that a change of one is seen in review. {@code -Dgolden.update=true} writes the
 * files anew.
 */
class GoldenTest {
    static List<Golden> messages() {
        List<Golden> all = new ArrayList<>(Announced.all());
        all.addAll(Shown.all());
        all.addAll(Told.all());
        return all;
    }

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(Golden.FOLDER);
            for (Path old : files()) {
                Files.delete(old);
            }
            for (Golden golden : messages()) {
                Files.writeString(golden.file(), golden.text());
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Golden.FOLDER)) {
            return files.toList();
        }
    }

    /** One test for all: made for parameters, a message would not be made by the test that looks at it. */
    @Test
    void every_message_is_as_it_was_reviewed() {
        assertAll(messages().stream()
                .map(golden -> () -> assertEquals(
                        Files.readString(golden.file()),
                        golden.text(),
                        () -> golden.file().toString())));
    }

    @Test
    void each_message_has_its_file_and_each_file_its_message() throws IOException {
        Set<Path> missing = new TreeSet<>();
        for (Golden golden : messages()) {
            assertTrue(missing.add(golden.file()), () -> "two messages are called " + golden);
        }
        Set<Path> surplus = new TreeSet<>(files());
        surplus.removeAll(missing);
        missing.removeAll(files());
        assertEquals(Set.of(), missing, "no such file");
        assertEquals(Set.of(), surplus, "of no message");
    }

    @Test
    void the_same_view_always_gives_the_same_message() {
        List<String> first = messages().stream().map(Golden::payload).toList();
        assertEquals(first, messages().stream().map(Golden::payload).toList());
    }
}
