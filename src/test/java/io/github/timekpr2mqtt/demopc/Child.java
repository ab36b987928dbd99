package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.PlayTimeConfig;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import io.github.timekpr2mqtt.timekpr.WakeInterval;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A child's two files, and what Timekpr does to them. */
final class Child {
    private final Username user;
    private final KeyLines config;
    private final DemoClock clock;
    private final Consumer<Written> watcher;
    private volatile TimeSpent spent;

    /** One whom Timekpr has just seen for the first time: no limits, nothing used. */
    Child(String name, DemoClock clock, Consumer<Written> watcher) {
        user = new Username(name);
        this.clock = clock;
        this.watcher = watcher;
        UserConfig fresh = new UserConfig(
                Arrays.stream(DayOfWeek.values())
                        .collect(Collectors.toMap(Function.identity(), day -> AllowedHours.ALL_DAY)),
                DailyLimits.everyDay(DailyLimits.WHOLE_DAY),
                UserConfig.WHOLE_WEEK,
                UserConfig.WHOLE_MONTH,
                false,
                false,
                "terminate",
                new WakeInterval(0, 23),
                new PlayTimeConfig(false, false, true, DailyLimits.everyDay(0), List.of()));
        config = new KeyLines(fresh.print(user));
        spent = new TimeSpent(0, 0, 0, 0, clock.now(), 0, 0);
    }

    String name() {
        return user.value();
    }

    /** The path of the child's signals leaves out dots and dashes. */
    String path() {
        return Timekprd.PATH + "/user/" + name().replace(".", "").replace("-", "");
    }

    KeyLines configFile() {
        return config;
    }

    UserConfig config() {
        try {
            return UserConfig.parse(user, config.toString());
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each is a mask and what to call it; together they replace those before. */
    void setActivities(List<?> pairs) {
        List<String> activities = pairs.stream()
                .map(pair -> (List<?>) pair)
                .map(pair -> pair.get(0) + (pair.get(1).equals("") ? "" : "[" + pair.get(1) + "]"))
                .toList();
        config.number("PLAYTIME_ACTIVITY_", activities);
    }

    /** {@code USER.time}. */
    String timeFile() {
        return spent.print(user);
    }

    /** As somebody with an editor would. */
    void edit(String key, String value) {
        KeyLines text = new KeyLines(timeFile());
        text.set(key, value);
        try {
            spent = TimeSpent.parse(user, text.toString());
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e);
        }
    }

    TimeSpent spent() {
        return spent;
    }

    void save(TimeSpent counted) {
        spent = counted;
        written(Optional.empty());
    }

    /** To be told after each write of one of the two files. */
    void written(Optional<Written.Carried> call) {
        watcher.accept(new Written(System.nanoTime(), clock.now(), name(), call, config.toString(), timeFile()));
    }

    /** What asking for a child who is logged out does: a new day begins, but yesterday's PlayTime stays in it. */
    void openDay(LocalDateTime now) {
        TimeSpent today = spent.on(now.toLocalDate());
        boolean changed = !spent.isOf(now.toLocalDate());
        spent = new TimeSpent(
                today.balance(),
                today.day(),
                today.week(),
                today.month(),
                changed ? now : spent.lastChecked(),
                spent.playTimeBalance(),
                spent.playTimeDay());
    }

    /** Gives or takes time; throws IllegalArgumentException if Timekpr refuses. */
    void setTimeLeft(String operation, int seconds, LocalDateTime now) {
        int limit = limitByNumber("LIMITS_PER_WEEKDAYS", now);
        set(changed(spent.balance(), operation, seconds, limit), spent.playTimeBalance());
    }

    /** The same for PlayTime. */
    void setPlayTimeLeft(String operation, int seconds, LocalDateTime now) {
        int limit = limitByNumber("PLAYTIME_LIMITS_PER_WEEKDAYS", now);
        set(spent.balance(), changed(spent.playTimeBalance(), operation, seconds, limit));
    }

    /** What was used above the limit is forgiven. */
    private static int changed(int balance, String operation, int seconds, int limit) {
        return switch (operation) {
            case "+" -> Math.min(balance, limit) - seconds;
            case "-" -> Math.min(balance, limit) + seconds;
            case "=" -> limit - seconds;
            default -> throw new IllegalArgumentException("no operation: " + operation);
        };
    }

    private void set(int balance, int playTimeBalance) {
        spent = new TimeSpent(
                balance,
                spent.day(),
                spent.week(),
                spent.month(),
                spent.lastChecked(),
                playTimeBalance,
                spent.playTimeDay());
    }

    /** These two take the n-th limit on the n-th weekday, whatever days the list is of. */
    private int limitByNumber(String key, LocalDateTime now) {
        List<String> limits = Arrays.asList(config.get(key).split(";", -1));
        int day = now.getDayOfWeek().getValue();
        if (limits.size() < day || limits.get(day - 1).isEmpty()) {
            throw new IllegalArgumentException("no limit of the day");
        }
        return Integer.parseInt(limits.get(day - 1));
    }

    /** Of what {@code getUserInformation S} tells, that which stands in the file. */
    Map<String, Integer> saved() {
        Map<String, Integer> values = new LinkedHashMap<>();
        values.put("TIME_SPENT_BALANCE", spent.balance());
        values.put("TIME_SPENT_DAY", spent.day());
        values.put("TIME_SPENT_WEEK", spent.week());
        values.put("TIME_SPENT_MONTH", spent.month());
        values.put("PLAYTIME_SPENT_DAY", spent.playTimeDay());
        return values;
    }
}
