package io.github.timekpr2mqtt.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What lived in the bridge's heap at each hour of the day, in bytes. */
final class LiveHeap {
    /**
     * What the ids of half a day, the sessions and the figures of finished days may take; a document, a view or a connection that
     * is never let go is more by the evening.
     */
    static final long MAY_GROW = 2_000_000;

    private final int hours;
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(int hour, long bytes) {}

    LiveHeap(int hours) {
        this.hours = hours;
    }

    void add(int hour, long bytes) {
        samples.add(new Sample(hour, bytes));
    }

    /** The middle of the samples after this quarter's begin and up to its end, quarters counted from 1; empty if there is none. */
    Optional<Long> ofQuarter(int quarter) {
        List<Long> of = samples.stream()
                .filter(s -> s.hour() * 4 > (quarter - 1) * hours && s.hour() * 4 <= quarter * hours)
                .map(Sample::bytes)
                .sorted()
                .toList();
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(of.size() / 2));
    }

    /** Why it is not flat; empty if it is, or if the day was too short to say. */
    Optional<String> grows() {
        Optional<Long> before = ofQuarter(2);
        Optional<Long> after = ofQuarter(4);
        return before.isPresent() && after.isPresent() && after.get() - before.get() > MAY_GROW
                ? Optional.of("the live heap grew from " + before.get() + " bytes in the second quarter of the day to "
                        + after.get() + " in the last, allowed are " + MAY_GROW + " more: " + this)
                : Optional.empty();
    }

    /** In megabytes. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Sample sample : samples) {
            text.append(String.format(
                    Locale.ROOT, "%s%d h %.2f", text.isEmpty() ? "" : ", ", sample.hour(), sample.bytes() / 1e6));
        }
        return text + " MB";
    }
}
