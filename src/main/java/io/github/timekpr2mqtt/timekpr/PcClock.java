package io.github.timekpr2mqtt.timekpr;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/**
 * What a PC's clock said.
 *
 * @param local the PC's date and time of day
 * @param offset its distance from UTC
 * @param zone the IANA name of its time zone as the PC told it, empty if unknown
 */
public record PcClock(LocalDateTime local, ZoneOffset offset, String zone) {
    private static final Duration ZONES_APART = Duration.ofHours(14);
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx").withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads the output of {@code date '+%Y-%m-%dT%H:%M:%S%z'}.
     *
     * @throws IllegalArgumentException quoting the text, if it is none
     */
    public static PcClock parse(String date, String zone) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(date.strip(), FORMAT);
            return new PcClock(time.toLocalDateTime(), time.getOffset(), zone.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + date + "\" is not a time like 2026-11-21T10:20:30+0100", e);
        }
    }

    /** The text that {@link #parse} reads. */
    public String print() {
        return FORMAT.format(local.atOffset(offset));
    }

    public Instant instant() {
        return local.toInstant(offset);
    }

    public LocalDate date() {
        return local.toLocalDate();
    }

    /** Whether another clock says about the same: two that differ by more than zones do cannot both be right. */
    public boolean agreesWith(Instant other) {
        return Duration.between(instant(), other).abs().compareTo(ZONES_APART) <= 0;
    }

    /** The PC's time zone; only its present offset, if the named zone is unknown or has another one now. */
    public ZoneId zoneId() {
        try {
            ZoneId named = ZoneId.of(zone);
            return named.getRules().getOffset(instant()).equals(offset) ? named : offset;
        } catch (DateTimeException e) {
            return offset;
        }
    }
}
