package io.github.timekpr2mqtt.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How old a figure is that is shown: the time since the daemon's last count with which it agrees.
 *
 * @param counts what the daemon counted, as it would be shown, oldest first
 * @param shown what was shown and from when on, oldest first
 */
record Ages(List<At> counts, List<At> shown) {
    /** A figure and its moment, as {@link System#nanoTime}. */
    record At(long nanos, String figure) {}

    /**
     * The ages in seconds at regular moments, from the first moment at which something is both counted and shown.
     *
     * @throws IllegalArgumentException if a figure is shown that the daemon never counted
     */
    List<Double> every(long nanos) {
        List<Double> ages = new ArrayList<>();
        long first = Math.max(counts.get(0).nanos(), shown.get(0).nanos());
        long end = counts.get(counts.size() - 1).nanos();
        for (long moment = first; moment <= end; moment += nanos) {
            String figure = last(shown, moment, null).figure();
            ages.add((moment - last(counts, moment, figure).nanos()) / 1e9);
        }
        return ages;
    }

    /** @param figure it must have, if not null */
    private static At last(List<At> all, long moment, @org.jspecify.annotations.Nullable String figure) {
        for (int i = all.size() - 1; i >= 0; i--) {
            At at = all.get(i);
            if (at.nanos() <= moment && (figure == null || at.figure().equals(figure))) {
                return at;
            }
        }
        throw new IllegalArgumentException("shown but never counted: " + figure);
    }
}
