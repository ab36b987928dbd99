package io.github.timekpr2mqtt.timekpr;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a child may do: {@code timekpr.<user>.conf}.
 *
 * @param hours the allowed hours of all seven weekdays
 * @param limits how long each weekday allows
 * @param limitPerWeek seconds, 0 to 604800, which is no limit
 * @param limitPerMonth seconds, 0 to 2678400, which is no limit
 * @param trackInactive whether locked and background sessions count too
 * @param hideTrayIcon whether the child sees neither icon nor messages
 * @param lockoutType what happens when the time is over: the word of a {@link LockoutType}; with any other nothing
 *     happens
 * @param wake when the PC may be woken after {@code suspendwake}
 * @param playTime programs with a limit of their own
 */
public record UserConfig(
        Map<DayOfWeek, AllowedHours> hours,
        DailyLimits limits,
        int limitPerWeek,
        int limitPerMonth,
        boolean trackInactive,
        boolean hideTrayIcon,
        String lockoutType,
        WakeInterval wake,
        PlayTimeConfig playTime) {
    /** Seconds a week that are no limit. */
    public static final int WHOLE_WEEK = 7 * DailyLimits.WHOLE_DAY;

    /** Seconds a month that are no limit. */
    public static final int WHOLE_MONTH = 31 * DailyLimits.WHOLE_DAY;

    /** Stands where nothing is known; it allows nothing. */
    public static final UserConfig CLOSED = new UserConfig(
            Arrays.stream(DayOfWeek.values()).collect(toUnmodifiableMap(day -> day, day -> AllowedHours.NONE)),
            DailyLimits.everyDay(0),
            0,
            0,
            false,
            false,
            "",
            new WakeInterval(0, 23),
            new PlayTimeConfig(false, false, true, DailyLimits.everyDay(0), List.of()));

    private static final List<String> KEYS = keys();

    public UserConfig {
        hours = Collections.unmodifiableMap(new EnumMap<>(hours));
        if (hours.size() < DayOfWeek.values().length) {
            throw new IllegalArgumentException("the hours of a day are missing: only " + hours.keySet());
        }
        if (limitPerWeek < 0 || limitPerWeek > WHOLE_WEEK) {
            throw new IllegalArgumentException(limitPerWeek + " s a week is not between 0 and " + WHOLE_WEEK);
        }
        if (limitPerMonth < 0 || limitPerMonth > WHOLE_MONTH) {
            throw new IllegalArgumentException(limitPerMonth + " s a month is not between 0 and " + WHOLE_MONTH);
        }
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            keys.add(hoursKey(day));
        }
        keys.addAll(List.of("ALLOWED_WEEKDAYS", "LIMITS_PER_WEEKDAYS", "LIMIT_PER_WEEK", "LIMIT_PER_MONTH"));
        keys.addAll(List.of("TRACK_INACTIVE", "HIDE_TRAY_ICON", "LOCKOUT_TYPE", "WAKEUP_HOUR_INTERVAL"));
        return keys;
    }

    /** The key of the hours of a day. */
    public static String hoursKey(DayOfWeek day) {
        return "ALLOWED_HOURS_" + day.getValue();
    }

    /**
     * Reads the file of a user. A key that is missing is never taken for its default: Timekpr's defaults are "no limit".
     * Limits outside their range mean the same as the nearest one inside.
     *
     * @throws Unreadable naming the key that is missing or wrong; torn, if the text can be half of a write
     */
    public static UserConfig parse(Username user, String text) throws Unreadable {
        return of(KeyFile.parse(text, sections(user)), user);
    }

    /** The sections of a user's file and the keys that Timekpr knows in each, in its order. */
    static Map<String, List<String>> sections(Username user) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        sections.put(user.value(), KEYS);
        sections.put(user + ".PLAYTIME", PlayTimeConfig.KEYS);
        return sections;
    }

    static UserConfig of(Keys file, Username user) throws Unreadable {
        String own = user.value();
        String weekdays = file.text(own, "ALLOWED_WEEKDAYS");
        return new UserConfig(
                Arrays.stream(DayOfWeek.values())
                        .collect(toUnmodifiableMap(
                                day -> day, day -> AllowedHours.parse(file.text(own, hoursKey(day))))),
                file.get(own, "LIMITS_PER_WEEKDAYS", limits -> DailyLimits.parse(weekdays, limits)),
                file.number(own, "LIMIT_PER_WEEK", 0, WHOLE_WEEK),
                file.number(own, "LIMIT_PER_MONTH", 0, WHOLE_MONTH),
                file.flag(own, "TRACK_INACTIVE"),
                file.flag(own, "HIDE_TRAY_ICON"),
                file.text(own, "LOCKOUT_TYPE"),
                file.get(own, "WAKEUP_HOUR_INTERVAL", WakeInterval::parse),
                PlayTimeConfig.read(file, own + ".PLAYTIME"));
    }

    /** The file of a user as Timekpr would write it, without comments. */
    public String print(Username user) {
        KeyText out = new KeyText().section("DOCUMENTATION").section(user.value());
        for (DayOfWeek day : DayOfWeek.values()) {
            out.put(hoursKey(day), hoursOn(day));
        }
        out.put("ALLOWED_WEEKDAYS", limits.weekdays())
                .put("LIMITS_PER_WEEKDAYS", limits.limits())
                .put("LIMIT_PER_WEEK", limitPerWeek)
                .put("LIMIT_PER_MONTH", limitPerMonth)
                .put("TRACK_INACTIVE", trackInactive)
                .put("HIDE_TRAY_ICON", hideTrayIcon)
                .put("LOCKOUT_TYPE", lockoutType)
                .put("WAKEUP_HOUR_INTERVAL", wake)
                .section(user.value() + ".PLAYTIME");
        playTime.print(out);
        return out.toString();
    }

    /** The allowed hours of a day. */
    public AllowedHours hoursOn(DayOfWeek day) {
        return hours.getOrDefault(day, AllowedHours.NONE);
    }

    /** The same with other limits of the days. */
    public UserConfig withLimits(DailyLimits other) {
        return new UserConfig(
                hours, other, limitPerWeek, limitPerMonth, trackInactive, hideTrayIcon, lockoutType, wake, playTime);
    }

    /** The same with other hours on one day. */
    public UserConfig withHours(DayOfWeek day, AllowedHours other) {
        Map<DayOfWeek, AllowedHours> week = new EnumMap<>(hours);
        week.put(day, other);
        return new UserConfig(
                week, limits, limitPerWeek, limitPerMonth, trackInactive, hideTrayIcon, lockoutType, wake, playTime);
    }

    /** The same with another lockout type. */
    public UserConfig withLockoutType(LockoutType other) {
        return new UserConfig(
                hours, limits, limitPerWeek, limitPerMonth, trackInactive, hideTrayIcon, other.word(), wake, playTime);
    }

    /**
     * The same with another limit of the ISO week.
     *
     * @param seconds 0 to 604800, which is no limit
     */
    public UserConfig withLimitPerWeek(int seconds) {
        return new UserConfig(
                hours, limits, seconds, limitPerMonth, trackInactive, hideTrayIcon, lockoutType, wake, playTime);
    }

    /**
     * The same with another limit of the calendar month.
     *
     * @param seconds 0 to 2678400, which is no limit
     */
    public UserConfig withLimitPerMonth(int seconds) {
        return new UserConfig(
                hours, limits, limitPerWeek, seconds, trackInactive, hideTrayIcon, lockoutType, wake, playTime);
    }

    /** The same with other hours in which the PC may be woken. */
    public UserConfig withWake(WakeInterval other) {
        return new UserConfig(
                hours, limits, limitPerWeek, limitPerMonth, trackInactive, hideTrayIcon, lockoutType, other, playTime);
    }

    /** The same with inactive sessions tracked or not. */
    public UserConfig withTrackInactive(boolean on) {
        return new UserConfig(
                hours, limits, limitPerWeek, limitPerMonth, on, hideTrayIcon, lockoutType, wake, playTime);
    }

    /** The same with the tray icon hidden or not. */
    public UserConfig withHideTrayIcon(boolean on) {
        return new UserConfig(
                hours, limits, limitPerWeek, limitPerMonth, trackInactive, on, lockoutType, wake, playTime);
    }

    /** The same with other settings of PlayTime. */
    public UserConfig withPlayTime(PlayTimeConfig other) {
        return new UserConfig(
                hours, limits, limitPerWeek, limitPerMonth, trackInactive, hideTrayIcon, lockoutType, wake, other);
    }
}
