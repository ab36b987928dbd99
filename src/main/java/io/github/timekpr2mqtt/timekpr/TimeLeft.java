package io.github.timekpr2mqtt.timekpr;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * How long a child may still use the PC, in seconds.
 *
 * @param today left until midnight, allowed hours that come later included; 0 to 86400
 * @param untilLock left from now without a break, at most until the end of tomorrow; 0 outside the allowed hours
 */
public record TimeLeft(int today, int untilLock) {
    private static final int HOUR = 3600;

    /**
     * What the daemon would find if a child who is not logged in did so now.
     *
     * <p>Compared with the arithmetic of timekprd 0.5.4 and 0.5.9 over thousands of random weeks. As there, an hour that
     * does not count ({@code !}) is taken from the time left like any other, because what is left of the limit is all
     * that is sure to be there after it; and tomorrow's limits of week and month are what today leaves of them, also on
     * a Sunday. In the one place where the daemon has two answers, minutes of this very hour that have not begun yet
     * ({@code 10[30-60]} at 10:05), this is the one it gives for a child who is not logged in: they count.
     *
     * @param spent what was used, as it stands {@link TimeSpent#on} the day
     * @param now the PC's local time
     */
    public static TimeLeft loggedOut(UserConfig config, TimeSpent spent, LocalDateTime now) {
        TimeSpent used = spent.on(now.toLocalDate());
        int time = now.toLocalTime().truncatedTo(ChronoUnit.SECONDS).toSecondOfDay();
        DayOfWeek day = now.getDayOfWeek();
        Budget budget = Budget.of(config, used, day);
        AllowedHours hours = usable(config, day);
        int today = Math.min(budget.left(), allowed(hours, time));

        int toMidnight = DailyLimits.WHOLE_DAY - time;
        int stretch = Math.min(budget.left(), unbroken(hours, time));
        if (stretch < toMidnight) {
            return new TimeLeft(today, stretch);
        }
        Budget tomorrow = budget.tomorrow(config.limits().on(day.plus(1)), stretch);
        return new TimeLeft(today, stretch + Math.min(tomorrow.left(), unbroken(usable(config, day.plus(1)), 0)));
    }

    /**
     * What keeps {@link #today} from being more.
     *
     * @param spent what was used, as it stands {@link TimeSpent#on} the day
     * @param moment the PC's local time
     * @return {@link LimitedBy#NONE}, if only midnight does; {@link LimitedBy#NOT_TODAY}, if the day has no hours
     */
    public static LimitedBy todayLimitedBy(UserConfig config, TimeSpent spent, LocalDateTime moment) {
        AllowedHours hours = usable(config, moment.getDayOfWeek());
        if (hours.slots().isEmpty()) {
            return LimitedBy.NOT_TODAY;
        }
        int time = moment.toLocalTime().truncatedTo(ChronoUnit.SECONDS).toSecondOfDay();
        int allowed = allowed(hours, time);
        Budget budget = Budget.of(config, spent.on(moment.toLocalDate()), moment.getDayOfWeek());
        if (budget.left() <= allowed) {
            return budget.by();
        }
        return allowed == DailyLimits.WHOLE_DAY - time ? LimitedBy.NONE : LimitedBy.HOURS;
    }

    /** A day that is not in the list of days has no hours, whatever was granted; one that is there with limit 0 has. */
    static AllowedHours usable(UserConfig config, DayOfWeek day) {
        return config.limits().seconds().containsKey(day) ? config.hoursOn(day) : AllowedHours.NONE;
    }

    /** The allowed seconds of a day from a second of it on. */
    private static int allowed(AllowedHours hours, int from) {
        int seconds = 0;
        for (HourSlot slot : hours.slots()) {
            seconds += Math.max(0, end(slot) - Math.max(begin(slot), from));
        }
        return seconds;
    }

    /** The allowed seconds of a day from a second of it on that follow each other without a gap. */
    private static int unbroken(AllowedHours hours, int from) {
        int until = from;
        for (HourSlot slot : hours.slots()) {
            if (begin(slot) <= until && end(slot) > until) {
                until = end(slot);
            }
        }
        return until - from;
    }

    static int begin(HourSlot slot) {
        return slot.hour() * HOUR + slot.fromMinute() * 60;
    }

    static int end(HourSlot slot) {
        return slot.hour() * HOUR + slot.toMinute() * 60;
    }
}
