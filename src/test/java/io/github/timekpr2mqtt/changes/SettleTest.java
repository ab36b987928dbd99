package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a grant of which it is not known whether it arrived. */
class SettleTest {
    private final ToyTimekpr pc = new ToyTimekpr();
    private final Round before = new Round(pc);
    private final Round after = new Round(pc);

    /** The bridge has saved "prepared", and then it is killed, with or without the call on its way. */
    private Step prepared() {
        before.give(15);
        Step give = before.observe(Optional.empty(), new Outcome.Fresh());
        after.wishes = before.wishes;
        after.me = new Grant.Sender("boot-1", "guid-1", ":1.8");
        return give;
    }

    @Test
    void a_kill_before_the_call_gives_it_once() {
        prepared();
        after.run();
        assertEquals(new Step.Settle(Optional.of(ToyTimekpr.ANNA), ":1.7"), after.steps.get(0));
        assertEquals(900, pc.extra());
        assertEquals(List.of(Ending.Type.APPLIED), after.types());
    }

    @Test
    void a_kill_after_the_call_gives_it_once() {
        before.perform(prepared());
        after.run();
        assertEquals(900, pc.extra());
        assertEquals(1, pc.calls);
        assertEquals(List.of(Ending.Type.APPLIED), after.types());
    }

    @Test
    void while_the_old_connection_may_still_deliver_it_nothing_is_decided() {
        Step give = prepared();
        Step settle = after.observe(Optional.empty(), new Outcome.Fresh());
        assertInstanceOf(Step.Settle.class, settle);
        assertEquals(new Step.Nothing(false), after.observe(Optional.of(settle), new Outcome.Unanswered()));
        before.perform(give); // it comes late
        after.run();
        assertEquals(900, pc.extra());
        assertEquals(1, pc.calls);
    }

    @Test
    void after_a_restart_of_the_pc_nothing_is_pending() {
        prepared();
        after.me = new Grant.Sender("boot-2", "guid-2", ":1.7");
        after.run();
        assertInstanceOf(Step.Give.class, after.steps.get(0));
        assertEquals(900, pc.extra());
    }

    @Test
    void after_a_restart_of_the_bus_alone_nothing_is_pending() {
        prepared();
        after.me = new Grant.Sender("boot-1", "guid-2", ":1.7");
        after.run();
        assertEquals(900, pc.extra());
        assertInstanceOf(Step.Give.class, after.steps.get(0));
    }

    @Test
    void a_save_between_look_and_call_does_not_hide_that_it_arrived() {
        pc.balance = 8000; // counts past the limit of 7200
        pc.day = 8000;
        Step give = prepared();
        pc.balance += 30;
        pc.day += 30;
        before.perform(give);
        after.run();
        assertEquals(1, pc.calls);
        assertEquals(List.of(Ending.Type.APPLIED), after.types());
    }

    @Test
    void a_limit_that_is_raised_between_look_and_call_does_not_hide_that_it_arrived() {
        pc.balance = 20_000; // far past the limit of 7200
        pc.day = 20_000;
        Step give = prepared();
        pc.limits = "3600;3600;3600;3600;3600;40000;7200";
        before.perform(give);
        after.run();
        assertEquals(1, pc.calls);
        assertEquals(900, pc.extra());
        assertEquals(List.of(Ending.Type.APPLIED), after.types());
    }

    @ParameterizedTest
    @CsvSource({"false, 10, 10", "true, 30, 45", "true, -10, 5"})
    void if_somebody_gave_or_took_time_at_the_pc_meanwhile_it_is_not_given_twice_and_the_truth_is_told(
            boolean arrived, int minutesAtPc, int minutesShown) {
        Step give = prepared();
        if (arrived) {
            before.perform(give);
        }
        pc.balance -= 60 * minutesAtPc;
        after.run();
        assertEquals(arrived ? 1 : 0, pc.calls);
        assertEquals(60 * minutesShown, pc.extra());
        assertEquals(List.of(Ending.Type.FAILED), after.types());
        Ending told = after.endings.get(0);
        assertEquals(Optional.of("0"), told.before());
        assertEquals(Optional.of("" + minutesShown), told.after());
        assertEquals(
                "it is not known whether it arrived: the PC shows " + minutesShown
                        + " min of extra time today, which is neither the 0 from before nor 15."
                        + " Somebody else changed it; look whether it is right, and ask again if not",
                told.reason());
        assertEquals(1, after.wishes.failedGrants().size());
    }

    @Test
    void if_the_day_ended_meanwhile_it_is_told_that_it_cannot_be_known() {
        prepared();
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(9, 0);
        after.now = pc.look().clock().instant();
        after.run();
        assertEquals(List.of(Ending.Type.EXPIRED), after.types());
        assertEquals(0, pc.calls);
    }

