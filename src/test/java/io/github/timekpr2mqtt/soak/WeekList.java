package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A list of weekdays with their limits. Timekpr takes each of the two in one call, for all days at once. */
enum WeekList {
    TIME("ALLOWED_WEEKDAYS", "setAllowedDays", "setTimeLimitForDays", "limit_"),
    PLAYTIME("PLAYTIME_ALLOWED_WEEKDAYS", "setPlayTimeAllowedDays", "setPlayTimeLimitsForDays", "playtime_limit_");

    /** All seven, and in order: nothing else is ever written by the bridge. */
    private static final List<String> WHOLE = List.of("1", "2", "3", "4", "5", "6", "7");

    private final String daysKey;
    private final String setDays;
    private final String setLimits;
    private final String control;

    WeekList(String daysKey, String setDays, String setLimits, String control) {
        this.daysKey = daysKey;
        this.setDays = setDays;
        this.setLimits = setLimits;
        this.control = control;
    }

    /** The one that a control is a day of. */
    static Optional<WeekList> ofControl(String control) {
        return Arrays.stream(values())
                .filter(list -> Arrays.stream(DayOfWeek.values())
                        .anyMatch(day -> list.control(day).equals(control)))
                .findFirst();
    }

    /** The one that a call writes half of. */
    static Optional<WeekList> of(Written.Carried call) {
        return Arrays.stream(values())
                .filter(list -> list.isDays(call) || list.isLimits(call))
                .findFirst();
    }

    private boolean isDays(Written.Carried call) {
        return call.member().equals(setDays);
    }

    boolean isLimits(Written.Carried call) {
        return call.member().equals(setLimits);
    }

    String control(DayOfWeek day) {
        return control + day.name().toLowerCase(Locale.ROOT);
    }

    boolean isWhole(Written state) {
        return Written.value(state.config(), daysKey).equals(String.join(";", WHOLE));
    }

    /** Whether it is of seven days, as what the bridge writes must be. */
    boolean isWhole(Written.Carried call) {
        return isDays(call) ? WHOLE.equals(items(call)) : items(call).size() == WHOLE.size();
    }

    /** What a call has for each day, or the days. */
    static List<String> items(Written.Carried call) {
        return call.args().get(0) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
