package io.github.timekpr2mqtt.homeassistant;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as Home Assistant takes them: ISO 8601 with offset, whole seconds. */
final class Times {
    private Times() {}

    static String text(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }

    /** Null is "unknown" to Home Assistant. */
    static @Nullable String orNull(Optional<Instant> at, ZoneId zone) {
        return at.map(moment -> text(moment, zone)).orElse(null);
    }
}
