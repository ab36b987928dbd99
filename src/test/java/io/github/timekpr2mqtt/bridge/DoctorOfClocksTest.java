package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.homeassistant.Checkup.Look;
import io.github.timekpr2mqtt.homeassistant.Checkup.Verdict;
import io.github.timekpr2mqtt.host.Stage;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.PcClock;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor says of a PC's clock and time zone, compared with ours. */
class DoctorOfClocksTest {
    private static final Observation ANNAS = FoundWay.ANNAS;
    private static final LocalDateTime NOON = ANNAS.clock().local();
    private static final Clock BERLIN = FoundWay.AT_NOON.withZone(ZoneId.of("Europe/Berlin"));

    private static Checkup examined(PcClock its, Clock ours) {
        Options.Pc den = new Options.Pc("den", "den.lan", 22, "timekpr2mqtt", "", List.of(), List.of(), false);
        Observation there = new Observation(its, "boot", ANNAS.version(), ANNAS.main(), ANNAS.accounts(), Map.of());
        return new Doctor(den, FoundWay.CURRENT, "the line")
                .examined(FoundWay.way(FoundWay.CURRENT, there, Optional.empty()), ours);
    }

    private static Checkup examined(PcClock its) {
        return examined(its, FoundWay.AT_NOON);
    }

    private static void is(Verdict verdict, String words, Checkup checkup) {
        assertEquals(new Look(Stage.CLOCK.toString(), verdict, words), Looks.at(Stage.CLOCK, checkup));
    }

    @ParameterizedTest
    @CsvSource({
        "121, 2 min ahead of",
        "-600, 10 min behind",
        "7500, 2 h 5 min ahead of",
        "-50400, 14 h 0 min behind",
    })
    void a_clock_that_is_wrong_is_said(int ahead, String words) {
        is(
                Verdict.BROKEN,
                "The PC's clock is " + words
                        + " ours. Set the one that is wrong; on the PC: sudo timedatectl set-ntp true",
                examined(new PcClock(NOON.plusSeconds(ahead), ZoneOffset.UTC, "UTC")));
    }

    @ParameterizedTest
    @ValueSource(ints = {119, -119, 0})
    void a_clock_that_is_as_good_as_ours_is_good(int ahead) {
        assertTrue(examined(new PcClock(NOON.plusSeconds(ahead), ZoneOffset.UTC, "UTC"))
                .isWell());
    }

    @Test
    void clocks_of_another_age_are_said_as_always() {
        Checkup checkup = examined(new PcClock(NOON.minusYears(56), ZoneOffset.UTC, "UTC"));
        String words = Looks.at(Stage.CLOCK, checkup).words();
        assertTrue(words.startsWith("The clock of this PC and ours are more than 14 h apart (its date is 1970"), words);
    }

    @Test
    void another_zone_is_said_with_both_times() {
        is(
                Verdict.BROKEN,
                "The PC is in another time zone (UTC, it is 2026-11-21 12:00) than we (Europe/Berlin, 2026-11-21 13:00). A child's"
                        + " day and hours are those of the PC. If that is wrong: sudo timedatectl set-timezone Europe/Berlin",
                examined(ANNAS.clock(), BERLIN));
    }

    @Test
    void a_zone_of_another_name_with_the_same_time_is_good() {
        PcClock its = new PcClock(NOON.plusHours(1), ZoneOffset.ofHours(1), "Europe/Vienna");
        is(Verdict.GOOD, "2026-11-21 13:00, as here; Europe/Vienna", examined(its, BERLIN));
    }

    /** As in a container that was told none: then nobody can say whether the PC's is right. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Etc/UTC", "GMT", "Z"})
    void a_bridge_without_a_zone_of_its_own_finds_no_fault_with_that_of_a_pc(String ours) {
        PcClock its = new PcClock(NOON.plusHours(1), ZoneOffset.ofHours(1), "Europe/Vienna");
        is(
                Verdict.GOOD,
                "2026-11-21 13:00; Europe/Vienna (the bridge's own is not set: " + ours + ")",
                examined(its, FoundWay.AT_NOON.withZone(ZoneId.of(ours))));
    }
}
