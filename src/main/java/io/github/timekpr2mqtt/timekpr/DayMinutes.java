package io.github.timekpr2mqtt.timekpr;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What each minute of a day shall be, and the hours that Timekpr can hold of it: one slot within each hour. */
final class DayMinutes {
    private static final int HOUR = 60;

    private enum Use {
        CLOSED,
        COUNTED,
        FREE
    }

    private final Use[] minutes = new Use[HourSpan.END_OF_DAY];

    /** Where spans overlap, the shorter one is the exception from the longer one. */
    DayMinutes(List<HourSpan> spans) {
        Arrays.fill(minutes, Use.CLOSED);
        spans.stream()
                .sorted(Comparator.comparingInt(HourSpan::minutes).reversed())
                .forEach(span ->
                        Arrays.fill(minutes, span.from(), span.to(), span.unaccounted() ? Use.FREE : Use.COUNTED));
    }

    /** Why Timekpr cannot hold it, if it cannot. */
    Optional<String> problem() {
        return IntStream.range(0, 24)
                .filter(hour -> !canHold(hour))
                .mapToObj(this::problemOf)
                .findFirst();
    }

    private boolean canHold(int hour) {
        return distance(hour, outline(hour)) == 0;
    }

    private String problemOf(int hour) {
        String where = "within the hour from " + HourSpan.clock(hour * HOUR) + " Timekpr ";
        return where
                + (has(hour, Use.COUNTED) && has(hour, Use.FREE)
                        ? "cannot hold both time that counts and time that does not (!)"
                        : "can hold one stretch of time, not two");
    }

    private boolean has(int hour, Use use) {
        return Arrays.stream(minutes, hour * HOUR, (hour + 1) * HOUR).anyMatch(use::equals);
    }

    /** The hours that differ from it in the fewest minutes; where two differ as much, those with less time. */
    AllowedHours nearest() {
        return new AllowedHours(IntStream.range(0, 24)
                .mapToObj(hour -> canHold(hour) ? outline(hour) : nearest(hour))
                .flatMap(Optional::stream)
                .toList());
    }

    /** From the first minute that is not closed to the last, all of the first one's kind. */
    private Optional<HourSlot> outline(int hour) {
        int[] open = IntStream.range(0, HOUR)
                .filter(minute -> at(hour, minute) != Use.CLOSED)
                .toArray();
        return open.length == 0
                ? Optional.empty()
                : Optional.of(new HourSlot(hour, open[0], open[open.length - 1] + 1, at(hour, open[0]) == Use.FREE));
    }

    /** It begins and ends where the use of the minutes changes. */
    private Optional<HourSlot> nearest(int hour) {
        return changes(hour)
                .boxed()
                .flatMap(from -> changes(hour).filter(to -> to > from).boxed().flatMap(to -> kinds(hour, from, to)))
                .min(Comparator.<HourSlot>comparingInt(slot -> distance(hour, Optional.of(slot)))
                        .thenComparingInt(slot -> slot.toMinute() - slot.fromMinute())
                        .thenComparing(HourSlot::unaccounted)
                        .thenComparing(slot -> !isJoined(slot)));
    }

    private IntStream changes(int hour) {
        return IntStream.rangeClosed(0, HOUR)
                .filter(minute -> minute % HOUR == 0 || at(hour, minute) != at(hour, minute - 1));
    }

    private static Stream<HourSlot> kinds(int hour, int from, int to) {
        return Stream.of(new HourSlot(hour, from, to, false), new HourSlot(hour, from, to, true));
    }

    /** In how many minutes of its hour a slot, or none, differs from what is wanted. */
    private int distance(int hour, Optional<HourSlot> slot) {
        return (int) IntStream.range(0, HOUR)
                .filter(minute -> at(hour, minute) != use(slot, minute))
                .count();
    }

    private static Use use(Optional<HourSlot> slot, int minute) {
        return slot.filter(s -> s.fromMinute() <= minute && minute < s.toMinute())
                .map(s -> s.unaccounted() ? Use.FREE : Use.COUNTED)
                .orElse(Use.CLOSED);
    }

    /** Whether it goes on in an hour beside it. */
    private boolean isJoined(HourSlot slot) {
        Use use = slot.unaccounted() ? Use.FREE : Use.COUNTED;
        int begin = slot.hour() * HOUR;
        boolean before = slot.fromMinute() == 0 && begin > 0 && minutes[begin - 1] == use;
        boolean after = slot.toMinute() == HOUR && begin + HOUR < minutes.length && minutes[begin + HOUR] == use;
        return before || after;
    }

    private Use at(int hour, int minute) {
        return minutes[hour * HOUR + minute];
    }
}
