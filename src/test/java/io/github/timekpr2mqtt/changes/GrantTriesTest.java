package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of extra time, as of a setting, those tries count that the PC's daemon answered. */
class GrantTriesTest {
    private final ToyTimekpr pc = new ToyTimekpr();
    private final Round round = new Round(pc);

    private int answered() {
        return round.wishes.grants().get(0).answered();
    }

    @Test
    void what_was_never_sent_or_never_answered_has_none() {
        round.give(15);
        assertEquals(0, answered());
        Step give = round.observe(Optional.empty(), new Outcome.Fresh());
        round.wishes = Reconcile.answered(round.wishes, give, new Outcome.Unanswered());
        Step settle = round.observe(Optional.empty(), new Outcome.Fresh());
        round.observe(Optional.of(settle), new Outcome.Settled());
        assertEquals(0, answered());
    }

    @Test
    void what_the_pc_took_has_one_while_it_is_read_back() {
        round.give(15);
        Step give = round.observe(Optional.empty(), new Outcome.Fresh());
        Outcome answer = round.perform(give);
        round.wishes = Reconcile.answered(round.wishes, give, answer);
        assertEquals(1, answered());
    }

    @Test
    void what_the_pc_refused_has_one_and_what_was_not_sent_because_it_cannot_be_has_none() {
        pc.refuses = "no";
        round.give(15).run();
        pc.refuses = "";
        round.givePlayTime(Amount.absolute(2880 * 60)).run();
        assertEquals(
                List.of(1, 0),
                round.wishes.failedGrants().stream().map(Grant::answered).toList());
    }
}
