package io.github.timekpr2mqtt.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One measured figure.
 *
 * @param part of the bench
 * @param name what was measured, for a person
 * @param unit of the samples, empty for a ratio
 * @param target what it must reach, if anything
 * @param on what it was measured on
 */
record Figure(String part, String name, String unit, Samples samples, Optional<Target> target, String on) {
    /** Empty without a target. */
    String verdict() {
        return target.map(t -> t.isReachedBy(samples) ? "reached" : "missed").orElse("");
    }

    /** For JSON. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("part", part);
        document.put("name", name);
        document.put("unit", unit);
        document.put("n", samples.n());
        document.put("median", rounded(samples.median()));
        document.put("p10", rounded(samples.at(0.1)));
        document.put("p90", rounded(samples.at(0.9)));
        document.put("min", rounded(samples.least()));
        document.put("max", rounded(samples.most()));
        target.ifPresent(t -> {
            document.put("must", t.toString());
            document.put("verdict", verdict());
        });
        document.put("on", on);
        return document;
    }

    /** No more digits than mean something. */
    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
