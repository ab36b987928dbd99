package io.github.timekpr2mqtt.timekpr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The section {@code [user.PLAYTIME]} of {@code timekpr.<user>.conf}: programs with a time limit of their own.
 *
 * @param enabled whether PlayTime is on for this user; the PC's own switch must be on too
 * @param limitOverride normal time runs only while one of the activities does, and the limits here are not used
 * @param unaccountedIntervals activities may run in hours that do not count
 * @param limits how much of each day may be spent with the activities
 * @param activities the programs
 */
public record PlayTimeConfig(
        boolean enabled,
        boolean limitOverride,
        boolean unaccountedIntervals,
        DailyLimits limits,
        List<Activity> activities) {
    static final List<String> KEYS = List.of(
            "PLAYTIME_ENABLED",
            "PLAYTIME_LIMIT_OVERRIDE_ENABLED",
            "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED",
            "PLAYTIME_ALLOWED_WEEKDAYS",
            "PLAYTIME_LIMITS_PER_WEEKDAYS");
    private static final String ACTIVITY = "PLAYTIME_ACTIVITY_";

    public PlayTimeConfig {
        activities = List.copyOf(activities);
    }

    static PlayTimeConfig read(Keys file, String section) throws Unreadable {
        String weekdays = file.text(section, "PLAYTIME_ALLOWED_WEEKDAYS");
        return new PlayTimeConfig(
                file.flag(section, "PLAYTIME_ENABLED"),
                file.flag(section, "PLAYTIME_LIMIT_OVERRIDE_ENABLED"),
                file.flag(section, "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED"),
                file.get(section, "PLAYTIME_LIMITS_PER_WEEKDAYS", limits -> DailyLimits.parse(weekdays, limits)),
                activities(file, section));
    }

    private static List<Activity> activities(Keys file, String section) throws Unreadable {
        List<Activity> activities = new ArrayList<>();
        for (Map.Entry<String, String> entry : file.in(section).entrySet()) {
            // the daemon drops a mask of one letter, and no mask, without a word
            if (entry.getKey().startsWith(ACTIVITY) && !isOneLetter(entry.getValue())) {
                file.entry(section, entry.getKey(), Activity::parse).ifPresent(activities::add);
            }
        }
        return activities;
    }

    private static boolean isOneLetter(String value) {
        return value.codePointCount(0, value.length()) <= 1;
    }

    /** The same, switched on or off for this user. */
    public PlayTimeConfig withEnabled(boolean on) {
        return new PlayTimeConfig(on, limitOverride, unaccountedIntervals, limits, activities);
    }

    /** The same with normal time running only while an activity does, or always. */
    public PlayTimeConfig withLimitOverride(boolean on) {
        return new PlayTimeConfig(enabled, on, unaccountedIntervals, limits, activities);
    }

    /** The same with activities allowed in hours that do not count, or not. */
    public PlayTimeConfig withUnaccountedIntervals(boolean on) {
        return new PlayTimeConfig(enabled, limitOverride, on, limits, activities);
    }

    /** The same with other limits of the days. */
    public PlayTimeConfig withLimits(DailyLimits other) {
        return new PlayTimeConfig(enabled, limitOverride, unaccountedIntervals, other, activities);
    }

    /** The same with other programs. */
    public PlayTimeConfig withActivities(List<Activity> other) {
        return new PlayTimeConfig(enabled, limitOverride, unaccountedIntervals, limits, other);
    }

    void print(KeyText out) {
        out.put("PLAYTIME_ENABLED", enabled)
                .put("PLAYTIME_LIMIT_OVERRIDE_ENABLED", limitOverride)
                .put("PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED", unaccountedIntervals)
                .put("PLAYTIME_ALLOWED_WEEKDAYS", limits.weekdays())
                .put("PLAYTIME_LIMITS_PER_WEEKDAYS", limits.limits())
                // without this line the daemon forgets the activities when it next saves the file
                .line("##PLAYTIME_ACTIVITIES##");
        for (int i = 0; i < activities.size(); i++) {
            out.put(String.format("%s%03d", ACTIVITY, i + 1), activities.get(i));
        }
    }
}
