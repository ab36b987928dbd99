package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    private static Moments on(String day, String zone) {
        return new Moments(LocalDate.parse(day), ZoneId.of(zone), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, Europe/Berlin, 2026-11-15T23:00:00Z, 2026-10-31T23:00:00Z",
        "2026-11-23, Europe/Berlin, 2026-11-22T23:00:00Z, 2026-10-31T23:00:00Z",
        "2026-11-01, UTC, 2026-10-26T00:00:00Z, 2026-11-01T00:00:00Z",
        "2026-10-26, Europe/Berlin, 2026-10-25T23:00:00Z, 2026-09-30T22:00:00Z",
        "2027-01-01, Asia/Tokyo, 2026-12-27T15:00:00Z, 2026-12-31T15:00:00Z",
    })
    void week_and_month_begin_at_midnight_of_the_pcs_zone(String day, String zone, Instant week, Instant month) {
        assertEquals(week, on(day, zone).weekBegan());
        assertEquals(month, on(day, zone).monthBegan());
    }
}
