package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The day of a grant, and clocks of which one is wrong. */
class GrantDayTest {
    private final ToyTimekpr pc = new ToyTimekpr();
    private final Round round = new Round(pc);

    @Test
    void it_expires_when_the_pcs_day_is_over_and_both_clocks_agree() {
        round.give(15);
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(8, 0);
        round.now = round.now.plus(Duration.ofHours(20));
        round.run();
        assertEquals(List.of(Ending.Type.EXPIRED), round.types());
        assertEquals(0, pc.calls);
    }

    @Test
    void a_clock_of_the_pc_that_is_a_day_ahead_does_not_end_it() {
        round.give(15);
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(8, 0);
        round.run();
        assertEquals(1, round.wishes.open());
        assertTrue(((Grant.Waiting) round.wishes.grants().get(0).state()).why().startsWith("clock"));
    }

    @Test
    void our_own_clock_that_fell_back_does_not_end_it() {
        round.give(15);
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(0, 30);
        round.newest = ToyTimekpr.TODAY.plusDays(1);
        round.now = ToyTimekpr.TODAY.atTime(23, 0).toInstant(ZoneOffset.UTC);
        round.run();
        assertEquals(1, round.wishes.open());
    }

    @Test
    void a_clock_of_the_pc_without_a_battery_does_not_end_it() {
        round.give(15);
        pc.clock = LocalDate.of(1970, 1, 1).atTime(0, 1);
        round.run();
        assertEquals(1, round.wishes.open());
        assertEquals(0, pc.calls);
    }

    private String waitsFor() {
        assertEquals(List.of(), round.types());
        assertEquals(0, pc.calls);
        return ((Grant.Waiting) round.wishes.grants().get(0).state()).why();
    }

    @Test
    void into_a_day_to_which_the_pcs_clock_has_fallen_back_nothing_is_given() {
        round.give(15);
        round.newest = ToyTimekpr.TODAY.plusDays(1);
        round.now = round.now.plus(Duration.ofDays(1));
        round.run();
        assertEquals("clock: the PC's clock has fallen back to 2026-11-21", waitsFor());
        pc.clock = pc.clock.plusDays(1);
        round.run();
        assertEquals(List.of(Ending.Type.EXPIRED), round.types());
        assertEquals(0, pc.calls);
    }

    @Test
    void a_file_of_a_day_from_which_the_pcs_clock_has_fallen_back_is_not_moved_to_an_older_day() {
        round.give(15);
        pc.lastChecked = ToyTimekpr.TODAY.plusDays(300).atTime(18, 0);
        round.newest = LocalDate.EPOCH;
        round.now = round.now.plus(Duration.ofDays(300));
        round.run();
        assertEquals("clock: the PC's clock has fallen back to 2026-11-21", waitsFor());
    }

    @Test
    void a_file_that_a_clock_far_ahead_has_left_is_moved_to_today() {
        pc.lastChecked = ToyTimekpr.TODAY.plusDays(300).atTime(18, 0);
        round.give(15).run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(900, pc.extra());
    }

    @Test
    void after_a_journey_to_the_west_time_is_given_and_ends_by_the_pcs_date() {
        round.newest = ToyTimekpr.TODAY.plusDays(1);
        round.give(15).run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        round.give(15);
        round.newest = ToyTimekpr.TODAY.plusDays(2);
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(8, 0);
        round.now = round.now.plus(Duration.ofHours(20));
        round.run();
        assertEquals(List.of(Ending.Type.APPLIED, Ending.Type.EXPIRED), round.types());
    }

    @Test
    void what_waited_overnight_is_not_given_to_a_pc_that_starts_with_the_time_of_its_end() {
        round.give(15);
        pc.clock = ToyTimekpr.TODAY.atTime(23, 0);
        round.now = round.now.plus(Duration.ofHours(20));
        round.run();
        assertEquals("clock: it is for 2026-11-21, which is over by our clock but not by the PC's", waitsFor());
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(8, 0);
        round.run();
        assertEquals(List.of(Ending.Type.EXPIRED), round.types());
    }

    @Test
    void what_is_asked_for_now_is_given_by_the_date_of_a_pc_that_is_always_slow() {
        pc.clock = ToyTimekpr.TODAY.atTime(23, 0);
        round.now = round.now.plus(Duration.ofHours(20));
        round.give(15).run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void a_clock_of_the_pc_that_was_ahead_by_a_year_for_a_while_keeps_nothing_from_its_end() {
        round.newest = ToyTimekpr.TODAY.plusDays(1);
        round.give(15);
        pc.clock = ToyTimekpr.TODAY.plusDays(2).atTime(8, 0);
        round.now = round.now.plus(Duration.ofHours(44));
        round.run();
        assertEquals(List.of(Ending.Type.EXPIRED), round.types());
    }
}
