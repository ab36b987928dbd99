package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.DayStart;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.HourSlot;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.NextLock;
import io.github.timekpr2mqtt.timekpr.TimeLeft;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The figures of one account at one moment, in seconds.
 *
 * @param used really counted today
 * @param left still to be used today, 0 to 86400
 * @param extra given today beyond the limit; negative if time was taken
 * @param limit of today with what was given, 0 to 86400
 * @param untilLock left without a break, for one who is logged out as if the child logged in now
 * @param week really counted this week
 * @param month really counted this month
 * @param lockout what ends the time, and when
 * @param idle whether the child is logged in and nothing counts, as behind a locked screen
 * @param playTime of time with certain programs
 */
public record Figures(
        int used,
        int left,
        int extra,
        int limit,
        int untilLock,
        int week,
        int month,
        NextLock lockout,
        boolean idle,
        PlayTimeFigures playTime) {
    private static final int IN_SECONDS_BELOW = 300;
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    /**
     * The figures of an account at this moment.
     *
     * @param live the daemon's own figures, while the child is logged in
     * @param now the PC's time; another day than the file's means that nothing was used yet
     * @param start PlayTime of an older day that the file has as today's, if it has
     */
    public static Figures of(
            AccountFiles account,
            TimekprVersion version,
            Optional<LiveTime> live,
            LocalDateTime now,
            Optional<DayStart> start) {
        UserConfig config = account.config();
        TimeSpent saved = account.spent().orElse(TimeSpent.NONE).on(now.toLocalDate(), version);
        TimeSpent today = live.map(l -> saved.at(l, now)).orElse(saved);
        TimeLeft left = live.map(l -> new TimeLeft(l.leftDay(), l.left()))
                .orElseGet(() -> TimeLeft.loggedOut(config, today, now));
        return new Figures(
                Math.max(0, today.day()),
                Math.max(0, left.today()),
                saved.extra(),
                limit(config, saved.extra(), now),
                Math.max(0, left.untilLock()),
                Math.max(0, today.week()),
                Math.max(0, today.month()),
                NextLock.of(config, today, now),
                live.filter(LiveTime::idle).isPresent() && !isFree(config, now),
                PlayTimeFigures.of(config.playTime(), saved, live, now.getDayOfWeek(), start));
    }

    /** A day that is not in the list of days stays closed, whatever was granted. */
    private static int limit(UserConfig config, int extra, LocalDateTime now) {
        Integer ofDay = config.limits().seconds().get(now.getDayOfWeek());
        return ofDay == null ? 0 : Math.max(0, Math.min(DailyLimits.WHOLE_DAY, ofDay + extra));
    }

    /** In an hour that does not count, nothing says whether the child is there. */
    private static boolean isFree(UserConfig config, LocalDateTime now) {
        return config.hoursOn(now.getDayOfWeek())
                .at(now.getHour())
                .filter(HourSlot::unaccounted)
                .filter(slot -> slot.fromMinute() <= now.getMinute() && now.getMinute() < slot.toMinute())
                .isPresent();
    }

    /** In how many seconds the PC locks, if the child is logged in; empty if nothing is in sight that locks it. */
    public OptionalInt locksIn() {
        return idle || lockout.by() == LimitedBy.NONE ? OptionalInt.empty() : OptionalInt.of(lockout.seconds());
    }

    /** Minutes used: whole, rounded down. */
    BigDecimal usedMinutes() {
        return used(used);
    }

    /** Minutes left: whole, rounded up, so that 0 is really 0, and that together with what was used they are the limit. */
    BigDecimal leftMinutes() {
        return left(left);
    }

    /** Minutes until the lock, rounded up, with seconds in the last five minutes. */
    BigDecimal untilLockMinutes() {
        boolean inSeconds = untilLock > 0 && untilLock < IN_SECONDS_BELOW;
        return inSeconds ? BigDecimal.valueOf(untilLock).divide(SIXTY, 2, RoundingMode.UP) : left(untilLock);
    }

    /** Each of these is a row a minute in Home Assistant's recorder, as long as a child is there. */
    static BigDecimal used(int seconds) {
        return BigDecimal.valueOf(seconds).divide(SIXTY, 0, RoundingMode.DOWN);
    }

    /** Likewise. */
    static BigDecimal left(int seconds) {
        return BigDecimal.valueOf(seconds).divide(SIXTY, 0, RoundingMode.UP);
    }

    /** Hours of the week, rounded down to a tenth, and as of the shown minute of the day: they are no message of their own. */
    BigDecimal weekHours() {
        return hours(Math.max(0, week - used % 60));
    }

    /** Hours of the month, likewise. */
    BigDecimal monthHours() {
        return hours(Math.max(0, month - used % 60));
    }

    /** Rounded down to a tenth. */
    static BigDecimal hours(int seconds) {
        return plain(BigDecimal.valueOf(seconds).divide(HOUR, 1, RoundingMode.DOWN));
    }

    private static BigDecimal plain(BigDecimal figure) {
        return figure.signum() == 0 ? BigDecimal.ZERO : figure;
    }
}
