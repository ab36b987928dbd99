package io.github.timekpr2mqtt.timekpr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Timekpr takes where a key is missing or cannot be read: mostly "no limit". Measured on timekprd 0.5.4 and 0.5.9,
 * where it is the same.
 */
final class Standard {
    private static final Map<String, String> TEXTS = texts();

    private Standard() {}

    private static Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        for (int day = 1; day <= 7; day++) {
            texts.put("ALLOWED_HOURS_" + day, AllowedHours.ALL_DAY.toString());
        }
        DailyLimits none = DailyLimits.everyDay(DailyLimits.WHOLE_DAY);
        texts.put("ALLOWED_WEEKDAYS", none.weekdays());
        texts.put("LIMITS_PER_WEEKDAYS", none.limits());
        texts.put("LIMIT_PER_WEEK", "" + UserConfig.WHOLE_WEEK);
        texts.put("LIMIT_PER_MONTH", "" + UserConfig.WHOLE_MONTH);
        texts.put("LOCKOUT_TYPE", LockoutType.TERMINATE.word());
        texts.put("WAKEUP_HOUR_INTERVAL", "0;23");
        texts.put("PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED", "True");
        texts.put("PLAYTIME_ALLOWED_WEEKDAYS", none.weekdays());
        texts.put("PLAYTIME_LIMITS_PER_WEEKDAYS", DailyLimits.everyDay(0).limits());
        for (String flag :
                List.of("TRACK_INACTIVE", "HIDE_TRAY_ICON", "PLAYTIME_ENABLED", "PLAYTIME_LIMIT_OVERRIDE_ENABLED")) {
            texts.put(flag, "False");
        }
        return texts;
    }

    /** The value as it would stand in the file; of what was used, 0. */
    static String of(String key) {
        return TEXTS.getOrDefault(key, "0");
    }

    /** The same in words. */
    static String words(String key) {
        return switch (key) {
            case "LIMITS_PER_WEEKDAYS", "LIMIT_PER_WEEK", "LIMIT_PER_MONTH" -> "no limit";
            case "ALLOWED_WEEKDAYS", "PLAYTIME_ALLOWED_WEEKDAYS" -> "every day";
            case "PLAYTIME_LIMITS_PER_WEEKDAYS" -> "no PlayTime";
            case "LAST_CHECKED" -> "now";
            default -> key.startsWith("ALLOWED_HOURS") ? "all day" : of(key);
        };
    }
}
