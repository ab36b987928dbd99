package io.github.timekpr2mqtt.changes;

import static java.time.DayOfWeek.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A setting that holds without our doing is applied, and says so; only what was sent is our doing. */
class HeldAlreadyTest {
    private static final String ALREADY = "the PC had it already: nothing had to be sent";

    private final ToyTimekpr pc = new ToyTimekpr();
    private final Round round = new Round(pc);

    @Test
    void what_holds_when_it_is_wanted_says_that_nothing_was_sent() {
        round.want(new DayLimit(MONDAY, 3600)).run();
        assertEquals(0, pc.calls);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(ALREADY, round.endings.get(0).reason());
    }

    @Test
    void what_somebody_set_at_the_pc_as_it_was_wanted_says_that_nothing_was_sent() {
        AccountFiles anna = round.seen(pc.look()).account(ToyTimekpr.ANNA).orElseThrow();
        round.wishes = SettingsPlan.seen(round.want(new DayLimit(MONDAY, 1800)).wishes, anna); // and the PC is gone
        pc.limits = "1800;3600;3600;3600;3600;7200;7200";
        round.run();
        Ending applied = round.endings.get(0);
        assertEquals(0, pc.calls);
        assertEquals(List.of(Optional.of("60"), Optional.of("30")), List.of(applied.before(), applied.after()));
        assertEquals(ALREADY, applied.reason());
    }

    @Test
    void what_was_sent_does_not_say_that_nothing_was_also_after_a_kill() {
        round.want(new DayLimit(MONDAY, 60));
        round.perform(round.observe(Optional.empty(), new Outcome.Fresh())); // and here the power goes
        round.run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals("", round.endings.get(0).reason());
    }

    @Test
    void what_was_tried_and_holds_only_later_does_not_say_that_nothing_was_sent() {
        pc.ignores = true;
        round.want(new DayLimit(MONDAY, 60));
        Step write = round.observe(Optional.empty(), new Outcome.Fresh());
        round.observe(Optional.of(write), round.perform(write)); // and here the link goes
        SettingWish tried = round.wishes.setting("limit_monday").orElseThrow();
        round.wishes = round.wishes.replace(tried.sent(false));
        pc.limits = "60;3600;3600;3600;3600;7200;7200";
        round.run();
        assertEquals("", round.endings.get(0).reason());
    }

    @Test
    void what_was_sent_and_taken_back_before_it_was_wanted_again_does_not_say_that_nothing_was() {
        round.want(new DayLimit(MONDAY, 3600));
        SettingWish again = round.wishes.setting("limit_monday").orElseThrow().wasTakenBack();
        round.wishes = round.wishes.with(again);
        round.run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals("", round.endings.get(0).reason());
    }
}
