package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.DayStart;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.PlayTimeConfig;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Optional;

/**
 * The figures of PlayTime of one account at one moment, in seconds. The daemon tells them also while PlayTime is off.
 *
 * @param used really counted today
 * @param left of today's limit of PlayTime, 0 to 86400; time at the PC may end earlier
 * @param extra given today beyond the limit; negative if it was taken
 */
public record PlayTimeFigures(int used, int left, int extra) {
    /** Nothing was used, and nothing is allowed. */
    static final PlayTimeFigures NONE = new PlayTimeFigures(0, 0, 0);

    /**
     * The figures of a file as it stands on a day.
     *
     * @param start what an older day left in the file as this day's, if it did: neither shown nor charged
     */
    static PlayTimeFigures of(
            PlayTimeConfig config, TimeSpent saved, Optional<LiveTime> live, DayOfWeek day, Optional<DayStart> start) {
        int moved = start.map(DayStart::playTimeDay).orElse(0);
        int balance =
                saved.playTimeBalance() - start.map(DayStart::playTimeBalance).orElse(0);
        int savedDay = saved.playTimeDay() - moved;
        int used = live.filter(l -> l.playTimeSpent().isPresent())
                .map(l -> l.playTimeSpent().getAsInt() - moved)
                .orElse(savedDay);
        int left = live.filter(l -> l.playTimeLeft().isPresent())
                .map(l -> l.playTimeLeft().getAsInt())
                .orElse(config.limits().on(day) - balance);
        return new PlayTimeFigures(
                Math.max(0, used),
                Math.max(0, Math.min(DailyLimits.WHOLE_DAY, left)),
                config.limitOverride() ? 0 : savedDay - balance); // then day moves alone (measured)
    }

    /** Minutes used: whole, rounded down. */
    BigDecimal usedMinutes() {
        return Figures.used(used);
    }

    /** Minutes left: whole, rounded up, so that 0 is really 0. */
    BigDecimal leftMinutes() {
        return Figures.left(left);
    }
}
