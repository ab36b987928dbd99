package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.TimeSpent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** The day that a grant is for, against what the PC's clock and ours say. Either may be wrong, by hours or by years. */
record GrantDay(Grant grant, Seen seen) {
    /** So much may the clock of a PC be slow. */
    private static final Duration SLOW = Duration.ofMinutes(15);

    private LocalDate day() {
        return grant.day();
    }

    /** Whether it is the PC's date. */
    boolean isToday() {
        return seen.today().equals(day());
    }

    /** Whether it can never again be the PC's date. A PC's clock that is ahead of ours may be put right. */
    boolean isOver() {
        boolean isOverByPc = seen.clocksAgree() && seen.today().isAfter(day());
        boolean isOverByOurs = seen.isOurClockRight() && seen.ours().isAfter(day());
        return isOverByPc || (isOverByOurs && !isToday());
    }

    /**
     * Why the PC's date is not this day, or is not to be trusted; empty if nothing speaks against it.
     *
     * @param file as it was read just now
     */
    Optional<String> doubt(Optional<TimeSpent> file) {
        if (!isToday()) {
            return Optional.of("clock: it is for " + day() + ", but the PC's date is " + seen.today());
        }
        if (seen.hasPcFallenBack() || file.filter(this::isFromLater).isPresent()) {
            return Optional.of("clock: the PC's clock has fallen back to " + seen.today());
        }
        return isLeftFromBefore()
                ? Optional.of("clock: it is for " + day() + ", which is over by our clock but not by the PC's")
                : Optional.empty();
    }

    /** To move such a file to the PC's date would forget what was used on a day that comes again. */
    private boolean isFromLater(TimeSpent file) {
        LocalDate saved = file.lastChecked().toLocalDate();
        return saved.isAfter(seen.today()) && !saved.isAfter(seen.ours());
    }

    /**
     * A PC without a clock battery starts with the time of its end, on the evening before, until the network is there. What was
     * asked for today is for the PC's today, whatever that is.
     */
    private boolean isLeftFromBefore() {
        LocalDate asked = grant.origin().at().atZone(seen.pc().clock().zoneId()).toLocalDate();
        boolean isSlow =
                Duration.between(seen.pc().clock().instant(), seen.at()).compareTo(SLOW) > 0;
        return isSlow && seen.ours().isAfter(day()) && seen.ours().isAfter(asked);
    }
}
