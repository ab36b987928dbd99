package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcClockTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T10:20:30+0100",
                "2026-01-01T00:00:00+0000",
                "2028-02-29T23:59:59-0330",
                "1970-01-01T05:45:00+0545"
            })
    void what_date_prints_is_read_and_printed_back(String date) {
        assertEquals(date, PcClock.parse(date, "").print());
        assertEquals(date, PcClock.parse(date + "\n", "").print());
    }

    @Test
    void it_knows_the_moment_and_the_date_there() {
        PcClock clock = PcClock.parse("2026-11-21T00:20:30+0100", "Europe/Berlin\n");
        assertEquals(LocalDate.of(2026, 11, 21), clock.date());
        assertEquals(LocalDateTime.of(2026, 11, 21, 0, 20, 30), clock.local());
        assertEquals(Instant.parse("2026-11-20T23:20:30Z"), clock.instant());
        assertEquals(ZoneId.of("Europe/Berlin"), clock.zoneId());
    }

    @ParameterizedTest
    @CsvSource({
        "'', an unknown zone",
        "Mars/Olympus, no zone at all",
        "Etc/Unknown, no zone at all",
        "America/New_York, a zone with another offset now",
        "'../../etc/passwd', no zone at all",
    })
    void a_zone_that_cannot_be_is_the_bare_offset(String zone, String why) {
        PcClock clock = PcClock.parse("2026-11-21T10:20:30+0100", zone);
        assertEquals(ZoneOffset.ofHours(1), clock.zoneId(), why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21",
                "2026-11-21T10:20:30",
                "2026-11-21 10:20:30+0100",
                "2026-02-30T10:20:30+0100",
                "2026-11-21T24:20:30+0100",
                "2026-11-21T10:20:30CET",
                "Sat Nov 21"
            })
    void anything_else_is_refused_and_quoted(String date) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> PcClock.parse(date, ""));
        assertEquals("\"" + date + "\" is not a time like 2026-11-21T10:20:30+0100", refused.getMessage());
    }
}
