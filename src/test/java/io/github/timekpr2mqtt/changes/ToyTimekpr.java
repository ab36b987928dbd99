package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Activity;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.PcClock;
import io.github.timekpr2mqtt.timekpr.PlayTimeConfig;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import io.github.timekpr2mqtt.timekpr.WakeInterval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Timekpr's daemon with one child, as far as changes go; it does what was measured on the real one. */
public final class ToyTimekpr {
    public static final Username ANNA = new Username("anna");
    /** A Saturday. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final int DAY = 86_400;

    /** The same as just sent: all that is open for Anna, and of Timekpr's own settings. */
    public static PcWishes sent(PcWishes wishes) {
        AccountWishes annas = wishes.of(ANNA);
        Set<String> ids =
                annas.openChanges().stream().map(change -> change.origin().id()).collect(Collectors.toSet());
        return wishes.with(ANNA, annas.sent(ids)).ownSent();
    }

    String weekdays = "1;2;3;4;5;6;7";
    String limits = "3600;3600;3600;3600;3600;7200;7200";
    int limitPerWeek = UserConfig.WHOLE_WEEK;
    int limitPerMonth = UserConfig.WHOLE_MONTH;
    String playWeekdays = "1;2;3;4;5;6;7";
    String playLimits = "0;0;0;0;0;1800;1800";
    /** As in the daemon's file, from Monday on. */
    final List<String> hours = new ArrayList<>(Collections.nCopies(7, AllowedHours.ALL_DAY.toString()));

    String lockoutType = "terminate";
    String wake = "0;23";
    boolean trackInactive;
    boolean hideTrayIcon;
    boolean playTime;
    boolean playTimeOverride;
    boolean playTimeUnaccounted = true;
    List<Activity> activities = List.of();
    /** The PC's own switch. */
    boolean pcPlayTime;

    int balance = 600;
    int day = 600;
    int playBalance;
    int playDay;
    LocalDateTime lastChecked = TODAY.atTime(11, 59);
    LocalDateTime clock = TODAY.atTime(LocalTime.NOON);
    boolean hasTimeFile = true;
    /** What every call answers, if not empty. */
    String refuses = "";
    /** What these calls answer, by method. */
    final Map<String, String> refusesOnly = new HashMap<>();
    /** What every call answers that was carried out, if not empty. */
    String answersAsRefused = "";
    /** Answers 0 and does nothing. */
    boolean ignores;
    /** The file stays of yesterday until the first save of the day. */
    boolean justLoggedIn;

    /** What is wrong with the file of the limits; a key that is set is put right. */
    final Map<String, Fault> faults = new LinkedHashMap<>();

    int calls;

    public Observation look() {
        return look("boot-1");
    }

    Observation look(String bootId) {
        Optional<TimeSpent> spent = hasTimeFile
                ? Optional.of(new TimeSpent(balance, day, day, day, lastChecked, playBalance, playDay))
                : Optional.empty();
        return new Observation(
                new PcClock(clock, ZoneOffset.UTC, "UTC"),
                bootId,
                TimekprVersion.OLDEST,
                main(pcPlayTime),
                Map.of(ANNA, new AccountFiles(ANNA, config(), spent, new Faults(faults))),
                Map.of());
    }

    UserConfig config() {
        return new UserConfig(
                Arrays.stream(DayOfWeek.values())
                        .collect(Collectors.toMap(
                                Function.identity(), d -> AllowedHours.parse(hours.get(d.getValue() - 1)))),
                DailyLimits.parse(weekdays, limits.equals("abc") ? "0;0;0;0;0;0;0" : limits),
                limitPerWeek,
                limitPerMonth,
                trackInactive,
                hideTrayIcon,
                lockoutType,
                WakeInterval.parse(wake),
                new PlayTimeConfig(
                        playTime,
                        playTimeOverride,
                        playTimeUnaccounted,
                        DailyLimits.parse(playWeekdays, playLimits),
                        activities));
    }

    int extra() {
        return day - balance;
    }

    /** The daemon's refusal, or empty text. */
    String call(Call call) {
        calls++;
        String refusal = refusesOnly.getOrDefault(call.member(), refuses);
        if (refusal.isEmpty() && !ignores) {
            carryOut(call);
            return answersAsRefused;
        }
        return refusal;
    }

    /** The daemon's line about a key, or about the whole file. */
    void damage(String key, Fault.Kind kind) {
        String file = key.equals(Faults.SPENT) ? "work/anna.time" : "config/timekpr.anna.conf";
        faults.put(key, new Fault(file, key + " is damaged", kind));
    }

