package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.timekpr.PcClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** A PC's clock: runs on from where it was set, at first this machine's. For the toy a step is what it is for the real daemon. */
public final class DemoClock {
    private final Clock machine = Clock.systemUTC();
    private volatile ZoneId zone = ZoneId.systemDefault();
    private volatile Duration ahead = Duration.ZERO;

    /** From now on it shows this local time of its zone. */
    public void set(LocalDateTime local) {
        Instant wanted = local.atZone(zone).toInstant();
        ahead = Duration.between(machine.instant(), wanted);
    }

    /** The PC's time zone, at first this machine's. */
    public void zone(ZoneId other) {
        zone = other;
    }

    /** The local time in whole seconds. */
    public LocalDateTime now() {
        return zoned().toLocalDateTime();
    }

    /** As the PC tells it; the zone has a name only if it is one of a place. */
    PcClock reading() {
        ZonedDateTime now = zoned();
        return new PcClock(now.toLocalDateTime(), now.getOffset(), zone instanceof ZoneOffset ? "" : zone.getId());
    }

    private ZonedDateTime zoned() {
        return machine.instant().plus(ahead).truncatedTo(ChronoUnit.SECONDS).atZone(zone);
    }
}
