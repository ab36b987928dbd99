package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T11:00:00Z, Europe/Berlin, 2026-11-21T12:00:00+01:00",
        "2026-07-21T11:00:00Z, Europe/Berlin, 2026-07-21T13:00:00+02:00",
        "2026-11-21T11:00:00.987654321Z, UTC, 2026-11-21T11:00:00Z",
        "2026-11-21T23:30:00Z, Asia/Kolkata, 2026-11-22T05:00:00+05:30",
        "2026-10-25T00:30:00Z, Europe/Berlin, 2026-10-25T02:30:00+02:00",
        "2026-10-25T01:30:00Z, Europe/Berlin, 2026-10-25T02:30:00+01:00",
    })
    void a_time_is_written_with_whole_seconds_and_its_offset(String at, String zone, String text) {
        assertEquals(text, Times.text(Instant.parse(at), ZoneId.of(zone)));
    }
}
