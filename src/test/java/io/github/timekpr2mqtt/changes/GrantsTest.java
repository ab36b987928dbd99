package io.github.timekpr2mqtt.changes;

import static java.time.DayOfWeek.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
    private final ToyTimekpr pc = new ToyTimekpr();
    private final Round round = new Round(pc);

    /** Minutes given; limit, balance and day before; extra minutes after. */
    @ParameterizedTest
    @CsvSource({
        "15, 7200, 600, 600, 15",
        "-15, 7200, 600, 600, -15",
        "15, 7200, -300, 600, 30",
        "15, 7200, 9000, 9000, 45", // overdrawn by 30 min: forgiven, then 15 more
        "15, 0, 0, 0, 15",
        "15, 7200, -86000, 0, 1440", // Timekpr holds no more than a day
    })
    void time_is_given_as_timekpr_counts(int minutes, int limit, int balance, int day, int extra) {
        pc.limits = "3600;3600;3600;3600;3600;" + limit + ";7200";
        pc.balance = balance;
        pc.day = day;
        round.give(minutes).run();
        assertEquals(extra * 60, pc.extra());
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(Optional.of("" + extra), round.endings.get(0).after());
        assertEquals(AccountWishes.NONE, round.wishes);
    }

    @Test
    void a_grant_beyond_what_timekpr_can_hold_is_not_called_applied() {
        pc.balance = -86_400;
        pc.day = 0;
        round.give(15).run();
        assertEquals(List.of(Ending.Type.FAILED), round.types());
        assertEquals(0, pc.calls);
        assertTrue(round.endings.get(0).reason().startsWith("no more can be given"));
        assertEquals(Optional.of("1440"), round.endings.get(0).after());
    }

    @Test
    void grants_are_given_one_after_another_each_once() {
        round.give(15).give(30).give(-15).run();
        assertEquals(30 * 60, pc.extra());
        assertEquals(3, pc.calls);
        assertEquals(3, round.endings.size());
    }

    @Test
    void taking_from_one_who_has_nothing_left_is_not_sent_because_it_would_give_time() {
        pc.balance = 7200;
        pc.day = 7200;
        round.give(-15).run();
        assertEquals(0, pc.calls);
        assertEquals(List.of(Ending.Type.FAILED), round.types());
        assertEquals(
                "nothing left to take: today's time is used up",
                round.endings.get(0).reason());
    }

    @ParameterizedTest
    @CsvSource({"2880", "1451", "-1431"})
    void an_absolute_amount_that_timekpr_cannot_hold_is_not_sent(int minutes) {
        round.give(Amount.absolute(minutes * 60)).run();
        assertEquals(0, pc.calls);
        assertEquals(List.of(Ending.Type.FAILED), round.types());
        assertEquals(
                "Timekpr holds -1430 to 1450 min of extra time today",
                round.endings.get(0).reason());
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "45, 30", "30, 30", "30, 0", "30, -60", "0, 1450", "0, -1430"})
    void an_absolute_amount_is_the_extra_time_of_today(int beforeMinutes, int wantedMinutes) {
        pc.balance = pc.day - beforeMinutes * 60;
        round.give(Amount.absolute(wantedMinutes * 60)).run();
        assertEquals(wantedMinutes * 60, pc.extra());
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void an_absolute_amount_replaces_grants_that_were_not_sent() {
        round.give(15).give(Amount.absolute(3600)).run();
        assertEquals(3600, pc.extra());
        assertEquals(1, pc.calls);
    }

    @Test
    void settings_come_first() {
        round.give(15).want(new DayLimit(MONDAY, 60)).run();
        assertInstanceOf(Step.Write.class, round.steps.get(0));
        assertInstanceOf(Step.Give.class, round.steps.get(1));
    }

    @Test
    void a_file_of_yesterday_is_moved_to_today_before_time_is_given() {
        pc.lastChecked = ToyTimekpr.TODAY.minusDays(1).atTime(20, 0);
        pc.balance = 5000;
        pc.day = 5000;
        round.give(15).run();
        assertInstanceOf(Step.OpenDay.class, round.steps.get(0));
        assertEquals(900, pc.extra());
        assertEquals(0, pc.day);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(AccountWishes.NONE, round.wishes, "no PlayTime was moved, so there is none to remember");
    }

    @Test
    void yesterdays_playtime_is_taken_off_todays_balance_and_remembered() {
        pc.lastChecked = ToyTimekpr.TODAY.minusDays(1).atTime(20, 0);
        pc.playBalance = 700;
        pc.playDay = 800;
        pc.playWeekdays = "6";
        pc.playLimits = "1800";
        round.give(15).run();
        assertEquals(0, pc.playBalance);
        assertEquals("0;0;0;0;0;1800;0", pc.playLimits);
        assertEquals(900, pc.extra());
        assertEquals(Optional.of(new DayStart(ToyTimekpr.TODAY, 0, 800)), round.wishes.dayStart());
    }

    @Test
    void a_kill_after_the_file_was_moved_still_puts_playtime_right() {
        pc.lastChecked = ToyTimekpr.TODAY.minusDays(1).atTime(20, 0);
        pc.playBalance = 700;
        pc.playDay = 700;
        round.give(15);
        Step open = round.observe(Optional.empty(), new Outcome.Fresh());
        round.perform(open);

        Round after = new Round(pc);
        after.wishes = round.wishes;
        after.run();
        assertEquals(0, pc.playBalance);
        assertEquals(900, pc.extra());
    }

    @Test
    void the_moved_playtime_is_forgotten_on_the_next_day() {
        round.wishes = round.wishes.withDayStart(Optional.of(new DayStart(ToyTimekpr.TODAY.minusDays(1), 0, 800)));
        round.run();
        assertEquals(AccountWishes.NONE, round.wishes);
    }

    @Test
    void the_moved_playtime_is_remembered_as_long_as_the_file_is_of_the_day_it_was_moved_to() {
        DayStart start = new DayStart(ToyTimekpr.TODAY.minusDays(1), 0, 800);
        pc.lastChecked = start.day().atTime(20, 0);
        round.wishes = round.wishes.withDayStart(Optional.of(start));
        round.run();
        assertEquals(Optional.of(start), round.wishes.dayStart());
    }

    @Test
    void right_after_the_days_first_log_in_a_grant_waits_for_the_first_save() {
        pc.lastChecked = ToyTimekpr.TODAY.minusDays(1).atTime(20, 0);
        pc.justLoggedIn = true;
        pc.playBalance = 100;
        round.give(15).run();
        assertEquals(new Step.Nothing(true), round.end);
        assertEquals(1, round.wishes.open());
        assertTrue(((Grant.Waiting) round.wishes.grants().get(0).state()).why().contains("just logged in"));
        pc.save();
        round.run();
        assertEquals(900, pc.extra());
        assertEquals(Optional.empty(), round.wishes.dayStart());
    }

    @Test
    void a_child_without_a_time_file_waits_for_the_first_log_in() {
        pc.hasTimeFile = false;
        round.give(15).run();
        assertEquals(0, pc.calls);
        assertEquals(1, round.wishes.open());
    }

    @Test
    void a_short_list_of_days_is_made_whole_before_time_is_given() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        round.give(15).run();
        assertEquals("0;0;0;0;0;5000;6000", pc.limits);
        assertEquals(900, pc.extra());
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void where_the_list_cannot_be_made_whole_the_grant_fails() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        pc.ignores = true;
        round.give(15).run();
        assertEquals(List.of(Ending.Type.FAILED), round.types());
        assertEquals(0, pc.extra());
    }

    @Test
    void a_refused_grant_has_failed_and_the_next_one_goes_on() {
        pc.refuses = "User's \"anna\" time limit is not correct and cannot be set";
        round.give(15).run();
        assertEquals(List.of(Ending.Type.FAILED), round.types());
        assertTrue(round.endings.get(0).reason().endsWith("cannot be set"));
        assertEquals(0, round.wishes.open());
        assertEquals(1, round.wishes.failedGrants().size());
    }

    /** Timekpr saves it, cannot tell a child whom it has just taken in, and answers by that (measured). */
    @Test
    void a_grant_that_was_answered_as_refused_and_is_there_was_given() {
        pc.answersAsRefused = "Unexpected ERROR updating control. Please inspect Timekpr-nExT log files";
        round.give(15).run();
        assertEquals(1, pc.calls);
        assertEquals(900, pc.extra());
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void a_refused_grant_whose_time_somebody_else_moved_is_told_as_unknown() {
        round.give(15);
        pc.refuses = "no";
        Step give = round.observe(Optional.empty(), new Outcome.Fresh());
        Outcome answered = round.perform(give);
        round.wishes = Reconcile.answered(round.wishes, give, answered);
        pc.balance -= 450;
        round.observe(Optional.of(give), answered);
        assertEquals(List.of(Ending.Type.FAILED), round.types());
        assertTrue(
                round.endings.get(0).reason().startsWith("the PC refused it: no; it is not known whether it arrived"));
    }

    /** What is sent next is answered as refused, whether it is given or not. */
    private void giveAndRefuse(boolean given) {
        String refusal = "Unexpected ERROR updating control. Please inspect Timekpr-nExT log files";
        pc.answersAsRefused = given ? refusal : "";
        pc.refuses = given ? "" : refusal;
        round.give(15);
    }

    /** From now on the PC refuses nothing: what it has not given is sent again, and nothing else. */
    private void isGivenOnce(boolean given) {
        pc.answersAsRefused = "";
        pc.refuses = "";
        round.run();
        assertEquals(given ? 1 : 2, pc.calls);
        assertEquals(900, pc.extra());
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    /** The bridge was killed between: what became of the first is looked for before it is sent again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_refused_grant_that_nobody_looked_for_is_looked_for_later(boolean given) {
        giveAndRefuse(given);
        sentAndAnswered(() -> {});
        isGivenOnce(given);
    }

    /** Somebody took the file away in that moment, and it comes back: with the time in it or without. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void what_was_sent_and_cannot_be_looked_for_is_looked_for_when_the_file_is_back(boolean answered, boolean given) {
        giveAndRefuse(given);
        Step give = round.observe(Optional.empty(), new Outcome.Fresh());
        Outcome outcome = round.perform(give);
        if (answered) {
            round.wishes = Reconcile.answered(round.wishes, give, outcome);
        }
        pc.hasTimeFile = false;
        Step next = round.observe(Optional.of(give), answered ? outcome : new Outcome.Unanswered());
        assertEquals(new Step.Nothing(false), next);
        round.run(); // what was sent is settled meanwhile
        assertEquals(List.of(), round.types());
        assertInstanceOf(Grant.Prepared.class, round.wishes.grants().get(0).state());
        pc.hasTimeFile = true;
        isGivenOnce(given);
    }

    @Test
    void an_answer_0_that_the_pc_does_not_show_is_not_called_applied_and_not_sent_again() {
        pc.ignores = true;
        round.give(15).run();
        assertEquals(1, pc.calls);
        assertEquals(List.of(Ending.Type.FAILED), round.types());
    }

    @Test
    void after_the_answer_it_is_never_sent_again_whatever_is_seen_later() {
        round.give(15);
        sentAndAnswered(() -> {});
        pc.balance = pc.day; // somebody took it away again
        round.run();
        assertEquals(1, pc.calls);
        assertEquals(List.of(Ending.Type.FAILED), round.types());
    }

    /** The limit was changed at the PC between our look and our call, which is made of it (seen). */
    @Test
    void all_of_todays_extra_time_that_became_another_amount_is_not_called_applied() {
        round.give(Amount.absolute(3600));
        sentAndAnswered(() -> {});
        pc.balance += 300; // of the 60 minutes 55 are there
        round.run();
        assertEquals(1, pc.calls);
        assertEquals(List.of(Ending.Type.FAILED), round.types());
        assertEquals(
                "the PC took it, but shows 55 min of extra time today: its limit or its time was changed there in that moment",
                round.endings.get(0).reason());
    }

    @Test
    void a_save_between_look_and_call_does_not_make_it_another_amount() {
        round.give(Amount.absolute(3600));
        sentAndAnswered(() -> {});
        pc.balance += 30;
        round.run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void a_failed_grant_is_shown_until_the_same_is_asked_for_again() {
        pc.refuses = "no";
        round.give(15).run();
        round.run();
        assertEquals(
                new Grant.Failed("the PC refused it: no"),
                round.wishes.failedGrants().get(0).state());
        pc.refuses = "";
        round.give(15).run();
        assertEquals(AccountWishes.NONE, round.wishes);
        assertEquals(900, pc.extra());
    }

    @Test
    void a_failed_grant_is_shown_after_its_day_and_never_sent_until_it_is_dismissed() {
        pc.refuses = "no";
        round.give(15).run();
        pc.refuses = "";
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(8, 0);
        int calls = pc.calls;
        round.run();
        assertEquals(calls, pc.calls);
        assertEquals(0, pc.extra());
        assertEquals(
                List.of(ToyTimekpr.TODAY),
                round.wishes.failedGrants().stream().map(Grant::day).toList());
        assertEquals(1, round.endings.size());
        assertEquals(AccountWishes.NONE, round.wishes.dismissed());
    }

    @Test
    void of_many_that_failed_the_last_of_each_command_are_kept() {
        pc.refuses = "no";
        for (int i = 0; i < 20; i++) {
            Origin press = new Origin("p" + i, i % 2 == 0 ? "add_15" : "add_30", "PRESS", round.now, Optional.empty());
            round.wishes =
                    round.wishes.with(new Grant(press, Amount.relative(900), ToyTimekpr.TODAY, new Grant.Waiting("")));
        }
        round.run();
        assertEquals(20, round.endings.size());
        List<Grant> failed = round.wishes.failedGrants();
        assertEquals(2 * AccountWishes.MOST_FAILED, failed.size());
        List<Origin> last =
                round.endings.subList(14, 20).stream().map(Ending::origin).toList();
        assertEquals(last, failed.stream().map(Grant::origin).toList());
    }

    @Test
    void the_moved_playtime_is_remembered_until_the_file_is_seen_to_be_moved() {
        DayStart start = new DayStart(ToyTimekpr.TODAY, 700, 800);
        pc.lastChecked = ToyTimekpr.TODAY.minusDays(1).atTime(20, 0);
        round.wishes = round.wishes.withDayStart(Optional.of(start));
        round.run(); // nothing is wanted any more, and the call may still come
        assertEquals(Optional.of(start), round.wishes.dayStart());
    }

    @Test
    void what_was_moved_on_a_day_to_which_the_pcs_clock_had_jumped_is_not_taken_off_todays_playtime() {
        pc.playBalance = 1000;
        pc.playDay = 1000;
        round.wishes = round.wishes.withDayStart(Optional.of(new DayStart(ToyTimekpr.TODAY.plusDays(1), 700, 800)));
        round.givePlayTime(Amount.absolute(600)).run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(Optional.of("10"), round.endings.get(0).after());
        assertEquals(400, pc.playBalance);
        assertEquals(1, pc.calls);
    }

    @Test
    void playtime_that_was_used_after_the_file_was_moved_stays_charged() {
        pc.lastChecked = ToyTimekpr.TODAY.minusDays(1).atTime(20, 0);
        pc.playBalance = 700;
        pc.playDay = 700;
        round.give(15);
        round.perform(round.observe(Optional.empty(), new Outcome.Fresh()));
        pc.playBalance += 300;
        pc.playDay += 300;
        round.run();
        assertEquals(300, pc.playBalance);
        assertEquals(900, pc.extra());
    }

    @ParameterizedTest
    @CsvSource({"50400, EXPIRED, 0", "50401, , 1"})
    void both_clocks_agree_up_to_the_width_of_all_time_zones(int secondsBehind, Ending.Type ending, int open) {
        round.give(15);
        pc.clock = ToyTimekpr.TODAY.plusDays(1).atTime(14, 0);
        round.now = pc.look().clock().instant().minusSeconds(secondsBehind);
        round.run();
        assertEquals(Optional.ofNullable(ending).stream().toList(), round.types());
        assertEquals(open, round.wishes.open());
    }

    @Test
    void what_was_given_at_the_pc_beside_it_is_told_as_that() {
        round.give(15);
        sentAndAnswered(() -> {});
        pc.balance -= 1800;
        round.run();
        assertEquals(List.of(Ending.Type.APPLIED, Ending.Type.CHANGED_AT_PC), round.types());
        assertEquals(Optional.of("15"), round.endings.get(0).after());
        Ending atPc = round.endings.get(1);
        assertEquals(
                List.of("extra_time", "15", "45"),
                List.of(
                        atPc.origin().command(),
                        atPc.before().orElseThrow(),
                        atPc.after().orElseThrow()));
    }

    /** Seen in a day of the soak. */
    @Test
    void time_given_to_one_far_past_a_limit_that_is_raised_in_that_moment_is_applied() {
        pc.balance = 20_000; // the limit of a Saturday is 7200
        pc.day = 20_000;
        round.give(15);
        sentAndAnswered(() -> pc.limits = "3600;3600;3600;3600;3600;40000;7200");
        round.run();
        assertEquals(1, pc.calls);
        assertEquals(900, pc.extra());
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    /** The next step is carried out, after something else happened at the PC, and answered; the PC is not looked at again yet. */
    private void sentAndAnswered(Runnable meanwhile) {
        Step give = round.observe(Optional.empty(), new Outcome.Fresh());
        meanwhile.run();
        Outcome answered = round.perform(give);
        round.wishes = Reconcile.answered(round.wishes, give, answered);
    }
}
