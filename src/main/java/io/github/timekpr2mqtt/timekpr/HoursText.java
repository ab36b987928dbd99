package io.github.timekpr2mqtt.timekpr;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The allowed hours of a day as people write them.
 *
 * <table>
 * <caption>Examples</caption>
 * <tr><td>{@code 07:00-08:30, 16:00-20:00}</td><td>from seven to half past eight, and from four to eight</td></tr>
 * <tr><td>{@code !14:00-15:00}</td><td>an hour that does not count</td></tr>
 * <tr><td>{@code all day}</td><td>every hour</td></tr>
 * <tr><td>nothing</td><td>no hour</td></tr>
 * <tr><td>{@code 7;8[0-30];!14}</td><td>Timekpr's own form, understood as well</td></tr>
 * </table>
 *
 * <p>It stands here, and not with the other texts for people, because both what is told of a change and what is
 * understood as one need it.
 */
public final class HoursText {
    /** In characters. A longer text would be no state for Home Assistant; Timekpr's own form is never longer. */
    public static final int LONGEST = 255;

    private static final String ALL_DAY = "all day";
    private static final String SEPARATOR = "[,;]";
    private static final int QUOTED = 20;

    private HoursText() {}

    /** The text of these hours, from which {@link #parse} makes them again: at most {@value #LONGEST} characters. */
    public static String print(AllowedHours hours) {
        if (Objects.equals(hours, AllowedHours.ALL_DAY)) { // mostly it is that very one
            return ALL_DAY;
        }
        List<HourSpan> joined = new ArrayList<>();
        for (HourSlot slot : hours.slots()) {
            HourSpan span = new HourSpan(
                    slot.hour() * 60 + slot.fromMinute(), slot.hour() * 60 + slot.toMinute(), slot.unaccounted());
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).goesOnWith(span)) {
                joined.set(last, joined.get(last).until(span.to()));
            } else {
                joined.add(span);
            }
        }
        String text = joined.stream().map(HourSpan::toString).collect(joining(", "));
        return text.length() <= LONGEST ? text : hours.toString();
    }

    /**
     * The hours of a text. Blanks, a missing {@code :00}, longer dashes and {@code ;} between spans are tolerated.
     *
     * @throws IllegalArgumentException with the reason in words for a parent, and where Timekpr could hold something
     *     near it, with the text of that
     */
    public static AllowedHours parse(String text) {
        String given = text.strip();
        if (given.isEmpty()) {
            return AllowedHours.NONE;
        }
        if (given.equalsIgnoreCase(ALL_DAY)) {
            return AllowedHours.ALL_DAY;
        }
        List<HourSpan> spans = spans(given);
        DayMinutes day = new DayMinutes(mended(spans));
        Optional<String> problem = problem(spans).or(day::problem);
        if (problem.isPresent()) {
            String nearest = print(day.nearest());
            throw new IllegalArgumentException(problem.get()
                    + (nearest.isEmpty()
                            ? "; leave it empty for no time at all"
                            : "; the nearest that fits is " + nearest));
        }
        return day.nearest();
    }

    private static List<HourSpan> spans(String text) {
        List<HourSpan> spans = new ArrayList<>();
        List<String> single = new ArrayList<>();
        for (String item : text.split(SEPARATOR, -1)) {
            String given = item.strip();
            if (!given.isEmpty()) {
                Optional<HourSpan> slot = HourSpan.timekprs(given);
                slot.ifPresent(hour -> single.add(given));
                spans.add(slot.or(() -> HourSpan.fromTo(given))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + shortened(given) + "' is no stretch of time such as 07:00-08:30")));
            }
        }
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("'" + shortened(text) + "' names no time");
        }
        if (!single.isEmpty() && single.size() < spans.size()) { // 7;15-18;20 may be meant as 7:15-18:20
            throw new IllegalArgumentException("'" + single.get(0) + "' beside times such as 07:00-08:30 is not clear;"
                    + " write it as " + HourSpan.timekprs(single.get(0)).orElseThrow());
        }
        return spans;
    }

    private static Optional<String> problem(List<HourSpan> spans) {
        for (HourSpan span : spans) {
            if (span.runsBackwards()) {
                return Optional.of(span + " ends " + (span.minutes() == 0 ? "when" : "before")
                        + " it begins, and a day ends at 24:00");
            }
        }
        for (int i = 0; i < spans.size(); i++) {
            for (HourSpan later : spans.subList(i + 1, spans.size())) {
                if (spans.get(i).overlaps(later)) {
                    return Optional.of(spans.get(i) + " and " + later + " overlap");
                }
            }
        }
        return Optional.empty();
    }

    /** What runs over midnight ends there: the rest belongs to the next day. */
    private static List<HourSpan> mended(List<HourSpan> spans) {
        return spans.stream()
                .map(span -> span.runsBackwards() && (span.minutes() < 0 || span.to() == 0)
                        ? span.until(HourSpan.END_OF_DAY)
                        : span)
                .toList();
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }
}
