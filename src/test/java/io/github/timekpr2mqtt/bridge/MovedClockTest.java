package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedClockTest {
    private static final Duration LITTLE = Duration.ofMinutes(1);

    @Test
    void everybody_who_has_the_file_goes_by_what_one_set(@TempDir Path folder) {
        Path file = folder.resolve("clock");
        MovedClock one = MovedClock.at(file, ZoneOffset.UTC);
        Clock other = MovedClock.at(file, ZoneOffset.UTC).withZone(ZoneOffset.MAX);
        assertTrue(near(Clock.systemUTC().instant(), other.instant()));
        Instant then = Instant.parse("2027-05-17T10:00:00Z");
        one.moveTo(then);
        assertTrue(near(then, other.instant()));
        assertEquals(ZoneOffset.MAX, other.getZone());
    }

    private static boolean near(Instant a, Instant b) {
        return Duration.between(a, b).abs().compareTo(LITTLE) < 0;
    }
}
