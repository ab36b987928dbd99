package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.PcClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of a PC and ours, of which either may be wrong. */
class PcTimeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDateTime NOON = DAY.atTime(LocalTime.NOON);
    private static final LocalDateTime NO_BATTERY = LocalDate.of(1970, 1, 1).atTime(0, 1);

    private final WrongClock ours = WrongClock.standing(NOON);
    private long seconds;
    private final PcTime time = new PcTime(ours, new Steady(() -> seconds * 1_000_000_000));

    private void pcSays(LocalDateTime local) {
        time.seen(new PcClock(local, ZoneOffset.UTC, "UTC"));
    }

    @Test
    void what_the_pc_said_runs_on_whatever_is_done_to_our_clock() {
        pcSays(NOON);
        seconds = 20;
        ours.step(Duration.ofDays(1));
        assertEquals(NOON.plusSeconds(20), time.pcTime());
        assertEquals(DAY, time.askedToday());
        assertEquals(
                "The clock of this PC and ours are more than 14 h apart (its date is 2026-11-20, ours 2026-11-21). Set the one"
                        + " that is wrong: until then extra time may wait, and days may be missing in the history",
                time.trouble());
        ours.step(Duration.ofDays(-2));
        assertEquals(NOON.plusSeconds(20), time.pcTime());
        assertEquals(DAY, time.askedToday());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void its_day_began_when_it_began_on_our_clock(int days) {
        pcSays(NOON);
        assertEquals(DAY.atStartOfDay().toInstant(ZoneOffset.UTC), time.dayBegan());
        ours.step(Duration.ofDays(days));
        assertEquals(DAY.plusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC), time.dayBegan());
    }

    @Test
    void a_day_has_come_when_both_clocks_have_reached_it() {
        pcSays(NOON.plusYears(1));
        assertEquals(DAY, time.newestDay());
        ours.step(Duration.ofDays(3));
        pcSays(NOON.plusDays(1));
        assertEquals(DAY.plusDays(1), time.newestDay());
        pcSays(NO_BATTERY);
        assertEquals(DAY.plusDays(1), time.newestDay());
    }

    @Test
    void what_is_asked_for_while_the_pcs_clock_has_fallen_back_is_for_our_today() {
        pcSays(NOON);
        assertEquals("", time.trouble());
        time.gone();
        assertEquals("", time.trouble());
        ours.step(Duration.ofDays(2));
        pcSays(NO_BATTERY);
        assertEquals(DAY.plusDays(2), time.askedToday());
        assertEquals(NO_BATTERY, time.pcTime());
    }

    @ParameterizedTest
    @CsvSource({"0, true", "13, true", "24, false", "-24, true", "-48, true", "-72, false"})
    void a_day_to_come_and_one_long_ago_are_not_kept(int hours, boolean kept) {
        pcSays(NOON.plusHours(hours));
        assertEquals(kept, time.isCredible());
    }

    @Test
    void where_both_have_fallen_back_it_is_for_the_newest_day_that_is_known() {
        pcSays(NOON);
        ours.step(Duration.ofDays(-30));
        pcSays(NO_BATTERY);
        assertEquals(DAY, time.askedToday());
    }

    @Test
    void a_pc_that_came_back_from_the_east_is_taken_by_its_date() {
        ours.step(Duration.ofHours(8));
        time.seen(new PcClock(DAY.plusDays(1).atTime(5, 0), ZoneOffset.ofHours(9), "Asia/Tokyo"));
        assertEquals(DAY.plusDays(1), time.newestDay());
        pcSays(DAY.atTime(20, 0));
        assertEquals(DAY, time.askedToday());
        assertTrue(time.isCredible());
        assertEquals("", time.trouble());
    }

    @Test
    void of_a_pc_that_is_off_no_older_day_is_shown_because_our_clock_fell_back() {
        pcSays(NOON);
        time.gone();
        ours.step(Duration.ofDays(-1).plusHours(3));
        assertEquals(NOON.plusHours(3), time.pcTime());
        assertEquals(DAY, time.askedToday());
        ours.step(Duration.ofDays(3));
        assertEquals(NOON.plusDays(2).plusHours(3), time.pcTime());
    }
}
