package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.timekpr.HourSlot;
import io.github.timekpr2mqtt.timekpr.TimeLeft;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** What the daemon counts in memory while a child is logged in, in seconds; the file is up to a save interval older. */
final class Count {
    /** A longer gap between two ticks was sleep, and counts as nothing. */
    private static final int SLEPT = 45;

    private static final int WARN = 60;
    private static final int TICK = 3;

    private TimeSpent now;
    private TimeSpent file;
    private LocalDateTime saved;
    private int thisHour;
    private int session;
    private int inactive;
    private int leftDay;
    private int left;
    private boolean free;

    Count(TimeSpent file, LocalDateTime time) {
        this.now = file;
        this.file = file;
        this.saved = time;
        now = at(time, 0, 0, 0, 0, file);
        adopt(file, time, false);
    }

    /** The file was written by somebody else: a grant. Of another day, it counts for nothing, and the next save wipes it. */
    void adopt(TimeSpent changed, LocalDateTime time, boolean keepUnsaved) {
        int unsaved = keepUnsaved ? Math.max(0, now.balance() - file.balance()) : 0;
        file = changed;
        TimeSpent today = changed.on(time.toLocalDate());
        boolean ofToday = changed.isOf(time.toLocalDate());
        now = at(
                now.lastChecked(),
                ofToday ? changed.balance() + unsaved : thisHour,
                ofToday ? changed.day() + unsaved : thisHour,
                today.week() == changed.week() ? changed.week() + unsaved : thisHour,
                today.month() == changed.month() ? changed.month() + unsaved : thisHour,
                today);
    }

    private static TimeSpent at(LocalDateTime time, int balance, int day, int week, int month, TimeSpent playTime) {
        return new TimeSpent(balance, day, week, month, time, playTime.playTimeBalance(), playTime.playTimeDay());
    }

    /**
     * Time passes. True at midnight, when the daemon saves at once.
     *
     * @param counts whether the session is of a type that counts
     */
    boolean tick(UserConfig config, LocalDateTime time, boolean counts) {
        LocalDateTime before = now.lastChecked();
        long passed = Math.max(0, ChronoUnit.SECONDS.between(before, time));
        boolean midnight = !before.toLocalDate().equals(time.toLocalDate());
        if (midnight) {
            passed = Math.min(passed, time.toLocalTime().toSecondOfDay());
        }
        if (midnight || before.getHour() != time.getHour()) {
            thisHour = 0;
        }
        TimeSpent today = now.on(time.toLocalDate());
        now = at(time, today.balance(), today.day(), today.week(), today.month(), today);
        inactive += counts ? 0 : (int) passed;
        use(config, passed >= SLEPT || !counts ? 0 : (int) passed);
        return midnight;
    }

    /** So much time is used now, or, in an hour that does not count, passes. */
    void use(UserConfig config, int seconds) {
        LocalDateTime time = now.lastChecked();
        free = config.hoursOn(time.getDayOfWeek())
                .at(time.getHour())
                .map(HourSlot::unaccounted)
                .orElse(false);
        if (free) {
            inactive += seconds;
        } else {
            thisHour += seconds;
            session += seconds;
            now = at(
                    time,
                    now.balance() + seconds,
                    now.day() + seconds,
                    now.week() + seconds,
                    now.month() + seconds,
                    now);
        }
        TimeLeft computed = TimeLeft.loggedOut(config, now, time);
        leftDay = computed.today();
        left = computed.untilLock();
    }

    /** After a change the day's figure is new at once, the one that locks only at the next tick (seen). */
    void limitIs(int seconds) {
        leftDay = seconds - now.balance();
    }

    boolean isSaveDue(LocalDateTime time, int interval) {
        return Math.abs(Duration.between(saved, time).toSeconds()) >= interval;
    }

    /** What the file gets. */
    TimeSpent save() {
        saved = now.lastChecked();
        file = now;
        return file;
    }

    /** Left without a break; 0 locks. */
    int left() {
        return left;
    }

    /** Left today, later hours included. */
    int leftDay() {
        return leftDay;
    }

    /** The day that is counted. */
    DayOfWeek day() {
        return now.lastChecked().getDayOfWeek();
    }

    /** Nothing but midnight ends this day. */
    boolean isUnlimited() {
        int toMidnight =
                LocalTime.MAX.toSecondOfDay() - now.lastChecked().toLocalTime().toSecondOfDay();
        return leftDay >= toMidnight - TICK;
    }

    /** In an hour that does not count nobody is locked out. */
    boolean isFree() {
        return free;
    }

    String urgency() {
        return free ? "unaccounted" : left >= WARN ? "low" : "critical";
    }

    /** What the signal {@code timeLeft} tells. */
    Map<String, Integer> told(UserConfig config) {
        Map<String, Integer> values = new TreeMap<>();
        values.put("LEFTD", leftDay);
        values.put("LEFT", left);
        values.put("SPENT", session);
        values.put("SPENTW", now.week());
        values.put("SPENTM", now.month());
        values.put("SLEEP", inactive);
        values.put("TRACKI", config.trackInactive() ? 1 : 0);
        values.put("HIDEI", config.hideTrayIcon() ? 1 : 0);
        values.put("TNL", isUnlimited() ? 1 : 0);
        return values;
    }

    /** What {@code getUserInformation R} tells. */
    Map<String, Integer> actual() {
        Map<String, Integer> values = new TreeMap<>();
        values.put("ACTUAL_TIME_SPENT_SESSION", session);
        values.put("ACTUAL_TIME_INACTIVE_SESSION", inactive);
        values.put("ACTUAL_TIME_SPENT_BALANCE", now.balance());
        values.put("ACTUAL_TIME_SPENT_DAY", now.day());
        values.put("ACTUAL_TIME_LEFT_DAY", leftDay);
        values.put("ACTUAL_TIME_LEFT_CONTINUOUS", left);
        values.put("ACTUAL_PLAYTIME_LEFT_DAY", 0);
        values.put("ACTUAL_ACTIVE_PLAYTIME_ACTIVITY_COUNT", 0);
        return values;
    }
}
