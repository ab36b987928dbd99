package io.github.timekpr2mqtt.demopc;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A method of Timekpr's that changes a child's limits, with what was measured of it on timekprd 0.5.9: numbers are clamped,
 * lists may be of any length, minutes are not looked at, an hour that is none is left out.
 *
 * @param signature of all its arguments, the user's name included
 * @param lines what its arguments behind the name make of the file, key to value; throws IllegalArgumentException for
 *     what Timekpr refuses
 */
record Setter(String signature, Function<List<Object>, Map<String, String>> lines) {
    private static final Set<String> LOCKOUT_TYPES =
            Set.of("lock", "suspend", "suspendwake", "terminate", "kill", "shutdown");

    /** All of them by the method's name. */
    static final Map<String, Setter> ALL = Map.ofEntries(
            entry("setAllowedDays", one("sas", "ALLOWED_WEEKDAYS", Setter::days)),
            entry("setTimeLimitForDays", one("sai", "LIMITS_PER_WEEKDAYS", Setter::limits)),
            entry("setTimeLimitForWeek", one("si", "LIMIT_PER_WEEK", s -> clamp(s, UserConfig.WHOLE_WEEK))),
            entry("setTimeLimitForMonth", one("si", "LIMIT_PER_MONTH", s -> clamp(s, UserConfig.WHOLE_MONTH))),
            entry("setTrackInactive", one("sb", "TRACK_INACTIVE", Setter::flag)),
            entry("setHideTrayIcon", one("sb", "HIDE_TRAY_ICON", Setter::flag)),
            entry("setLockoutType", new Setter("ssss", Setter::lockout)),
            entry("setAllowedHours", new Setter("ssa{sa{si}}", Setter::hours)),
            entry("setPlayTimeEnabled", one("sb", "PLAYTIME_ENABLED", Setter::flag)),
            entry("setPlayTimeLimitOverride", one("sb", "PLAYTIME_LIMIT_OVERRIDE_ENABLED", Setter::flag)),
            entry(
                    "setPlayTimeUnaccountedIntervalsEnabled",
                    one("sb", "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED", Setter::flag)),
            entry("setPlayTimeAllowedDays", one("sas", "PLAYTIME_ALLOWED_WEEKDAYS", Setter::days)),
            entry("setPlayTimeLimitsForDays", one("sai", "PLAYTIME_LIMITS_PER_WEEKDAYS", Setter::limits)));

    private static Setter one(String signature, String key, Function<Object, String> value) {
        return new Setter(signature, args -> Map.of(key, value.apply(args.get(0))));
    }

    private static String days(Object list) {
        return ((List<?>) list)
                .stream()
                        .map(String::valueOf)
                        .filter(day -> !day.isEmpty())
                        .map(day -> {
                            if (!day.matches("[1-7]")) {
                                throw new IllegalArgumentException("no weekday: " + day);
                            }
                            return day;
                        })
                        .collect(joining(";"));
    }

    private static String limits(Object list) {
        return ((List<?>) list)
                .stream().map(limit -> clamp(limit, DailyLimits.WHOLE_DAY)).collect(joining(";"));
    }

    private static String clamp(Object seconds, int most) {
        return String.valueOf(Math.max(0, Math.min(most, (Integer) seconds)));
    }

    private static String flag(Object on) {
        return on.equals(true) ? "True" : "False";
    }

    private static Map<String, String> lockout(List<Object> args) {
        String from = String.valueOf(args.get(1));
        String to = String.valueOf(args.get(2));
        if (!LOCKOUT_TYPES.contains(String.valueOf(args.get(0))) || !(from + "/" + to).matches("[0-9]+/[0-9]+")) {
            throw new IllegalArgumentException("no such lockout: " + args);
        }
        return Map.of("LOCKOUT_TYPE", String.valueOf(args.get(0)), "WAKEUP_HOUR_INTERVAL", from + ";" + to);
    }

    private static Map<String, String> hours(List<Object> args) {
        String day = String.valueOf(args.get(0));
        Map<?, ?> given = (Map<?, ?>) args.get(1);
        if (!day.matches("[1-7]|ALL")) {
            throw new IllegalArgumentException("no weekday: " + day);
        }
        String hours = IntStream.range(0, 24)
                .mapToObj(String::valueOf)
                .filter(given::containsKey)
                .map(hour -> slot(hour, given.get(hour)))
                .collect(joining(";"));
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 1; i <= 7; i++) {
            if (day.equals("ALL") || day.equals("" + i)) {
                lines.put("ALLOWED_HOURS_" + i, hours);
            }
        }
        return lines;
    }

    private static String slot(String hour, @Nullable Object given) {
        if (!(given instanceof Map<?, ?> parts)
                || !(parts.get("STARTMIN") instanceof Integer from)
                || !(parts.get("ENDMIN") instanceof Integer to)
                || !(parts.get("UACC") instanceof Integer free)) {
            throw new IllegalArgumentException("no slot: " + given);
        }
        String minutes = from > 0 || to < 60 ? "[" + from + "-" + to + "]" : "";
        return (free == 0 ? "" : "!") + hour + minutes;
    }
}
