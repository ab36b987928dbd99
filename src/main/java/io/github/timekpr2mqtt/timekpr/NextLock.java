package io.github.timekpr2mqtt.timekpr;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When the PC locks if the child uses it from now on, and why.
 *
 * @param seconds from now; 0 if there is no time now; at most up to the end of tomorrow
 * @param by what ends the time then
 */
public record NextLock(int seconds, LimitedBy by) {

    /** One day's part: up to which second of the day, how much of it counted, and what ended it, if not midnight. */
    private record Stretch(int until, int counted, Optional<LimitedBy> by) {}

    /**
     * The lockout of one who is there, or who logs in now.
     *
     * <p>It is {@link TimeLeft#untilLock} from now, but for hours that do not count ({@code !}): in them the daemon
     * locks nobody, whatever is left, and counts nothing (read in timekprd 0.5.4 and 0.5.9), while it takes them off
     * the time left that it tells.
     *
     * @param spent what was used, as it stands {@link TimeSpent#on} the day
     * @param moment the PC's local time
     */
    public static NextLock of(UserConfig config, TimeSpent spent, LocalDateTime moment) {
        TimeSpent used = spent.on(moment.toLocalDate());
        DayOfWeek day = moment.getDayOfWeek();
        if (isClosed(config, used, day)) {
            return new NextLock(0, LimitedBy.NOT_TODAY);
        }
        int from = moment.toLocalTime().truncatedTo(ChronoUnit.SECONDS).toSecondOfDay();
        Budget budget = Budget.of(config, used, day);
        Stretch today = stretch(TimeLeft.usable(config, day), from, budget);
        if (today.by().isPresent()) {
            return new NextLock(today.until() - from, today.by().get());
        }
        DayOfWeek next = day.plus(1);
        Stretch tomorrow = stretch(
                TimeLeft.usable(config, next),
                0,
                budget.tomorrow(config.limits().on(next), today.counted()));
        return new NextLock(
                today.until() - from + tomorrow.until(), tomorrow.by().orElse(LimitedBy.NONE));
    }

    private static boolean isClosed(UserConfig config, TimeSpent used, DayOfWeek day) {
        AllowedHours hours = TimeLeft.usable(config, day);
        boolean nothingGiven = config.limits().on(day) == 0 && used.extra() <= 0;
        return hours.slots().isEmpty()
                || (nothingGiven && hours.slots().stream().noneMatch(HourSlot::unaccounted));
    }

    private static Stretch stretch(AllowedHours hours, int from, Budget budget) {
        int at = from;
        int left = budget.left();
        for (HourSlot slot : hours.slots()) {
            int end = TimeLeft.end(slot);
            if (TimeLeft.begin(slot) <= at && end > at) {
                int used = slot.unaccounted() ? 0 : Math.min(left, end - at);
                left -= used;
                at = slot.unaccounted() ? end : at + used;
                if (at < end) {
                    break;
                }
            }
        }
        boolean dayIsOver = at == DailyLimits.WHOLE_DAY;
        LimitedBy by = left > 0 ? LimitedBy.HOURS : budget.by();
        return new Stretch(at, budget.left() - left, dayIsOver ? Optional.empty() : Optional.of(by));
    }
}
