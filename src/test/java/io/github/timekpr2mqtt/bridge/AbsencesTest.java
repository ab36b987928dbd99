package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AbsencesTest {
    private static final Username ANNA = new Username("anna");
    private static final Username BEN = new Username("ben");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Absences absences = new Absences();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    private Set<Username> readAfter(Duration time, Username... absent) {
        now = now.plus(time);
        return absences.read(Set.of(absent), now);
    }

    private Set<Username> hours(int hours, Username... absent) {
        Set<Username> left = Set.of();
        for (int i = 0; i < hours && left.isEmpty(); i++) {
            left = readAfter(HOUR, absent);
        }
        return left;
    }

    @Test
    void one_that_is_missing_in_a_day_of_reads_is_gone_and_then_forgotten() {
        assertEquals(Set.of(), readAfter(HOUR)); // there
        assertEquals(Set.of(), hours(24, ANNA)); // the first of these reads found it missing
        assertEquals(Set.of(ANNA), readAfter(HOUR, ANNA));
        assertEquals(Map.of(), absences.all());
    }

    @Test
    void one_that_was_there_in_between_begins_anew() {
        hours(24, ANNA, BEN);
        readAfter(HOUR, BEN);
        assertEquals(Set.of(), hours(24, ANNA));
        assertEquals(Set.of(ANNA), readAfter(HOUR, ANNA));
    }

    @Test
    void the_time_in_which_the_pc_was_off_does_not_count() {
        hours(24, ANNA);
        absences.interrupted();
        assertEquals(Set.of(), readAfter(Duration.ofMinutes(30), ANNA));
        assertEquals(Set.of(), readAfter(Duration.ofMinutes(59), ANNA));
        assertEquals(Set.of(ANNA), readAfter(Duration.ofMinutes(1), ANNA));
    }

    @Test
    void a_clock_that_jumps_does_not_count() {
        hours(2, ANNA);
        readAfter(Duration.ofDays(3), ANNA);
        readAfter(Duration.ofDays(-2), ANNA);
        assertEquals(Map.of(ANNA, HOUR), absences.all());
    }

    @Test
    void after_a_restart_it_goes_on_where_it_was() {
        absences.remember(Map.of(ANNA, Duration.ofHours(23), BEN, Duration.ofHours(2)));
        assertEquals(Set.of(), readAfter(HOUR, ANNA, BEN)); // the program did not run meanwhile
        assertEquals(Set.of(ANNA), readAfter(HOUR, ANNA, BEN));
        assertEquals(Map.of(BEN, Duration.ofHours(3)), absences.all());
    }
}
