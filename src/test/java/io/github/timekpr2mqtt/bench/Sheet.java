package io.github.timekpr2mqtt.bench;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All figures of one run, in the order in which they came, and what could not be measured. */
final class Sheet {
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    void add(Figure figure) {
        figures.add(figure);
    }

    void add(String part, String name, String unit, Samples samples, String on) {
        add(new Figure(part, name, unit, samples, Optional.empty(), on));
    }

    void add(String part, String name, String unit, Samples samples, Target must, String on) {
        add(new Figure(part, name, unit, samples, Optional.of(must), on));
    }

    void failed(String part, String why) {
        failures.merge(part, why, (before, more) -> before + "; " + more);
    }

    boolean isComplete() {
        return failures.isEmpty();
    }

    /** For a terminal. */
    String table() {
        return Table.of(figures)
                + failures.entrySet().stream()
                        .map(failure -> "NOT MEASURED (" + failure.getKey() + "): " + failure.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** One line for each figure, so that two files can be compared by eye. */
    String json(Map<String, ?> machine) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Figure figure : figures) {
            lines.add(JSON.writeValueAsString(figure.document()));
        }
        return "{\"machine\":" + JSON.writeValueAsString(machine) + ",\n\"not_measured\":"
                + JSON.writeValueAsString(failures) + ",\n\"figures\":[\n" + String.join(",\n", lines) + "\n]}\n";
    }
}
