package io.github.timekpr2mqtt.timekpr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a daemon did with a damaged configuration, as it was recorded: one fact a line, {@code kind|what|value}.
 *
 * <ul>
 *   <li>{@code asked||0}: the result of getUserInformation F for a child who is logged out
 *   <li>{@code says|KEY|value}: what it told, where it differs from what it tells of the sound file
 *   <li>{@code read|KEY|value}: what stood in the file afterwards, where that differs from the damaged one; {@code gone}
 *   <li>{@code set||0} and {@code kept|KEY|value}: the same after setting LIMIT_PER_MONTH of the damaged file
 *   <li>{@code gave||0}: the result of setTimeLeft with the damaged file
 * </ul>
 */
record Evidence(List<Fact> facts) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "timekpr-damage");

    record Fact(String kind, String what, String value) {}

    static Path file(String version) {
        return FOLDER.resolve("timekprd-" + version + ".txt");
    }

    /** By the name of the damage. */
    static Map<String, Evidence> of(String version) throws IOException {
        Map<String, Evidence> all = new LinkedHashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (String line : Files.readAllLines(file(version))) {
            if (line.startsWith("== ")) {
                facts = new ArrayList<>();
                all.put(line.substring(3), new Evidence(facts));
            } else {
                String[] parts = line.split("\\|", 3);
                facts.add(new Fact(parts[0], parts[1], parts[2]));
            }
        }
        return all;
    }

    static String print(Map<String, Evidence> all) {
        StringBuilder out = new StringBuilder();
        all.forEach((name, evidence) -> {
            out.append("== ").append(name).append('\n');
            evidence.facts().forEach(f -> out.append(f.kind() + "|" + f.what() + "|" + f.value() + "\n"));
        });
        return out.toString();
    }

    /** Of one kind, by what they are about. */
    Map<String, String> of(Kind kind) {
        Map<String, String> found = new LinkedHashMap<>();
        facts.stream().filter(fact -> fact.kind().equals(kind.name())).forEach(f -> found.put(f.what(), f.value()));
        return found;
    }

    String result(Kind kind) {
        return Optional.ofNullable(of(kind).get("")).orElse("");
    }

    /** The words of the file. */
    @SuppressWarnings("checkstyle:ConstantName")
    enum Kind {
        asked,
        says,
        read,
        set,
        kept,
        gave
    }
}
