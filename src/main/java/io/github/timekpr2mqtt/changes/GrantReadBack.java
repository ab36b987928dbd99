package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.HourSlot;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.NextLock;
import io.github.timekpr2mqtt.timekpr.TimeLeft;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * What a grant that arrived really changed: extra time beats neither the hours nor a limit of week or month.
 *
 * <p>Both sides are computed from the files in which it was read back, which of a child who is logged in are up to a save
 * interval old: what they say is exact to a minute.
 */
final class GrantReadBack {
    private static final int MINUTE = 60;

    private final UserConfig config;
    private final TimeSpent today;
    private final LocalDateTime moment;
    private final TimeLeft without;
    private final TimeLeft with;
    private final NextLock lockWithout;
    private final NextLock lock;

    /**
     * Of a file of today.
     *
     * @param extraBefore extra seconds of today before the grant
     * @param moment the PC's local time
     */
    GrantReadBack(UserConfig config, TimeSpent today, int extraBefore, LocalDateTime moment) {
        this.config = config;
        this.today = today;
        this.moment = moment;
        this.without = TimeLeft.loggedOut(config, today.withExtra(extraBefore), moment);
        this.with = TimeLeft.loggedOut(config, today, moment);
        this.lockWithout = NextLock.of(config, today.withExtra(extraBefore), moment);
        this.lock = NextLock.of(config, today, moment);
    }

    Effect effect() {
        return new Effect(without.today(), with.today(), lock.by());
    }

    /**
     * Why it helps less than it looks, in plain words; empty if it helps, or if no time was given.
     *
     * @param given seconds
     */
    String note(Amount amount, int given) {
        boolean helpsToday = with.today() - without.today() > given - MINUTE;
        boolean helpsNow = with.untilLock() - without.untilLock() > given - MINUTE;
        boolean helps = helpsToday && helpsNow;
        if (given <= 0 || (helps && !endsAnyway())) {
            return "";
        }
        String minutes = Minutes.text(amount.seconds()) + " min";
        String what = amount.absolute() ? "extra time is " + minutes : minutes + " given";
        return what + ", " + (helps ? "but the hours end at " + lastEnd() : helpsToday ? later() : but());
    }

    /** Time that is left in hours that do not count helps nobody: today's hours end at the same moment as without it. */
    private boolean endsAnyway() {
        boolean today =
                lock.seconds() <= DailyLimits.WHOLE_DAY - moment.toLocalTime().toSecondOfDay();
        return today && lock.by() == LimitedBy.HOURS && lock.seconds() == lockWithout.seconds();
    }

    private String but() {
        int minutes = Minutes.roundedUp(with.today());
        return switch (TimeLeft.todayLimitedBy(config, today, moment)) {
            case DAY_LIMIT -> "but the day's limit leaves " + minutes + " min";
            case WEEK_LIMIT -> "but the week's limit leaves " + minutes + " min";
            case MONTH_LIMIT -> "but the month's limit leaves " + minutes + " min";
            case NOT_TODAY -> "but today has no hours";
            case HOURS -> (with.today() == 0 ? "but the hours ended at " : "but the hours end at ") + lastEnd();
            case NONE -> "but the day ends at midnight";
        };
    }

    private String lastEnd() {
        List<HourSlot> slots = slots();
        return clock(end(slots.get(slots.size() - 1)));
    }

    /** The hours have a gap, now or before the time is used up. */
    private String later() {
        int start = moment.getHour() * MINUTE + moment.getMinute();
        int end = start;
        int next = start;
        for (HourSlot slot : slots()) {
            next = begin(slot);
            if (next > end) {
                break;
            }
            end = Math.max(end, end(slot));
        }
        return end == start
                ? "for the hours from " + clock(next) + " on"
                : "but the hours end at " + clock(end) + " and go on at " + clock(next);
    }

    private List<HourSlot> slots() {
        return config.hoursOn(moment.getDayOfWeek()).slots();
    }

    private static int begin(HourSlot slot) {
        return slot.hour() * MINUTE + slot.fromMinute();
    }

    private static int end(HourSlot slot) {
        return slot.hour() * MINUTE + slot.toMinute();
    }

    private static String clock(int minuteOfDay) {
        return String.format(Locale.ROOT, "%02d:%02d", minuteOfDay / MINUTE, minuteOfDay % MINUTE);
    }
}
