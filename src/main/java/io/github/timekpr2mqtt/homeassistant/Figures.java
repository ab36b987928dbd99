package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.TimeLeft;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Today's figures of one account, in seconds.
 *
 * @param used really counted today
 * @param left still to be used today, 0 to 86400
 * @param extra given today beyond the limit; negative if time was taken
 */
public record Figures(int used, int left, int extra) {
    private static final int IN_SECONDS_BELOW = 300;
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    /**
     * The figures of an account at this moment.
     *
     * @param live the daemon's own figures, while the child is logged in
     * @param now the PC's time; another day than the file's means that nothing was used yet
     */
    public static Figures of(AccountFiles account, TimekprVersion version, Optional<LiveTime> live, LocalDateTime now) {
        TimeSpent today = account.spent().orElse(TimeSpent.NONE).on(now.toLocalDate(), version);
        int used = live.map(today::dayWith).orElse(today.day());
        int left = live.map(LiveTime::leftDay)
                .orElseGet(
                        () -> TimeLeft.loggedOut(account.config(), today, now).today());
        return new Figures(Math.max(0, used), Math.max(0, left), today.extra());
    }

    /** Minutes used: rounded down, with seconds in the last five minutes. */
    BigDecimal usedMinutes() {
        return minutes(used, RoundingMode.DOWN);
    }

    /** Minutes left: rounded up, so that 0 is really 0, with seconds in the last five minutes. */
    BigDecimal leftMinutes() {
        return minutes(left, RoundingMode.UP);
    }

    private BigDecimal minutes(int seconds, RoundingMode rounding) {
        int decimals = left > 0 && left < IN_SECONDS_BELOW ? 2 : 0;
        BigDecimal minutes = BigDecimal.valueOf(seconds).divide(SIXTY, decimals, rounding);
        return minutes.signum() == 0 ? BigDecimal.ZERO : minutes;
    }
}
