package io.github.timekpr2mqtt.homeassistant;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as Home Assistant takes them: ISO 8601 with offset, whole seconds. */
public final class Times {
    private Times() {}

    /** A moment in a zone, for example {@code 2026-11-21T08:36:41+01:00}. */
    public static String text(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }

    /** Null is "unknown" to Home Assistant. */
    static @Nullable String orNull(Optional<Instant> at, ZoneId zone) {
        return at.map(moment -> text(moment, zone)).orElse(null);
    }
}
