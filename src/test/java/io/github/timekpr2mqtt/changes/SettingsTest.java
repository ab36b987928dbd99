package io.github.timekpr2mqtt.changes;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final ToyTimekpr pc = new ToyTimekpr();
    private final Round round = new Round(pc);

    @Test
    void a_limit_is_applied_when_it_was_read_back() {
        round.want(new DayLimit(MONDAY, 5400)).run();
        assertEquals("5400;3600;3600;3600;3600;7200;7200", pc.limits);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(Optional.of("90"), round.endings.get(0).after());
        assertEquals(AccountWishes.NONE, round.wishes);
    }

    @Test
    void several_limits_travel_in_one_call() {
        round.want(new DayLimit(MONDAY, 0)).want(new DayLimit(SUNDAY, 60)).run();
        assertEquals("0;3600;3600;3600;3600;7200;60", pc.limits);
        assertEquals(1, pc.calls);
        assertEquals(2, round.endings.size());
    }

    @Test
    void the_last_wish_for_a_day_wins() {
        round.want(new DayLimit(MONDAY, 60)).want(new DayLimit(MONDAY, 120)).run();
        assertEquals("120;3600;3600;3600;3600;7200;7200", pc.limits);
        assertEquals(1, round.endings.size());
    }

    @Test
    void what_holds_already_is_applied_without_a_call() {
        round.want(new DayLimit(MONDAY, 3600)).run();
        assertEquals(0, pc.calls);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void nothing_is_applied_that_the_pc_does_not_show_and_it_is_sent_twice_at_most() {
        pc.ignores = true;
        round.want(new DayLimit(MONDAY, 60)).run();
        assertEquals(2, pc.calls);
        assertEquals(List.of(Ending.Type.FAILED), round.types());
        assertEquals(
                "the PC accepted it 2 times but did not keep it",
                round.endings.get(0).reason());
        assertFalse(round.wishes.setting("limit_monday").orElseThrow().isOpen());
        assertEquals(0, round.wishes.open());
    }

    @Test
    void a_refusal_is_told_in_the_words_of_the_pc() {
        pc.refuses = "User \"anna\" configuration is not found";
        round.want(new DayLimit(MONDAY, 60)).run();
        assertEquals(
                "the PC refused it: User \"anna\" configuration is not found",
                round.endings.get(0).reason());
    }

    @Test
    void everything_that_is_wanted_travels_in_one_step_each_kind_in_its_own_calls() {
        round.want(new DayLimit(MONDAY, 60))
                .want(new DayHours(MONDAY, AllowedHours.NONE))
                .want(new DayLimit(SUNDAY, 60))
                .want(new Flag(Flag.Kind.TRACK_INACTIVE, true))
                .want(new DayHours(SUNDAY, AllowedHours.NONE))
                .run();
        assertEquals(1, round.steps.size());
        assertEquals(4, pc.calls);
        assertEquals(Collections.nCopies(5, Ending.Type.APPLIED), round.types());
    }

    @Test
    void a_setting_that_the_pc_refuses_stops_no_other_and_no_grant() {
        pc.refusesOnly.put("setAllowedHours", "not these");
        round.want(new DayHours(MONDAY, AllowedHours.NONE))
                .want(new DayLimit(MONDAY, 60))
                .want(new Lockout(LockoutType.LOCK))
                .want(new Flag(Flag.Kind.TRACK_INACTIVE, true))
                .give(15)
                .run();
        assertEquals("60;3600;3600;3600;3600;7200;7200", pc.limits);
        assertEquals("lock", pc.lockoutType);
        assertTrue(pc.trackInactive);
        assertEquals(900, pc.extra());
        Ending failed = round.endings.stream()
                .filter(ending -> ending.type() == Ending.Type.FAILED)
                .findFirst()
                .orElseThrow();
        assertEquals("hours_monday", failed.origin().command());
        assertEquals("the PC refused it: not these", failed.reason());
        assertEquals(
                4, round.types().stream().filter(Ending.Type.APPLIED::equals).count());
        assertEquals(Set.of("hours_monday"), round.wishes.settings().keySet());
    }

    @Test
    void limits_that_the_pc_refuses_are_not_followed_by_days_that_they_do_not_belong_to() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        pc.refusesOnly.put("setTimeLimitForDays", "no");
        round.want(new DayLimit(FRIDAY, 60))
                .want(new Flag(Flag.Kind.TRACK_INACTIVE, true))
                .run();
        assertEquals("6;7", pc.weekdays);
        assertTrue(pc.trackInactive);
        assertEquals(List.of(Ending.Type.APPLIED, Ending.Type.FAILED), round.types());
    }

    @Test
    void a_wish_that_came_while_another_was_written_was_not_tried() {
        pc.ignores = true;
        round.want(new DayLimit(MONDAY, 60));
        Step write = round.observe(Optional.empty(), new Outcome.Fresh());
        Outcome answered = round.perform(write);
        round.want(new Flag(Flag.Kind.TRACK_INACTIVE, true))
                .want(new DayLimit(SUNDAY, 60)) // in the list that was written
                .observe(Optional.of(write), answered);
        assertEquals(1, round.wishes.setting("limit_monday").orElseThrow().answered());
        assertEquals(0, round.wishes.setting("limit_sunday").orElseThrow().answered());
        assertEquals(0, round.wishes.setting("track_inactive").orElseThrow().answered());
    }

    @Test
    void a_failed_wish_is_not_sent_again_until_it_is_set_again() {
        pc.ignores = true;
        round.want(new DayLimit(MONDAY, 60)).run();
        pc.ignores = false;
        round.run();
        assertEquals(2, pc.calls);
        round.want(new DayLimit(MONDAY, 60)).run();
        assertEquals(List.of(Ending.Type.FAILED, Ending.Type.APPLIED), round.types());
    }

    @Test
    void a_failed_wish_that_holds_after_all_is_forgotten_without_a_second_ending() {
        pc.ignores = true;
        round.want(new DayLimit(MONDAY, 60)).run();
        pc.limits = "60;3600;3600;3600;3600;7200;7200";
        round.run();
        assertEquals(AccountWishes.NONE, round.wishes);
        assertEquals(1, round.endings.size());
    }

    @Test
    void no_answer_is_no_refusal() {
        round.want(new DayLimit(MONDAY, 60));
        Step write = round.observe(Optional.empty(), new Outcome.Fresh());
        for (int i = 0; i < 5; i++) {
            assertEquals(new Step.Nothing(false), round.observe(Optional.of(write), new Outcome.Unanswered()));
        }
        assertEquals(1, round.wishes.open());
        assertEquals(0, round.wishes.setting("limit_monday").orElseThrow().answered());
    }

    @Test
    void a_call_without_an_answer_that_arrived_is_applied() {
        round.want(new DayLimit(MONDAY, 60));
        Step write = round.observe(Optional.empty(), new Outcome.Fresh());
        round.perform(write);
        round.observe(Optional.of(write), new Outcome.Unanswered());
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void a_short_list_becomes_seven_days_with_the_same_meaning() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        round.want(new DayLimit(FRIDAY, 60)).run();
        assertEquals("1;2;3;4;5;6;7", pc.weekdays);
        assertEquals("0;0;0;0;60;5000;6000", pc.limits);
        assertEquals(Map.of(), round.wishes.writing());
    }

    @Test
    void a_kill_between_the_two_calls_of_a_list_is_completed_and_never_taken_as_a_basis() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        round.want(new DayLimit(FRIDAY, 60));
        Step.Write write = (Step.Write) round.observe(Optional.empty(), new Outcome.Fresh());
        pc.call(write.changes().get(0).calls().get(0)); // and here the power goes

        Round after = new Round(pc);
        after.wishes = round.saved.get(round.saved.size() - 1);
        after.run();
        assertEquals("1;2;3;4;5;6;7", pc.weekdays);
        assertEquals("0;0;0;0;60;5000;6000", pc.limits);
        assertEquals(List.of(Ending.Type.APPLIED), after.types());
    }

    @Test
    void what_was_not_sent_is_not_written_over_what_somebody_set_at_the_pc_meanwhile() {
        pc.weekdays = "6;7";
        pc.limits = "3600;7200";
        round.want(new DayLimit(MONDAY, 2700))
                .observe(Optional.empty(), new Outcome.Fresh()); // and here the power goes
        pc.limits = "10800;7200";
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "2700;0;0;0;0;10800;7200"), List.of(pc.weekdays, pc.limits));
    }

    @Test
    void a_limit_that_was_cancelled_before_it_was_sent_is_not_written() {
        pc.weekdays = "6;7";
        pc.limits = "3600;7200";
        round.want(new DayLimit(MONDAY, 2700))
                .observe(Optional.empty(), new Outcome.Fresh()); // and here the power goes
        round.wishes = round.wishes.withoutWaiting(false);
        round.run();
        assertEquals(List.of("6;7", "3600;7200"), List.of(pc.weekdays, pc.limits));
        assertEquals(AccountWishes.NONE, round.wishes);
    }

    @Test
    void half_of_the_list_before_is_completed_too_if_another_was_to_follow() {
        pc.weekdays = "6;7";
        pc.limits = "3600;7200";
        round.want(new DayLimit(MONDAY, 2700));
        Step.Write write = (Step.Write) round.observe(Optional.empty(), new Outcome.Fresh());
        pc.call(write.changes().get(0).calls().get(0)); // and here the link goes
        round.want(new DayLimit(MONDAY, 60)).observe(Optional.empty(), new Outcome.Fresh()); // and here the power
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "60;0;0;0;0;3600;7200"), List.of(pc.weekdays, pc.limits));
    }

    /** Monday's limit was sent, with the first of two calls, when the power goes. */
    private void half(DayLimit... more) {
        pc.weekdays = "6;7";
        pc.limits = "3600;7200";
        round.want(new DayLimit(MONDAY, 2700));
        for (DayLimit limit : more) {
            round.want(limit);
        }
        sendFirst();
    }

    private void sendFirst() {
        Step.Write write = (Step.Write) round.observe(Optional.empty(), new Outcome.Fresh());
        pc.call(write.changes().get(0).calls().get(0));
    }

    private void cancel(DayLimit limit) {
        round.wishes = round.wishes.without(limit.control());
    }

    @Test
    void half_of_a_list_is_completed_without_a_limit_that_was_cancelled_meanwhile() {
        half();
        round.wishes = round.wishes.withoutWaiting(false);
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "0;0;0;0;0;3600;7200"), List.of(pc.weekdays, pc.limits));
        assertEquals(AccountWishes.NONE, round.wishes);
    }

    @Test
    void the_others_in_that_list_stay_in_it_also_a_new_one_and_after_another_power_cut() {
        half(new DayLimit(TUESDAY, 60), new DayLimit(SUNDAY, 90));
        cancel(new DayLimit(MONDAY, 2700));
        round.want(new DayLimit(FRIDAY, 120));
        sendFirst();
        cancel(new DayLimit(SUNDAY, 90));
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "0;60;0;0;120;3600;7200"), List.of(pc.weekdays, pc.limits));
        assertEquals(List.of(Ending.Type.APPLIED, Ending.Type.APPLIED), round.types());
    }

    @Test
    void where_somebody_allowed_another_day_meanwhile_what_was_cancelled_is_not_set_either() {
        half();
        pc.weekdays = "5;6;7";
        round.wishes = round.wishes.withoutWaiting(false);
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "0;0;0;0;0;3600;7200"), List.of(pc.weekdays, pc.limits));
        assertEquals(AccountWishes.NONE, round.wishes);
    }

    @Test
    void a_day_that_somebody_allowed_meanwhile_has_the_limit_that_it_was_to_have() {
        half();
        pc.weekdays = "1;6;7";
        round.wishes = round.wishes.withoutWaiting(false);
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "2700;0;0;0;0;3600;7200"), List.of(pc.weekdays, pc.limits));
    }

    @Test
    void two_lists_that_are_half_written_are_both_completed() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        pc.playWeekdays = "6";
        pc.playLimits = "1800";
        round.want(new DayLimit(FRIDAY, 60)).want(new DayLimit(TimeKind.PLAYTIME, MONDAY, 30));
        Step.Write write = (Step.Write) round.observe(Optional.empty(), new Outcome.Fresh());
        assertEquals(
                Set.of(TimeKind.TIME, TimeKind.PLAYTIME), round.wishes.writing().keySet());
        write.changes().forEach(change -> pc.call(change.calls().get(0))); // and here the power goes
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "0;0;0;0;60;5000;6000"), List.of(pc.weekdays, pc.limits));
        assertEquals(List.of("1;2;3;4;5;6;7", "30;0;0;0;0;1800;0"), List.of(pc.playWeekdays, pc.playLimits));
        assertEquals(Map.of(), round.wishes.writing());
    }

    @Test
    void a_list_that_was_written_whole_before_a_kill_is_not_written_again() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        round.want(new DayLimit(FRIDAY, 60));
        round.perform(round.observe(Optional.empty(), new Outcome.Fresh())); // and here the power goes
        int calls = pc.calls;
        round.run();
        assertEquals(calls, pc.calls);
        assertEquals(AccountWishes.NONE, round.wishes);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void while_a_wish_waits_what_it_replaces_is_what_the_pc_had_last() {
        round.want(new DayLimit(MONDAY, 60));
        for (String monday : List.of("3600", "1800", "1800")) {
            pc.limits = monday + ";3600;3600;3600;3600;7200;7200";
            round.observe(Optional.empty(), new Outcome.Fresh());
        }
        round.run();
        assertEquals(Optional.of("30"), round.endings.get(0).before());
    }

    @Test
    void what_is_not_known_meanwhile_does_not_hide_what_it_replaces() {
        round.want(new DayLimit(MONDAY, 60)).observe(Optional.empty(), new Outcome.Fresh());
        pc.damage("LIMITS_PER_WEEKDAYS", Fault.Kind.FAILS);
        round.observe(Optional.empty(), new Outcome.Fresh());
        pc.faults.clear();
        assertEquals(
                Optional.of("60"),
                round.wishes.setting("limit_monday").orElseThrow().before());
    }

    @Test
    void a_list_half_written_by_us_is_not_what_it_replaces() {
        pc.weekdays = "6;7";
        pc.limits = "5400;6000";
        round.want(new DayLimit(SUNDAY, 60));
        Step.Write write = (Step.Write) round.observe(Optional.empty(), new Outcome.Fresh());
        pc.call(write.changes().get(0).calls().get(0)); // seven limits for two days: Sunday has the second of them
        round.run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(Optional.of("100"), round.endings.get(0).before());
    }

    @Test
    void the_first_of_two_calls_opens_no_further_day() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        round.want(new DayLimit(FRIDAY, 60));
        Step.Write write = (Step.Write) round.observe(Optional.empty(), new Outcome.Fresh());
        pc.call(write.changes().get(0).calls().get(0));
        assertEquals("6;7", pc.weekdays);
    }

    @Test
    void another_order_of_the_days_is_put_right_with_the_same_meaning() {
        pc.weekdays = "7;1;2;3;4;5;6";
        pc.limits = "10;20;30;40;50;60;70";
        round.want(new DayLimit(FRIDAY, 0)).run();
        assertEquals("1;2;3;4;5;6;7", pc.weekdays);
        assertEquals("20;30;40;50;0;70;10", pc.limits);
    }

    @Test
    void another_order_of_the_days_is_put_right_also_where_no_limit_changes() {
        pc.weekdays = "7;1;2;3;4;5;6";
        pc.limits = "10;20;30;40;50;60;70";
        round.want(new DayLimit(FRIDAY, 60)).run();
        assertEquals("1;2;3;4;5;6;7", pc.weekdays);
        assertEquals("20;30;40;50;60;70;10", pc.limits);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void where_somebody_allows_fewer_days_before_our_limits_arrive_those_days_have_their_own_limits() {
        pc.limits = "10;20;30;40;50;60;70";
        Step write = round.want(new DayLimit(FRIDAY, 0)).observe(Optional.empty(), new Outcome.Fresh());
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        round.goOn(write, round.perform(write));
        assertEquals(List.of("1;2;3;4;5;6;7", "0;0;0;0;0;60;70"), List.of(pc.weekdays, pc.limits));
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void so_they_do_after_a_kill_between_the_two_calls_that_this_takes() {
        pc.limits = "10;20;30;40;50;60;70";
        Step write = round.want(new DayLimit(FRIDAY, 0)).observe(Optional.empty(), new Outcome.Fresh());
        pc.weekdays = "6;7";
        Step.Write again = (Step.Write) round.observe(Optional.of(write), round.perform(write));
        pc.call(again.changes().get(0).calls().get(0)); // and here the power goes
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "0;0;0;0;0;60;70"), List.of(pc.weekdays, pc.limits));
    }

    /** Somebody allows the weekend alone, and then a list arrives of which the bridge never sees an answer. */
    private void onFewerDays(DayLimit limit) {
        pc.limits = "10;20;30;40;50;60;70";
        Step write = round.want(limit).observe(Optional.empty(), new Outcome.Fresh());
        pc.weekdays = "6;7";
        round.perform(write); // and here the power goes
    }

    @Test
    void so_they_do_where_the_answer_was_never_seen() {
        onFewerDays(new DayLimit(MONDAY, 90));
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "90;0;0;0;0;60;70"), List.of(pc.weekdays, pc.limits));
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(AccountWishes.NONE, round.wishes);
    }

    @Test
    void and_if_what_was_wanted_is_taken_back_then_or_it_is_killed_again() {
        onFewerDays(new DayLimit(MONDAY, 90));
        cancel(new DayLimit(MONDAY, 90));
        sendFirst();
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "0;0;0;0;0;60;70"), List.of(pc.weekdays, pc.limits));
    }

    @Test
    void limits_that_the_days_have_without_our_call_as_well_are_left_to_who_allowed_them() {
        onFewerDays(new DayLimit(SUNDAY, 90));
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "0;0;0;0;0;10;90"), List.of(pc.weekdays, pc.limits));
    }

    @Test
    void what_a_wish_for_a_day_that_somebody_took_away_meanwhile_replaces_is_no_time_at_all() {
        pc.limits = "600;1200;1800;2400;3000;3600;4200";
        Step write = round.want(new DayLimit(MONDAY, 2700)).observe(Optional.empty(), new Outcome.Fresh());
        pc.weekdays = "6;7";
        round.want(new DayLimit(TUESDAY, 1500)).want(new DayLimit(SUNDAY, 4500));
        round.goOn(write, round.perform(write));
        assertEquals(List.of("1;2;3;4;5;6;7", "2700;1500;0;0;0;3600;4500"), List.of(pc.weekdays, pc.limits));
        assertEquals(
                List.of(Optional.of("10"), Optional.of("0"), Optional.of("70")),
                round.endings.stream().map(Ending::before).toList());
    }

    @Test
    void so_they_do_if_what_was_wanted_is_taken_back_then_and_for_playtime_too() {
        pc.playLimits = "10;20;30;40;50;60;70";
        Step write =
                round.want(new DayLimit(TimeKind.PLAYTIME, FRIDAY, 0)).observe(Optional.empty(), new Outcome.Fresh());
        pc.playWeekdays = "2;5;7";
        Outcome answered = round.perform(write);
        round.wishes = AccountWishes.NONE;
        round.goOn(write, answered);
        assertEquals(List.of("1;2;3;4;5;6;7", "0;20;0;0;0;0;70"), List.of(pc.playWeekdays, pc.playLimits));
        assertEquals("3600;3600;3600;3600;3600;7200;7200", pc.limits);
    }

    @Test
    void limits_that_somebody_set_for_fewer_days_after_ours_stay() {
        pc.limits = "10;20;30;40;50;60;70";
        Step write = round.want(new DayLimit(FRIDAY, 30)).observe(Optional.empty(), new Outcome.Fresh());
        Outcome answered = round.perform(write);
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        round.goOn(write, answered);
        assertEquals(List.of("1;2;3;4;5;6;7", "0;0;0;0;30;5000;6000"), List.of(pc.weekdays, pc.limits));
    }

    @Test
    void a_list_given_up_half_way_is_not_tried_for_ever() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        pc.ignores = true;
        round.want(new DayLimit(FRIDAY, 60)).run();
        assertEquals(List.of(Ending.Type.FAILED), round.types());
        assertEquals(Map.of(), round.wishes.writing());
    }

    @Test
    void an_account_that_the_pc_does_not_have_keeps_its_wishes() {
        round.want(new DayLimit(MONDAY, 60));
        Seen seen = round.seen(pc.look());
        Reconciled result = Reconcile.reconcile(
                round.wishes,
                new io.github.timekpr2mqtt.timekpr.Username("ben"),
                seen,
                Optional.empty(),
                new Outcome.Fresh());
        assertEquals(round.wishes, result.wishes());
        assertEquals(new Step.Nothing(false), result.step());
    }

    @Test
    void minutes_are_shown_without_needless_decimals() {
        assertEquals("90", Minutes.text(5400));
        assertEquals("90.5", Minutes.text(5430));
        assertEquals("0", Minutes.text(0));
        assertEquals("-15", Minutes.text(-900));
        assertEquals("0.01666667", Minutes.text(1));
        assertTrue(Minutes.text(86399).startsWith("1439.98"));
    }

    @Test
    void hours_are_told_as_numbers_without_an_exponent() {
        assertEquals("10", Hours.of(36_000).toString());
        assertEquals("1.5", Hours.of(5400).toString());
    }
}
