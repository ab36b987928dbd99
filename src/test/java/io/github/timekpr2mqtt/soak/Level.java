package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A control, what it is in Timekpr's files, and what the bridge shows for it; both as the text that stands in the file, limits of
 * days in seconds.
 *
 * @param inFile reads it from the text of a file
 * @param ofShown makes the same of what is shown
 */
record Level(String control, UnaryOperator<String> inFile, UnaryOperator<String> ofShown) {
    private static final String ALL_HOURS = String.join(
            ";",
            java.util.stream.IntStream.range(0, 24).mapToObj(String::valueOf).toList());

    /** What a parent writes, and what Timekpr's file has then. */
    static final Map<String, String> HOURS = Map.of(
            "all day",
            ALL_HOURS,
            "07:00-20:00",
            "7;8;9;10;11;12;13;14;15;16;17;18;19",
            "07:00-08:30, !14:00-15:00, 16:00-20:00",
            "7;8[0-30];!14;16;17;18;19",
            "00:00-12:00, 13:00-24:00",
            "0;1;2;3;4;5;6;7;8;9;10;11;13;14;15;16;17;18;19;20;21;22;23",
            "!00:00-06:00, 06:00-22:45",
            "!0;!1;!2;!3;!4;!5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22[0-45]");

    private static final Map<String, String> LOG_LEVELS = Map.of("normal", "1", "debug", "2", "all", "3");

    /** Of a child. */
    static final Map<String, Level> OF_CHILD = ofChild();

    /** Of Timekpr itself. */
    static final Map<String, Level> OF_PC = byControl(List.of(
            number("timekpr_final_warning", "TIMEKPR_FINAL_WARNING_TIME", 1),
            number("timekpr_final_notification", "TIMEKPR_FINAL_NOTIFICATION_TIME", 1),
            flag("timekpr_playtime", "TIMEKPR_PLAYTIME_ENABLED"),
            new Level("timekpr_log_level", of("TIMEKPR_LOGLEVEL"), shown -> LOG_LEVELS.getOrDefault(shown, shown))));

    private static Map<String, Level> ofChild() {
        List<Level> all = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            all.add(limit("limit_" + name, "ALLOWED_WEEKDAYS", "LIMITS_PER_WEEKDAYS", day));
            all.add(limit("playtime_limit_" + name, "PLAYTIME_ALLOWED_WEEKDAYS", "PLAYTIME_LIMITS_PER_WEEKDAYS", day));
            all.add(new Level(
                    "hours_" + name, of("ALLOWED_HOURS_" + day.getValue()), shown -> HOURS.getOrDefault(shown, shown)));
        }
        all.add(number("limit_week", "LIMIT_PER_WEEK", 3600));
        all.add(number("limit_month", "LIMIT_PER_MONTH", 3600));
        all.add(flag("track_inactive", "TRACK_INACTIVE"));
        all.add(flag("hide_tray_icon", "HIDE_TRAY_ICON"));
        all.add(flag("playtime_enabled", "PLAYTIME_ENABLED"));
        all.add(flag("playtime_unaccounted", "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED"));
        all.add(new Level("lockout", of("LOCKOUT_TYPE"), shown -> shown));
        return byControl(all);
    }

    private static Map<String, Level> byControl(List<Level> all) {
        Map<String, Level> map = new LinkedHashMap<>();
        all.forEach(level -> map.put(level.control(), level));
        return map;
    }

    static Map<String, Level> of(Place place) {
        return place.isPc() ? OF_PC : OF_CHILD;
    }

    private static UnaryOperator<String> of(String key) {
        return text -> Written.value(text, key);
    }

    private static Level number(String control, String key, int unit) {
        return new Level(control, of(key), shown -> times(shown, unit));
    }

    private static String times(String shown, int unit) {
        return new BigDecimal(shown)
                .multiply(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Level flag(String control, String key) {
        return new Level(control, of(key), shown -> shown.equals("ON") ? "True" : "False");
    }

    /** The limits stand in the order of the days, and a day that is not there is forbidden. */
    private static Level limit(String control, String days, String limits, DayOfWeek day) {
        return new Level(
                control,
                text -> {
                    int place = list(text, days).indexOf("" + day.getValue());
                    List<String> all = list(text, limits);
                    return place < 0 || place >= all.size() ? "0" : all.get(place);
                },
                shown -> times(shown, 60));
    }

    private static List<String> list(String text, String key) {
        return Arrays.asList(Written.value(text, key).split(";", -1));
    }

    /** What the file has; empty where there is no file yet. */
    static String in(String text, String control, Place place) {
        Level level = of(place).get(control);
        return level == null || text.isEmpty() ? "" : level.inFile().apply(text);
    }

    /** What a value that is shown or was asked for is in the file. */
    static String asked(String control, Place place, @Nullable Object value) {
        Level level = of(place).get(control);
        return level == null ? String.valueOf(value) : level.ofShown().apply(String.valueOf(value));
    }
}
