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
    private final Clock clock;
    private ZoneId zone = ZoneId.systemDefault();
    private LocalDate newestDay = LocalDate.EPOCH;
    private Duration ahead = Duration.ZERO;
    private @Nullable Instant lastSeen;
    private boolean online;

    PcTime(Clock clock) {
        this.clock = clock;
    }

    /** As it was before the program started. */
    void remember(ZoneId itsZone, LocalDate itsNewestDay, Instant seen) {
        zone = itsZone;
        newestDay = itsNewestDay;
        lastSeen = seen;
    }

    /** It is there. */
    void seen(PcClock its) {
        if (!online) {
            lastSeen = now();
        }
        online = true;
        zone = its.zoneId();
        ahead = Duration.between(now(), its.instant());
        newestDay = its.date().isAfter(newestDay) ? its.date() : newestDay;
    }

    /** Whether that is news. */
    boolean gone() {
        boolean news = online;
        if (online) {
            lastSeen = now();
        }
        online = false;
        return news;
    }

    boolean isOnline() {
        return online;
    }

    /** On our clock. */
    Instant now() {
        return clock.instant();
    }

    /** When its day began, on our clock. */
    Instant dayBegan() {
        return pcTime().toLocalDate().atStartOfDay(zone).toInstant().minus(online ? ahead : Duration.ZERO);
    }

    /** The PC's own time while it is there, else ours in its zone. */
    LocalDateTime pcTime() {
        return now().plus(online ? ahead : Duration.ZERO).atZone(zone).toLocalDateTime();
    }

    /** The latest day that its clock ever said. */
    LocalDate newestDay() {
        return newestDay;
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
        return online || lastSeen == null ? now() : lastSeen;
    }
}