    private void carryOut(Call call) {
        List<Object> args = call.args();
        Map<String, String> keys = Map.of(
                "setAllowedDays", "ALLOWED_WEEKDAYS",
                "setTimeLimitForDays", "LIMITS_PER_WEEKDAYS",
                "setTrackInactive", "TRACK_INACTIVE",
                "setLockoutType", "LOCKOUT_TYPE");
        faults.remove(keys.getOrDefault(call.member(), ""));
        switch (call.member()) {
            case "setAllowedDays" -> weekdays = list(args.get(1));
            case "setTimeLimitForDays" -> limits = list(args.get(1));
            case "setAllowedHours" ->
                hours.set(Integer.parseInt((String) args.get(1)) - 1, asTheDaemonWrites((Map<?, ?>) args.get(2)));
            case "setLockoutType" -> {
                lockoutType = (String) args.get(1);
                wake = args.get(2) + ";" + args.get(3);
            }
            case "setTrackInactive" -> trackInactive = (Boolean) args.get(1);
            case "setHideTrayIcon" -> hideTrayIcon = (Boolean) args.get(1);
            case "setTimeLimitForWeek" -> limitPerWeek = (Integer) args.get(1);
            case "setTimeLimitForMonth" -> limitPerMonth = (Integer) args.get(1);
            case "setPlayTimeEnabled" -> playTime = (Boolean) args.get(1);
            case "setPlayTimeLimitOverride" -> playTimeOverride = (Boolean) args.get(1);
            case "setPlayTimeUnaccountedIntervalsEnabled" -> playTimeUnaccounted = (Boolean) args.get(1);
            case "setPlayTimeActivities" -> activities = activities((List<?>) args.get(1));
            case "setPlayTimeAllowedDays" -> playWeekdays = list(args.get(1));
            case "setPlayTimeLimitsForDays" -> playLimits = list(args.get(1));
            case "getUserInformation" -> openDay();
            case "setTimeLeft" -> setTimeLeft((String) args.get(1), (Integer) args.get(2));
            case "setPlayTimeLeft" -> setPlayTimeLeft((String) args.get(1), (Integer) args.get(2));
            default -> throw new AssertionError(call.member());
        }
    }

    private static List<Activity> activities(List<?> pairs) {
        return pairs.stream()
                .map(List.class::cast)
                .map(pair -> new Activity((String) pair.get(0), (String) pair.get(1)))
                .toList();
    }

    private static String list(Object list) {
        return ((List<?>) list).stream().map(Object::toString).collect(Collectors.joining(";"));
    }

    /** In the order of the day; minutes only where they are not the whole hour. */
    private static String asTheDaemonWrites(Map<?, ?> slots) {
        List<String> written = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            if (slots.get("" + hour) instanceof Map<?, ?> slot) {
                int from = minute(slot, "STARTMIN");
                int to = minute(slot, "ENDMIN");
                String minutes = from > 0 || to < 60 ? "[" + from + "-" + to + "]" : "";
                written.add((minute(slot, "UACC") == 0 ? "" : "!") + hour + minutes);
            }
        }
        return String.join(";", written);
    }

    private static int minute(Map<?, ?> slot, String key) {
        return slot.get(key) instanceof Integer minute ? minute : -1;
    }

    /** Grants take today's limit by the number of the weekday, not by its place among the allowed days. */
    private int byPosition(String list) {
        return Integer.parseInt(list.split(";", -1)[clock.getDayOfWeek().getValue() - 1]);
    }

    private void openDay() {
        if (!lastChecked.toLocalDate().equals(clock.toLocalDate()) && !justLoggedIn) {
            balance = 0;
            day = 0;
            lastChecked = clock;
        }
    }

    private void setTimeLeft(String operation, int seconds) {
        balance = balance(operation, seconds, balance, byPosition(limits));
    }

    private void setPlayTimeLeft(String operation, int seconds) {
        playBalance = balance(operation, seconds, playBalance, byPosition(playLimits));
    }

    private static int balance(String operation, int seconds, int balance, int limit) {
        int from = Math.min(balance, limit);
        int next = operation.equals("=") ? limit - seconds : operation.equals("+") ? from - seconds : from + seconds;
        return Math.max(-DAY, Math.min(DAY, next));
    }

    /** The first save after a log-in on a new day. */
    void save() {
        justLoggedIn = false;
        balance = 0;
        day = 0;
        playBalance = 0;
        playDay = 0;
        lastChecked = clock;
    }

    private static MainConfig main(boolean playTime) {
        try {
            return MainConfig.parse("""
                    [GENERAL]
                    TIMEKPR_LOGLEVEL = 1
                    TIMEKPR_POLLTIME = 3
                    TIMEKPR_SAVE_TIME = 30
                    TIMEKPR_TRACK_INACTIVE = False
                    TIMEKPR_TERMINATION_TIME = 15
                    TIMEKPR_FINAL_WARNING_TIME = 10
                    TIMEKPR_FINAL_NOTIFICATION_TIME = 60
                    [SESSION]
                    TIMEKPR_SESSION_TYPES_CTRL = x11;wayland;mir
                    TIMEKPR_SESSION_TYPES_EXCL = tty;unspecified
                    TIMEKPR_USERS_EXCL = testtimekpr
                    [DIRECTORIES]
                    TIMEKPR_CONFIG_DIR = /var/lib/timekpr/config
                    TIMEKPR_WORK_DIR = /var/lib/timekpr/work
                    TIMEKPR_SHARED_DIR = /usr/share/timekpr
                    TIMEKPR_LOGFILE_DIR = /var/log
                    [PLAYTIME]
                    TIMEKPR_PLAYTIME_ENABLED = %s
                    TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED = False
                    """.formatted(playTime ? "True" : "False"));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }
}
