package io.github.timekpr2mqtt.bench;

import java.util.List;

/**
 * What was measured of one figure, again and again.
 *
 * @param values at least one, smallest first
 */
record Samples(List<Double> values) {
    Samples {
        if (values.isEmpty() || values.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("not measured: " + values);
        }
        values = values.stream().sorted().toList();
    }

    static Samples of(double... values) {
        return new Samples(java.util.Arrays.stream(values).boxed().toList());
    }

    /** Times in milliseconds. */
    static Samples millis(List<Long> nanos) {
        return new Samples(nanos.stream().map(time -> time / 1e6).toList());
    }

    int n() {
        return values.size();
    }

    double median() {
        return at(0.5);
    }

    double least() {
        return at(0);
    }

    double most() {
        return at(1);
    }

    /** The value below which this share of the samples lies, from 0 to 1; between two of them, in proportion. */
    double at(double share) {
        double place = share * (n() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return values.get(below) + (place - below) * (values.get(above) - values.get(below));
    }

    Samples times(double factor) {
        return new Samples(values.stream().map(value -> value * factor).toList());
    }
}
