package io.github.timekpr2mqtt.homeassistant;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The moments that are shown of one account.
 *
 * @param today the PC's date, also while it is off
 * @param pcZone in which its days begin
 * @param asOf when the figures were last read; empty while they are being read
 * @param locksAt when the PC locks; it stands still while the time just runs. Empty unless the time of one who is
 *     logged in runs
 * @param lastSeen when the child's last active session ended, empty if that is not known
 */
public record Moments(
        LocalDate today, ZoneId pcZone, Optional<Instant> asOf, Optional<Instant> locksAt, Optional<Instant> lastSeen) {

    /** When the figure of the week was last 0. */
    Instant weekBegan() {
        return began(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** When the figure of the month was last 0. */
    Instant monthBegan() {
        return began(today.withDayOfMonth(1));
    }

    private Instant began(LocalDate day) {
        return day.atStartOfDay(pcZone).toInstant();
    }
}
