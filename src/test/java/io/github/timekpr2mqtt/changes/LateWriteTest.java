package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.Fault;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Settings that were sent over a connection which is given up, and that arrive at the PC when something else is wanted. */
class LateWriteTest {
    private static final Instant NOW = ToyTimekpr.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private static final Grant.Sender OLD = new Grant.Sender("boot-1", "guid-1", ":1.7");
    private static final Grant.Sender NEW = new Grant.Sender("boot-1", "guid-1", ":1.8");

    private final ToyTimekpr toy = new ToyTimekpr();
    private final List<Ending> endings = new ArrayList<>();
    private PcWishes wishes = PcWishes.NONE;

    private void want(int seconds) {
        want(new DayLimit(DayOfWeek.MONDAY, seconds));
    }

    private void want(DayLimit limit) {
        Origin origin = new Origin(limit.seconds() + " s", limit.control(), "x", NOW, Optional.empty());
        AccountWishes annas = wishes.of(ToyTimekpr.ANNA).with(new SettingWish(limit, origin, Optional.empty()));
        wishes = wishes.with(ToyTimekpr.ANNA, annas);
    }

    private Step look(Grant.Sender connection, Optional<Step> last, Outcome outcome) {
        Seen seen = new Seen(toy.look(connection.bootId()), connection, NOW, ToyTimekpr.TODAY);
        PcReconcile result = PcReconcile.of(wishes, seen, last, outcome, Set.of());
        wishes = result.wishes();
        endings.addAll(result.endings());
        return result.step();
    }

    private Step look(Grant.Sender connection) {
        return look(connection, Optional.empty(), new Outcome.Fresh());
    }

    /** All steps of a connection by which everything arrives at once. */
    private List<Step> run(Grant.Sender connection) {
        List<Step> steps = new ArrayList<>();
        Step step = look(connection);
        while (!(step instanceof Step.Nothing)) {
            steps.add(step);
            step = look(connection, Optional.of(step), arrives(step));
        }
        return steps;
    }

    private Outcome arrives(Step step) {
        if (step instanceof Step.Write write) {
            for (Step.Change change : write.changes()) {
                for (Call call : change.calls()) {
                    assertEquals("", toy.call(call));
                }
            }
            return new Outcome.Written(Map.of());
        }
        return new Outcome.Settled();
    }

    private static String monday(ToyTimekpr pc) {
        return pc.config().limits().limits().split(";", -1)[0];
    }

    private List<String> told() {
        return endings.stream()
                .map(ending -> ending.origin().id() + " " + ending.type())
                .toList();
    }

    @Test
    void while_an_older_connection_lives_nothing_is_written_or_told() {
        want(2700);
        Step sent = look(OLD);
        want(3600); // which the PC has, until the other arrives
        Step settle = look(NEW);
        assertEquals(new Step.Settle(Optional.empty(), ":1.7"), settle);
        assertEquals(new Step.Nothing(false), look(NEW, Optional.of(settle), new Outcome.Unanswered()));
        assertEquals(List.of(), endings);
        arrives(sent);
        run(NEW);
        assertEquals("3600", monday(toy));
        assertEquals(List.of("3600 s APPLIED"), told());
    }

    @Test
    void what_may_still_arrive_is_not_cancelled_until_it_is_sure_that_it_does_not() {
        want(2700);
        look(OLD);
        Step settle = look(NEW);
        look(NEW, Optional.of(settle), new Outcome.Unanswered());
        assertEquals(List.of(true), areSent());
        Step again = look(NEW, Optional.of(settle), new Outcome.Settled());
        assertInstanceOf(Step.Write.class, again);
        assertEquals(List.of(true), areSent());
        look(NEW, Optional.of(again), arrives(again));
        assertEquals(List.of(), areSent());
        assertEquals(List.of("2700 s APPLIED"), told());
    }

    private List<Boolean> areSent() {
        return wishes.of(ToyTimekpr.ANNA).openChanges().stream()
                .map(OpenChange::isSent)
                .toList();
    }

    @Test
    void what_late_limits_replace_is_what_the_pc_had_last() {
        want(2700);
        Step sent = look(OLD);
        toy.limits = "1800;3600;3600;3600;3600;7200;7200";
        Step settle = look(NEW);
        arrives(sent);
        look(NEW, Optional.of(settle), new Outcome.Settled());
        assertEquals(List.of("2700 s APPLIED"), told());
        assertEquals(Optional.of("30"), endings.get(0).before());
    }

    @Test
    void while_something_may_still_arrive_what_is_not_known_or_half_of_ours_is_not_what_it_replaces() {
        toy.weekdays = "6;7";
        toy.limits = "1800;3600";
        want(2700);
        want(new DayLimit(DayOfWeek.SUNDAY, 600));
        Step.Write sent = (Step.Write) look(OLD);
        toy.call(sent.changes().get(0).calls().get(0)); // seven limits for two days: Sunday has the second of them
        look(NEW);
        toy.damage("LIMITS_PER_WEEKDAYS", Fault.Kind.UNKNOWN);
        look(NEW);
        toy.faults.clear();
        Step settle = look(NEW);
        toy.call(sent.changes().get(0).calls().get(1));
        look(NEW, Optional.of(settle), new Outcome.Settled());
        assertEquals(Optional.of("60"), endings.get(1).before());
    }

    @Test
    void also_after_an_older_connection_answered_half_of_it() {
        toy.weekdays = "6;7";
        toy.limits = "5000;6000";
        want(2700);
        Step.Write sent = (Step.Write) look(OLD);
        toy.call(sent.changes().get(0).calls().get(0));
        want(1800);
        Step settle = look(NEW);
        assertInstanceOf(Step.Settle.class, settle);
        toy.call(sent.changes().get(0).calls().get(1));
        run(NEW);
        assertEquals("1800;0;0;0;0;5000;6000", toy.config().limits().limits());
        assertEquals("1;2;3;4;5;6;7", toy.config().limits().weekdays());
        assertEquals(List.of("1800 s APPLIED"), told());
    }

    @Test
    void our_own_connection_has_one_call_answered_before_anything_is_told() {
        want(2700);
        Step sent = look(OLD);
        want(3600);
        assertEquals(new Step.Settle(Optional.empty(), ":1.7"), look(OLD));
        arrives(sent);
        run(OLD);
        assertEquals("3600", monday(toy));
    }

    @Test
    void what_was_answered_leaves_nothing_pending() {
        want(2700);
        run(OLD);
        want(1800);
        assertInstanceOf(Step.Write.class, look(NEW));
    }

    @Test
    void a_grant_and_a_look_leave_nothing_pending() {
        Origin press = new Origin("p", "add_15", "PRESS", NOW, Optional.empty());
        wishes = wishes.with(
                ToyTimekpr.ANNA,
                AccountWishes.NONE.with(
                        new Grant(press, Amount.relative(900), ToyTimekpr.TODAY, new Grant.Waiting(""))));
        assertInstanceOf(Step.Give.class, look(OLD));
        assertEquals(Optional.empty(), wishes.writer());
        assertEquals(new Step.Settle(Optional.of(ToyTimekpr.ANNA), ":1.7"), look(NEW));
    }

    @Test
    void a_restart_of_the_pc_or_its_bus_leaves_nothing_pending() {
        want(2700);
        look(OLD);
        PcWishes sent = wishes;
        assertInstanceOf(Step.Write.class, look(new Grant.Sender("boot-2", "guid-2", ":1.7")));
        wishes = sent;
        assertInstanceOf(Step.Write.class, look(new Grant.Sender("boot-1", "guid-2", ":1.8")));
    }
}
