package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Extra PlayTime: a grant like any other, with figures of its own. Today is a Saturday with half an hour of PlayTime. */
class PlayTimeGrantsTest {
    private final ToyTimekpr pc = new ToyTimekpr();
    private final Round round = new Round(pc);

    PlayTimeGrantsTest() {
        pc.playTime = true;
        pc.pcPlayTime = true;
        pc.playDay = 600;
        pc.playBalance = 600;
    }

    private Ending only() {
        assertEquals(1, round.endings.size(), () -> round.endings.toString());
        return round.endings.get(0);
    }

    private void endsAs(Ending.Type type, String reason) {
        assertEquals(List.of(type, reason), List.of(only().type(), only().reason()));
    }

    @Test
    void it_is_given_once_and_moves_no_time_at_the_pc() {
        round.givePlayTime(Amount.absolute(1800)).run();
        endsAs(Ending.Type.APPLIED, "");
        assertEquals(List.of(Optional.of("0"), Optional.of("30")), List.of(only().before(), only().after()));
        assertEquals(List.of(-1200, 600, 600, 600), List.of(pc.playBalance, pc.playDay, pc.balance, pc.day));
        assertEquals(1, pc.calls);
    }

    @Test
    void less_than_there_was_is_taken() {
        pc.playBalance = -1200;
        round.givePlayTime(Amount.absolute(600)).run();
        endsAs(Ending.Type.APPLIED, "");
        assertEquals(0, pc.playBalance);
    }

    @Test
    void a_child_over_the_limit_gets_all_of_it() {
        pc.playDay = 4000;
        pc.playBalance = 4000;
        round.givePlayTime(Amount.absolute(3000)).run();
        endsAs(Ending.Type.APPLIED, "");
        assertEquals(1000, pc.playBalance);
    }

    @Test
    void what_holds_already_is_not_sent() {
        round.givePlayTime(Amount.absolute(0)).run();
        endsAs(Ending.Type.APPLIED, "");
        assertEquals(0, pc.calls);
    }

    @Test
    void it_replaces_extra_playtime_that_waits_and_no_extra_time() {
        round.give(Amount.absolute(900)).givePlayTime(Amount.absolute(600)).givePlayTime(Amount.absolute(1200));
        assertEquals(2, round.wishes.grants().size());
        round.run();
        assertEquals(List.of(Ending.Type.APPLIED, Ending.Type.APPLIED), round.types());
        assertEquals(List.of(-300, -600), List.of(pc.balance, pc.playBalance));
    }

    @Test
    void that_playtime_is_off_is_said() {
        pc.playTime = false;
        round.givePlayTime(Amount.absolute(1800)).run();
        endsAs(Ending.Type.APPLIED, "30 min of extra PlayTime, but PlayTime is off for this child");
    }

    @Test
    void that_playtime_is_off_on_the_whole_pc_is_said() {
        pc.pcPlayTime = false;
        round.givePlayTime(Amount.absolute(1800)).run();
        endsAs(Ending.Type.APPLIED, "30 min of extra PlayTime, but PlayTime is off on this PC");
    }

    @Test
    void there_is_none_where_time_runs_only_with_playtime() {
        pc.playTimeOverride = true;
        round.givePlayTime(Amount.absolute(1800)).run();
        endsAs(
                Ending.Type.FAILED,
                "time at this PC runs only with PlayTime (override): PlayTime has no limit of its own");
        assertEquals(0, pc.calls);
    }

    @Test
    void a_short_list_of_days_becomes_seven_with_the_same_meaning_first() {
        pc.playWeekdays = "6;7";
        pc.playLimits = "1800;3600";
        round.givePlayTime(Amount.absolute(600)).run();
        endsAs(Ending.Type.APPLIED, "");
        assertEquals(List.of("1;2;3;4;5;6;7", "0;0;0;0;0;1800;3600"), List.of(pc.playWeekdays, pc.playLimits));
        assertEquals(0, pc.playBalance);
    }

    @Test
    void playtime_of_yesterday_that_opening_the_day_took_along_is_neither_charged_nor_counted_as_given() {
        pc.lastChecked = pc.lastChecked.minusDays(1);
        round.givePlayTime(Amount.absolute(900)).run();
        endsAs(Ending.Type.APPLIED, "");
        assertEquals(Optional.of("15"), only().after());
        assertEquals(-900, pc.playBalance);
    }

    @Test
    void one_that_was_cut_off_is_looked_for_before_it_is_sent_again() {
        round.givePlayTime(Amount.absolute(1800));
        Step give = round.observe(Optional.empty(), new Outcome.Fresh());
        pc.call(assertInstanceOf(Step.Give.class, give).call()); // it arrived, and nobody heard the answer
        round.run();
        endsAs(Ending.Type.APPLIED, "");
        assertEquals(1, pc.calls);
        assertEquals(-1200, pc.playBalance);
    }

    @Test
    void a_pair_of_lists_that_was_cut_apart_is_completed() {
        pc.playWeekdays = "6;7";
        pc.playLimits = "1800;3600";
        round.want(new DayLimit(TimeKind.PLAYTIME, DayOfWeek.MONDAY, 60));
        Step.Write write = assertInstanceOf(Step.Write.class, round.observe(Optional.empty(), new Outcome.Fresh()));
        pc.call(write.changes().get(0).calls().get(0)); // then the power went
        round.run();
        assertEquals(List.of("1;2;3;4;5;6;7", "60;0;0;0;0;1800;3600"), List.of(pc.playWeekdays, pc.playLimits));
    }

    @Test
    void what_an_older_day_left_in_the_file_is_nobodys() {
        pc.playDay = 1000;
        pc.playBalance = 900;
        AccountFiles account = Objects.requireNonNull(pc.look().accounts().get(ToyTimekpr.ANNA));
        Optional<DayStart> start = Optional.of(new DayStart(ToyTimekpr.TODAY, 700, 750));
        assertEquals(
                new Allotment(TimeKind.PLAYTIME, 250, 200, 1800),
                Allotment.of(TimeKind.PLAYTIME, account, account.spent().orElseThrow(), DayOfWeek.SATURDAY, start));
    }

    @Test
    void what_is_not_known_of_it_is_told_as_playtime() {
        round.givePlayTime(Amount.absolute(1800));
        round.observe(Optional.empty(), new Outcome.Fresh());
        pc.playBalance = 0; // ten minutes were given at the PC meanwhile
        round.run();
        endsAs(
                Ending.Type.FAILED,
                "it is not known whether it arrived: the PC shows 10 min of extra PlayTime today, which is neither the 0"
                        + " from before nor 30. Somebody else changed it; look whether it is right, and ask again if not");
    }

    @Test
    void that_it_is_not_there_after_the_answer_is_told_as_playtime() {
        Aim aim = new Aim(new Allotment(TimeKind.PLAYTIME, 600, 600, 1800), 900);
        assertEquals(
                Optional.of("the PC took it, but does not show it: somebody else changed today's PlayTime"),
                aim.amiss(Amount.relative(900), new Allotment(TimeKind.PLAYTIME, 600, 600, 1800)));
        assertEquals(
                Optional.of("the PC took it, but shows 5 min of extra PlayTime today: its limit or its PlayTime was"
                        + " changed there in that moment"),
                aim.amiss(Amount.relative(900), new Allotment(TimeKind.PLAYTIME, 600, 300, 1800)));
    }
}
