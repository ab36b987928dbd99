package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the commands of one PC ended, as it was written down; what a kill wrote twice, the same each time, is there once. */
record Endings(Map<String, Set<String>> lines) {
    static Endings of(Path data, String pc) {
        Map<String, Set<String>> lines = new TreeMap<>();
        Path audit = data.resolve("audit.jsonl");
        try {
            for (String line : Files.exists(audit) ? Files.readAllLines(audit) : List.<String>of()) {
                if (line.endsWith("}") && pc.equals(Home.parse(line).get("pc"))) { // else it is half of one
                    lines.computeIfAbsent(value(line, "id"), id -> new TreeSet<>())
                            .add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Endings(lines);
    }

    private static String value(String line, String key) {
        return String.valueOf(Home.parse(line).get(key));
    }

    /** Of one command: empty if it did not end, more than one if it ended in different ways. */
    List<String> types(String id) {
        return lines.getOrDefault(id, Set.of()).stream()
                .map(line -> value(line, "event_type"))
                .toList();
    }

    /** Of everything. */
    Set<String> ids() {
        return lines.keySet();
    }

    /** All lines of a type. */
    List<String> ofType(String type) {
        return lines.values().stream()
                .flatMap(Set::stream)
                .filter(line -> value(line, "event_type").equals(type))
                .collect(Collectors.toList());
    }
}
