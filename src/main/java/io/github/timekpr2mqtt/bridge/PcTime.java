package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.timekpr.PcClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When one PC is and was there, and what its clock says. Desk thread only. */
final class PcTime {
    private static final int SLOW_DAYS = 2;

    private final Clock clock;
    private final Steady steady;
    private ZoneId zone = ZoneId.systemDefault();
    private LocalDate newestDay = LocalDate.EPOCH;
    private @Nullable PcClock its;
    private long lookedAt;
    private @Nullable Instant lastSeen;

    PcTime(Clock clock, Steady steady) {
        this.clock = clock;
        this.steady = steady;
    }

    /** As it was before the program started. */
    void remember(ZoneId itsZone, LocalDate itsNewestDay, Instant seen) {
        zone = itsZone;
        newestDay = itsNewestDay;
        lastSeen = seen;
    }

    /** It is there. */
    void seen(PcClock says) {
        if (!isOnline()) {
            lastSeen = now();
        }
        its = says;
        lookedAt = steady.mark();
        zone = says.zoneId();
        newestDay = earlierDay().isAfter(newestDay) ? earlierDay() : newestDay;
    }

    /** Whether that is news. */
    boolean gone() {
        boolean news = isOnline();
        if (news) {
            lastSeen = now();
        }
        its = null;
        return news;
    }

    boolean isOnline() {
        return its != null;
    }

    /** On our clock. */
    Instant now() {
        return clock.instant();
    }

    /** What the PC's clock says now; ours, while the PC is off. */
    private Instant itsNow() {
        return its == null ? now() : its.instant().plus(steady.since(lookedAt));
    }

    /** When its day began, on our clock. */
    Instant dayBegan() {
        return pcTime().toLocalDate().atStartOfDay(zone).toInstant().plus(Duration.between(itsNow(), now()));
    }

    /** The PC's own time while it is there, else ours in its zone, but no day that is known to be over. */
    LocalDateTime pcTime() {
        LocalDateTime time = itsNow().atZone(zone).toLocalDateTime();
        return !isOnline() && time.toLocalDate().isBefore(newestDay) ? newestDay.atTime(time.toLocalTime()) : time;
    }

    private LocalDate day() {
        return pcTime().toLocalDate();
    }

    private LocalDate ourDay() {
        return now().atZone(zone).toLocalDate();
    }

    /** Its day, or ours if that is earlier: a clock that is far ahead must not wipe anything. */
    LocalDate earlierDay() {
        return day().isBefore(ourDay()) ? day() : ourDay();
    }

    /** The day for which something is asked for today: the PC's, but ours where its clock has fallen back. */
    LocalDate askedToday() {
        if (clocksAgree() || !day().isBefore(newestDay)) {
            return day();
        }
        return ourDay().isBefore(newestDay) ? newestDay : ourDay();
    }

    private boolean clocksAgree() {
        return its == null || its.agreesWith(now().minus(steady.since(lookedAt)));
    }

    /** Whether what is counted on its day may be kept: not on one that comes again, nor on one of another age. */
    boolean isCredible() {
        return clocksAgree() || !(day().isAfter(ourDay()) || day().isBefore(ourDay().minusDays(SLOW_DAYS)));
    }

    /** What is wrong with the clocks, for who may set them; empty if nothing. */
    String trouble() {
        return clocksAgree()
                ? ""
                : "The clock of this PC and ours are more than 14 h apart (its date is " + day() + ", ours " + ourDay()
                        + "). Set the one that is wrong: until then extra time may wait, and days may be missing in the history";
    }

    /** The latest day that both clocks have reached: one of them may be ahead by years for a while. */
    LocalDate newestDay() {
        return newestDay;
    }

    /** In which people here read times. */
    ZoneId ourZone() {
        return clock.getZone();
    }

    /** The PC's own. */
    ZoneId zone() {
        return zone;
    }

    /** When it came or went. */
    Optional<Instant> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    /** When it was last known to be there: now, if it is, and if it never was. */
    Instant lastThere() {
        return isOnline() || lastSeen == null ? now() : lastSeen;
    }
}
