package io.github.timekpr2mqtt.demo;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One child's line of the table, every cell as a person reads it. */
record Row(Place place, List<String> cells) {
    static final List<String> TITLES = List.of("CHILD", "PC", "STATE", "USED", "LEFT", "LIMIT", "EXTRA", "CHANGES");
    private static final List<Integer> WIDTHS = List.of(7, 8, 11, 12, 12, 9, 8, 9);

    /** From the documents that Home Assistant would read; those that did not come yet are empty. */
    static Row of(
            Place place,
            Map<String, Object> pc,
            Map<String, Object> state,
            Map<String, Object> settings,
            DayOfWeek today) {
        String limit =
                "limit_" + today.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
        return new Row(
                place,
                List.of(
                        place.name(),
                        place.pc(),
                        state(pc, state),
                        minutes(state.get("time")),
                        minutes(state.get("time_left_now")),
                        minutes(settings.get(limit)),
                        minutes(state.get("extra_today")),
                        changes(state)));
    }

    private static String state(Map<String, Object> pc, Map<String, Object> state) {
        if (!"ON".equals(pc.get("online"))) {
            return pc.isEmpty() ? "" : "PC off";
        }
        return "ON".equals(state.get("active")) ? "active" : "logged out";
    }

    private static String changes(Map<String, Object> state) {
        return "waiting".equals(state.get("changes"))
                ? state.get("waiting") + " waiting"
                : String.valueOf(state.getOrDefault("changes", ""));
    }

    /** What is left has seconds in the last five minutes; what was given or taken may have some. */
    private static String minutes(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return "";
        }
        long seconds = Math.round(number.doubleValue() * 60);
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + Math.abs(seconds % 60) + " s");
    }

    /** The titles, or a row, as one line. */
    static String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(String.format(Locale.ROOT, "%-" + WIDTHS.get(i) + "s ", cells.get(i)));
        }
        return line.toString().stripTrailing();
    }

    String line() {
        return line(cells);
    }

    /** The same where no titles stand above it. */
    String sentence() {
        return String.format(
                Locale.ROOT, "%s on %s: %s, used %s, left %s, limit %s, extra %s, changes %s", cells.toArray());
    }
}
