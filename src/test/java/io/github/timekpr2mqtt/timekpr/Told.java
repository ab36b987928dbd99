package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a daemon told about a child's files, by key, as {@code getUserInformation F} has it. */
record Told(Map<String, String> values) {
    String get(String key) {
        return Optional.ofNullable(values.get(key)).orElseThrow(() -> new AssertionError("not told: " + key));
    }

    private int number(String key, int most) {
        return Numbers.clamped(get(key), 0, most);
    }

    /** Fails if something that is known of a configuration is not as the daemon told it. */
    void assertAgreesWith(AccountFiles account) {
        UserConfig config = account.config();
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = UserConfig.hoursKey(day);
            same(account, List.of(key), AllowedHours.parse(get(key)), config.hoursOn(day));
        }
        same(account, limits(""), config.limits(), "ALLOWED_WEEKDAYS", "LIMITS_PER_WEEKDAYS");
        same(account, number("LIMIT_PER_WEEK", UserConfig.WHOLE_WEEK), config.limitPerWeek(), "LIMIT_PER_WEEK");
        same(account, number("LIMIT_PER_MONTH", UserConfig.WHOLE_MONTH), config.limitPerMonth(), "LIMIT_PER_MONTH");
        same(account, get("TRACK_INACTIVE"), flag(config.trackInactive()), "TRACK_INACTIVE");
        same(account, get("HIDE_TRAY_ICON"), flag(config.hideTrayIcon()), "HIDE_TRAY_ICON");
        same(account, get("LOCKOUT_TYPE"), config.lockoutType(), "LOCKOUT_TYPE");
        if (get("LOCKOUT_TYPE").equals("suspendwake")) { // only then it tells them
            same(account, get("WAKEUP_HOUR_INTERVAL"), config.wake().toString(), "WAKEUP_HOUR_INTERVAL");
        }
        assertAgreesWith(account, config.playTime());
    }

    private void assertAgreesWith(AccountFiles account, PlayTimeConfig play) {
        same(account, get("PLAYTIME_ENABLED"), flag(play.enabled()), "PLAYTIME_ENABLED");
        String override = "PLAYTIME_LIMIT_OVERRIDE_ENABLED";
        same(account, get(override), flag(play.limitOverride()), override);
        String unaccounted = "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED";
        same(account, get(unaccounted), flag(play.unaccountedIntervals()), unaccounted);
        same(account, limits("PLAYTIME_"), play.limits(), "PLAYTIME_ALLOWED_WEEKDAYS", "PLAYTIME_LIMITS_PER_WEEKDAYS");
        String activities = play.activities().stream().map(Activity::toString).collect(Collectors.joining(";"));
        same(account, get("PLAYTIME_ACTIVITIES"), activities, "PLAYTIME_ACTIVITY_001");
    }

    private DailyLimits limits(String prefix) {
        return DailyLimits.parse(get(prefix + "ALLOWED_WEEKDAYS"), get(prefix + "LIMITS_PER_WEEKDAYS"));
    }

    private static void same(AccountFiles account, Object daemons, Object ours, String... keys) {
        same(account, List.of(keys), daemons, ours);
    }

    private static void same(AccountFiles account, List<String> keys, Object daemons, Object ours) {
        if (account.faults().isKnown(keys)) {
            assertEquals(daemons, ours, () -> keys + ", faults: " + account.faults());
        }
    }

    private static String flag(boolean on) {
        return on ? "True" : "False";
    }
}
