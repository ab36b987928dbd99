package io.github.timekpr2mqtt.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong must be seen: each lie of a bridge once. */
class LedgerTest {
    @TempDir
    private Path folder;

    private ToyHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new ToyHouse(folder);
    }

    private void breach(String part) {
        List<String> breaches = house.diary.breaches();
        assertEquals(1, breaches.size(), breaches::toString);
        assertTrue(breaches.get(0).contains(part), breaches::toString);
    }

    @Test
    void a_change_that_the_pc_has_may_be_called_applied_and_be_told_twice() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        assertEquals(List.of(limit), house.ledger.open());
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.tells(limit, "applied", "");
        house.tells(limit, "applied", "");
        assertEquals(List.of(), house.diary.breaches());
        assertEquals(List.of(), house.ledger.open());
    }

    @Test
    void applied_before_the_pc_has_it() {
        house.tells(house.asks("limit_week", Asked.Kind.SETTING, "7200"), "applied", "");
        breach("the PC never had it since");
    }

    @Test
    void two_different_endings() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.tells(limit, "applied", "");
        house.ledger.cancel(ToyHouse.ANNA);
        house.tells(limit, "cancelled", "");
        breach("has two endings");
    }

    @Test
    void more_presses_called_given_than_were() {
        Asked first = house.asks("add_15", Asked.Kind.GRANT, "900");
        Asked second = house.asks("add_15", Asked.Kind.GRANT, "900");
        house.gives(false, 15);
        house.tells(first, "applied", "");
        house.tells(second, "applied", "");
        breach("given it 1 times, and 2 were told");
    }

    @Test
    void a_setting_for_which_nobody_asked() {
        house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.sets(true, "LIMIT_PER_WEEK", "3600");
        house.sets(false, "LIMIT_PER_WEEK", "10800");
        breach("set limit_week of anna on den to 10800");
    }

    @Test
    void time_given_into_a_file_of_yesterday() {
        house.passes(1);
        house.gives(false, 15);
        breach("into a file of another day");
    }

    @Test
    void endings_for_which_there_is_no_reason() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        for (String type : List.of("superseded", "cancelled", "expired", "failed", "rejected")) {
            int before = house.diary.breaches().size();
            house.tells(house.asks("limit_week", Asked.Kind.SETTING, "7200"), type, "the PC refused it: no");
            assertEquals(before + 1, house.diary.breaches().size(), type);
        }
        house.tells(limit, "superseded", "");
        assertEquals(5, house.diary.breaches().size(), "others came after it");
    }

    @Test
    void a_change_at_the_pc_that_was_our_own() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.tells(limit, "changed_at_pc", "");
        breach("changed at the PC 0 times, but told 1 times");
    }

    private void changedAtPc(String id, String command, Object after) {
        house.ledger.heard(
                new Told(Map.of(
                        "event_type",
                        "changed_at_pc",
                        "id",
                        id,
                        "pc",
                        "den",
                        "user",
                        "anna",
                        "command",
                        command,
                        "after",
                        after)),
                System.nanoTime());
    }

    @Test
    void what_was_taken_back_after_it_had_been_sent_may_arrive() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.ledger.cancel(ToyHouse.ANNA);
        house.tells(limit, "cancelled", "it was already sent to the PC, which may have it");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        changedAtPc("pc-1", "limit_week", 2);
        assertEquals(List.of(), house.diary.breaches());
    }

    @Test
    void what_was_taken_back_before_it_was_sent_must_not_arrive() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.ledger.cancel(ToyHouse.ANNA);
        house.tells(limit, "cancelled", "");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        breach("set limit_week of anna on den to 7200, for which nobody asked");
        changedAtPc("pc-1", "limit_week", 2);
        assertEquals(2, house.diary.breaches().size());
    }

    @Test
    void what_was_replaced_may_arrive_before_the_other_is_applied_and_not_afterwards() {
        Asked old = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        Asked next = house.asks("limit_week", Asked.Kind.SETTING, "3600");
        house.tells(old, "superseded", "");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.sets(false, "LIMIT_PER_WEEK", "3600");
        house.tells(next, "applied", "");
        assertEquals(List.of(), house.diary.breaches());
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        breach("set limit_week of anna on den to 7200, for which nobody asked");
    }

    @Test
    void what_was_applied_is_not_set_again_over_what_somebody_set_at_the_pc() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.tells(limit, "applied", "");
        house.sets(true, "LIMIT_PER_WEEK", "3600");
        assertEquals(List.of(), house.diary.breaches());
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        breach("set limit_week of anna on den to 7200, for which nobody asked");
    }

    private void limits(boolean atPc, Integer... limits) {
        house.calls(atPc, "setTimeLimitForDays", "LIMITS_PER_WEEKDAYS", List.of(limits));
    }

    private void days(boolean atPc, Integer... days) {
        house.calls(atPc, "setAllowedDays", "ALLOWED_WEEKDAYS", List.of(days));
    }

    /** Saturday and Sunday alone, and the bridge has seen that. */
    private void weekend() {
        days(true, 6, 7);
        limits(true, 600, 700);
        house.isRead();
    }

    @Test
    void a_short_week_is_made_whole_with_the_limit_that_is_wanted() {
        weekend();
        house.asks("limit_monday", Asked.Kind.SETTING, "60");
        limits(false, 60, 0, 0, 0, 0, 600, 700);
        days(false, 1, 2, 3, 4, 5, 6, 7);
        assertEquals(List.of(), house.diary.breaches());
    }

    @Test
    void a_short_week_gets_the_limits_of_other_days() {
        weekend();
        house.asks("limit_monday", Asked.Kind.SETTING, "60");
        limits(false, 60, 0, 0, 0, 600, 0, 700);
        assertEquals(
                2,
                house.diary.breaches().stream()
                        .filter(breach -> breach.contains("which it was not since it was read last"))
                        .count());
    }

    @Test
    void a_list_that_stays_short() {
        weekend();
        house.asks("limit_saturday", Asked.Kind.SETTING, "60");
        limits(false, 60, 700);
        breach("a list that is not whole");
    }

    @Test
    void what_is_half_written_is_taken_for_the_limits_of_the_days() {
        weekend();
        house.asks("limit_monday", Asked.Kind.SETTING, "60");
        limits(false, 60, 0, 0, 0, 0, 600, 700);
        house.isRead();
        limits(false, 60, 0, 0, 0, 0, 60, 0); // as the file reads: Saturday 60, Sunday 0
        assertEquals(
                2,
                house.diary.breaches().stream()
                        .filter(breach -> breach.contains("which it was not since it was read last"))
                        .count(),
                house.diary.breaches()::toString);
    }

    @Test
    void another_days_limit_may_be_lost_that_is_set_at_the_pc_after_it_was_read() {
        house.asks("limit_monday", Asked.Kind.SETTING, "60");
        house.isRead();
        limits(true, 3600, 1200, 3600, 3600, 3600, 3600, 3600);
        limits(false, 60, 3600, 3600, 3600, 3600, 3600, 3600);
        assertEquals(List.of(), house.diary.breaches());
        assertEquals(1, house.ledger.writes().lost());
    }

    @Test
    void limits_that_came_to_other_days_are_given_to_their_own_again() {
        limits(true, 600, 1200, 1800, 2400, 3000, 3600, 4200);
        house.isRead();
        house.asks("limit_sunday", Asked.Kind.SETTING, "60");
        days(true, 2, 3, 4, 5, 6, 7);
        limits(false, 600, 1200, 1800, 2400, 3000, 3600, 60);
        house.isRead();
        limits(false, 0, 1200, 1800, 2400, 3000, 3600, 60);
        days(false, 1, 2, 3, 4, 5, 6, 7);
        assertEquals(List.of(), house.diary.breaches());
        limits(false, 0, 1200, 1800, 2400, 3000, 600, 60);
        breach("set limit_saturday of anna on den to 600");
    }

    @Test
    void another_days_limit_must_not_be_lost_that_was_read() {
        house.asks("limit_monday", Asked.Kind.SETTING, "60");
        limits(true, 3600, 1200, 3600, 3600, 3600, 3600, 3600);
        house.isRead();
        limits(false, 60, 3600, 3600, 3600, 3600, 3600, 3600);
        assertTrue(house.diary.breaches().get(0).contains("set limit_tuesday of anna on den to 3600"));
    }

    @Test
    void a_change_at_the_pc_that_is_told_twice() {
        house.sets(true, "LIMIT_PER_WEEK", "7200");
        changedAtPc("pc-1", "limit_week", 2);
        changedAtPc("pc-1", "limit_week", 2);
        assertEquals(List.of(), house.diary.breaches());
        assertEquals(List.of(), house.ledger.untoldAtPc());
        changedAtPc("pc-2", "limit_week", 2);
        breach("changed at the PC 1 times, but told 2 times");
    }

    @Test
    void a_change_at_the_pc_that_is_told_with_what_it_never_was() {
        house.sets(true, "LIMIT_PER_WEEK", "7200");
        changedAtPc("pc-1", "limit_week", 3);
        breach("changed at the PC 0 times, but told 1 times");
    }

    @Test
    void a_change_at_the_pc_that_stays_and_is_not_told() {
        house.sets(true, "LIMIT_PER_WEEK", "7200");
        assertEquals(
                List.of("limit_week of anna on den was changed at the PC to 7200, and that was not told"),
                house.ledger.untoldAtPc());
    }

    @Test
    void extra_time_that_is_given_at_the_pc_may_be_told_once() {
        house.gives(true, 15);
        changedAtPc("pc-1", "extra_time", 15);
        assertEquals(List.of(), house.diary.breaches());
        changedAtPc("pc-2", "extra_time", 15);
        breach("nobody gave that time at the PC");
    }

    @Test
    void a_command_about_the_queue_has_one_ending() {
        Asked cancel = house.asks("cancel_waiting", Asked.Kind.QUEUE, "");
        assertEquals(List.of(cancel), house.ledger.open());
        house.tells(cancel, "applied", "");
        assertEquals(List.of(), house.ledger.open());
        assertEquals(List.of(), house.diary.breaches());
        house.tells(cancel, "rejected", "nothing waits");
        breach("has two endings");
    }

    @Test
    void what_the_pc_never_had_is_shown_as_its_own() {
        Map<String, Object> details = new HashMap<>();
        Level.OF_CHILD.keySet().forEach(control -> details.put(control, Map.of("on_pc", shown(control))));
        house.ledger.shown(ToyHouse.ANNA, Map.of("details", details));
        assertEquals(List.of(), house.diary.breaches());
        details.put("limit_monday", Map.of("on_pc", 61));
        house.ledger.shown(ToyHouse.ANNA, Map.of("details", details));
        breach("limit_monday of anna on den is shown with 61");
    }

    private static Object shown(String control) {
        if (control.startsWith("playtime_limit")) {
            return 0;
        }
        return control.startsWith("hours_")
                ? "7;8"
                : switch (control) {
                    case "limit_week" -> 168;
                    case "limit_month" -> 744;
                    case "lockout" -> "terminate";
                    default -> control.startsWith("limit_") ? 60 : "OFF";
                };
    }

    @Test
    void an_ending_of_what_nobody_asked_for() {
        Asked stranger = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        ToyHouse other;
        try {
            other = new ToyHouse(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        other.tells(stranger, "failed", "");
        assertTrue(other.diary.breaches().get(0).contains("nobody asked"));
    }
}