    @Test
    void done_but_not_read_back_before_the_day_ended_is_not_called_applied() {
        Step give = prepared();
        AccountWishes done = Reconcile.answered(after.wishes, give, before.perform(give));
        after.wishes = done;
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(9, 0);
        after.now = pc.look().clock().instant();
        after.run();
        assertEquals(List.of(Ending.Type.EXPIRED), after.types());
    }

    /** A power cut, and a PC without a clock battery: it is there before the network sets its clock. */
    @Test
    void while_the_clock_of_the_pc_has_fallen_back_nothing_is_decided() {
        before.perform(prepared());
        after.me = new Grant.Sender("boot-2", "guid-2", ":1.7");
        pc.clock = LocalDate.of(1970, 1, 1).atTime(0, 1);
        after.run();
        assertEquals(new Step.Nothing(false), after.end);
        assertInstanceOf(Grant.Prepared.class, after.wishes.grants().get(0).state());
        pc.clock = ToyTimekpr.TODAY.atTime(12, 1);
        after.run();
        assertEquals(1, pc.calls);
        assertEquals(900, pc.extra());
        assertEquals(List.of(Ending.Type.APPLIED), after.types());
    }

    @Test
    void what_was_done_is_read_back_when_the_clock_is_right_again() {
        Step give = prepared();
        after.wishes = Reconcile.answered(after.wishes, give, before.perform(give));
        pc.clock = LocalDate.of(1970, 1, 1).atTime(0, 1);
        after.run();
        assertEquals(new Step.Nothing(false), after.end);
        pc.clock = ToyTimekpr.TODAY.atTime(12, 1);
        after.run();
        assertEquals(List.of(Ending.Type.APPLIED), after.types());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void while_the_clock_of_the_pc_is_ahead_nothing_is_decided(boolean answered) {
        Step give = prepared();
        Outcome outcome = before.perform(give);
        if (answered) {
            after.wishes = Reconcile.answered(after.wishes, give, outcome);
        }
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(12, 0);
        after.run();
        assertEquals(List.of(), after.types());
        pc.clock = ToyTimekpr.TODAY.atTime(12, 1);
        after.run();
        assertEquals(1, pc.calls);
        assertEquals(List.of(Ending.Type.APPLIED), after.types());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void where_the_pcs_clock_stays_behind_it_ends_with_the_day_by_our_clock(boolean answered) {
        Step give = prepared();
        if (answered) {
            after.wishes = Reconcile.answered(after.wishes, give, before.perform(give));
        }
        after.me = new Grant.Sender("boot-2", "guid-2", ":1.7");
        pc.clock = LocalDate.of(1970, 1, 1).atTime(0, 1);
        after.now = after.now.plus(Duration.ofDays(1));
        after.run();
        assertEquals(List.of(Ending.Type.EXPIRED), after.types());
    }

    @Test
    void at_whatever_saved_state_the_bridge_is_killed_time_is_given_once() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        pc.lastChecked = ToyTimekpr.TODAY.minusDays(1).atTime(20, 0);
        pc.playBalance = 60;
        int kills = killsOf(0);
        for (int at = 1; at < kills; at++) {
            killsOf(at);
        }
    }

    /** Plays everything with a kill after the n-th step, before its answer is saved; returns how many steps there are. */
    private static int killsOf(int killAfter) {
        ToyTimekpr toy = new ToyTimekpr();
        toy.weekdays = "6;7";
        toy.limits = "5000;6000";
        toy.lastChecked = ToyTimekpr.TODAY.minusDays(1).atTime(20, 0);
        toy.playBalance = 60;
        Round first = new Round(toy);
        first.give(15);
        Outcome outcome = new Outcome.Fresh();
        Optional<Step> last = Optional.empty();
        int steps = 0;
        while (true) {
            Step step = first.observe(last, outcome);
            if (step instanceof Step.Nothing) {
                break;
            }
            outcome = first.perform(step);
            if (++steps == killAfter) {
                break;
            }
            first.wishes = Reconcile.answered(first.wishes, step, outcome);
            last = Optional.of(step);
        }
        Round second = new Round(toy);
        second.me = new Grant.Sender("boot-1", "guid-1", ":1.9");
        second.wishes = first.wishes;
        second.run();
        assertEquals(900, toy.extra(), "killed after step " + killAfter);
        assertEquals(0, toy.playBalance, "killed after step " + killAfter);
        assertEquals(0, second.wishes.open());
        assertEquals(1, first.endings.size() + second.endings.size());
        return steps;
    }
}
