package io.github.timekpr2mqtt.timekpr;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long each weekday allows: Timekpr's two lists, allowed days and limits by position, as one map.
 *
 * <p>{@code 1;2;6} with {@code 3600;3600;7200} is Monday and Tuesday one hour, Saturday two, and no time on other days.
 *
 * @param seconds the allowed weekdays in the file's order, each with its seconds, 0 to 86400
 */
public record DailyLimits(Map<DayOfWeek, Integer> seconds) {
    /** The limit that means "no limit". */
    public static final int WHOLE_DAY = 86_400;

    public DailyLimits {
        seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
        seconds.forEach(DailyLimits::check);
    }

    private static void check(DayOfWeek day, int limit) {
        if (limit < 0 || limit > WHOLE_DAY) {
            throw new IllegalArgumentException(
                    "a limit of " + limit + " s on " + day + " is not between 0 and " + WHOLE_DAY);
        }
    }

    /**
     * Reads the two lists as the daemon does: the n-th limit belongs to the n-th allowed day, a missing limit is 0, a
     * day named twice has its first limit, and an entry that is no day takes a position and nothing else.
     *
     * <p>Limits outside 0 to 86400 mean the same as the nearest one inside.
     *
     * @throws IllegalArgumentException quoting the list, if a limit is no number; the daemon itself fails on it
     */
    public static DailyLimits parse(String allowedWeekdays, String limitsPerWeekdays) {
        List<Integer> limits = new ArrayList<>();
        for (String limit : items(limitsPerWeekdays)) {
            try {
                limits.add(Numbers.clamped(limit, 0, WHOLE_DAY));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("\"" + limitsPerWeekdays + "\" is not a list of seconds", e);
            }
        }
        Map<DayOfWeek, Integer> seconds = new LinkedHashMap<>();
        int position = 0;
        for (String day : items(allowedWeekdays)) {
            int limit = position < limits.size() ? limits.get(position) : 0;
            if (day.length() == 1 && day.charAt(0) >= '1' && day.charAt(0) <= '7') {
                seconds.putIfAbsent(DayOfWeek.of(Integer.parseInt(day)), limit);
            }
            position++;
        }
        return new DailyLimits(seconds);
    }

    /** What stands in a list of days and counts for nothing: no day, or one that was named before. */
    static List<String> ignoredIn(String allowedWeekdays) {
        List<String> ignored = new ArrayList<>();
        Set<String> days = new HashSet<>();
        for (String day : items(allowedWeekdays)) {
            if (!day.matches("[1-7]") || !days.add(day)) {
                ignored.add(day);
            }
        }
        return ignored;
    }

    /** Whether a limit, which is more than 0, belongs to no day because of what stands in the list of days and is none. */
    static boolean leavesOut(String allowedWeekdays, String limitsPerWeekdays) {
        Set<String> days = new HashSet<>();
        List<String> entries = items(allowedWeekdays);
        List<String> limits = items(limitsPerWeekdays);
        for (int position = 0; position < limits.size(); position++) {
            String day = position < entries.size() ? entries.get(position) : "";
            boolean counts = day.matches("[1-7]") && days.add(day);
            if (!counts && !limits.get(position).matches("[+-]?0+")) {
                return true;
            }
        }
        return false;
    }

    /** How many entries a list has. */
    static int count(String list) {
        return items(list).size();
    }

    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        for (String item : list.strip().split(";", -1)) {
            if (!item.isEmpty()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    /** All seven days with the same limit. */
    public static DailyLimits everyDay(int limit) {
        Map<DayOfWeek, Integer> seconds = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            seconds.put(day, limit);
        }
        return new DailyLimits(seconds);
    }

    /** The allowed days as Timekpr writes them: {@code 1;2;6}. */
    public String weekdays() {
        return seconds.keySet().stream().map(day -> "" + day.getValue()).collect(joining(";"));
    }

    /** The limits as Timekpr writes them, in the order of {@link #weekdays()}: {@code 3600;3600;7200}. */
    public String limits() {
        return seconds.values().stream().map(String::valueOf).collect(joining(";"));
    }

    /** The limit of a day in seconds; 0 for a day that is not allowed. */
    public int on(DayOfWeek day) {
        return seconds.getOrDefault(day, 0);
    }

    /**
     * Whether the lists name all seven days from Monday on. With any other list Timekpr's {@code setTimeLeft} takes the
     * limit of a wrong day (measured on timekprd 0.5.4 and 0.5.9).
     */
    public boolean isWhole() {
        return weekdays().equals("1;2;3;4;5;6;7");
    }

    /** The same limits with all seven days named, from Monday on. */
    public DailyLimits whole() {
        Map<DayOfWeek, Integer> all = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            all.put(day, on(day));
        }
        return new DailyLimits(all);
    }

    /**
     * The whole week with another limit on one day.
     *
     * @throws IllegalArgumentException if the limit is not between 0 and 86400 seconds
     */
    public DailyLimits with(DayOfWeek day, int limit) {
        Map<DayOfWeek, Integer> all = new LinkedHashMap<>(whole().seconds);
        all.put(day, limit);
        return new DailyLimits(all);
    }

    /** The days that are allowed here, and not by another list. */
    public Set<DayOfWeek> daysBeside(DailyLimits other) {
        Set<DayOfWeek> days = new LinkedHashSet<>(seconds.keySet());
        days.removeAll(other.seconds.keySet());
        return days;
    }

    /** The same with the limits that another list has for these days. */
    public DailyLimits with(DailyLimits other, Set<DayOfWeek> days) {
        Map<DayOfWeek, Integer> all = new LinkedHashMap<>(seconds);
        days.forEach(day -> all.put(day, other.on(day)));
        return new DailyLimits(all);
    }

    /** The same days with the limits that another list has for them. */
    public DailyLimits like(DailyLimits other) {
        Map<DayOfWeek, Integer> same = new LinkedHashMap<>(seconds);
        same.replaceAll((day, any) -> other.on(day));
        return new DailyLimits(same);
    }

    /** The whole week with the limits of the days that another list allows; no other day is allowed. */
    public DailyLimits onlyOn(DailyLimits allowed) {
        Map<DayOfWeek, Integer> all = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            all.put(day, allowed.seconds.containsKey(day) ? on(day) : 0);
        }
        return new DailyLimits(all);
    }
}
