package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PcReconcileTest {
    private static final Username ANNA = ToyTimekpr.ANNA;
    private static final Username BEN = new Username("ben");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Grant.Sender me = new Grant.Sender("boot-1", "guid-1", ":1.7");
    private final ToyTimekpr toy = new ToyTimekpr();

    private static PcWishes limit(PcWishes wishes, Username user, int seconds) {
        Setting monday = new DayLimit(DayOfWeek.MONDAY, seconds);
        Origin origin = new Origin(user + "-1", monday.control(), "x", NOW, Optional.empty());
        return wishes.with(user, wishes.of(user).with(new SettingWish(monday, origin, Optional.empty())));
    }

    private Seen seen() {
        Observation look = toy.look();
        AccountFiles anna = look.accounts().get(ANNA);
        AccountFiles ben = new AccountFiles(BEN, toy.config(), Optional.empty());
        return new Seen(
                new Observation(
                        look.clock(),
                        look.bootId(),
                        look.version(),
                        look.main(),
                        anna == null ? Map.of(BEN, ben) : Map.of(ANNA, anna, BEN, ben),
                        Map.of()),
                me,
                NOW,
                ToyTimekpr.TODAY);
    }

    private PcReconcile fresh(PcWishes wishes, Set<Username> paused) {
        return PcReconcile.of(wishes, seen(), Optional.empty(), new Outcome.Fresh(), paused);
    }

    @Test
    void one_child_after_the_other() {
        PcWishes both = limit(limit(PcWishes.NONE, BEN, 60), ANNA, 120);
        assertEquals(Optional.of(ANNA), fresh(both, Set.of()).step().about());
        assertEquals(Optional.of(BEN), fresh(both, Set.of(ANNA)).step().about());
        assertInstanceOf(Step.Nothing.class, fresh(both, Set.of(ANNA, BEN)).step());
    }

    @Test
    void a_child_whose_wish_holds_ends_while_the_next_one_goes_on() {
        PcWishes both = limit(limit(PcWishes.NONE, ANNA, 3600), BEN, 120);
        PcReconcile result = fresh(both, Set.of());
        assertEquals(Optional.of(BEN), result.step().about());
        assertEquals(
                List.of(Ending.Type.APPLIED),
                result.endings().stream().map(Ending::type).toList());
        assertEquals(result.endings(), result.wishes().untold());
        assertEquals(1, result.wishes().open());
    }

    @Test
    void an_answer_counts_only_for_the_child_of_the_step() {
        PcWishes both = limit(limit(PcWishes.NONE, BEN, 60), ANNA, 120);
        Step write = fresh(both, Set.of()).step();
        PcReconcile refused = PcReconcile.of(
                both, seen(), Optional.of(write), new Outcome.Written(java.util.Map.of("limits", "no")), Set.of(ANNA));
        int annas =
                refused.wishes().of(ANNA).setting("limit_monday").orElseThrow().answered();
        int bens =
                refused.wishes().of(BEN).setting("limit_monday").orElseThrow().answered();
        assertEquals(1, annas);
        assertEquals(0, bens);
    }

    @Test
    void nothing_for_nobody() {
        assertEquals(
                new PcReconcile(PcWishes.NONE, new Step.Nothing(false), List.of()), fresh(PcWishes.NONE, Set.of()));
    }

    @Test
    void everything_open_of_a_child_that_does_not_exist_ends_once() {
        PcWishes wishes = limit(PcWishes.NONE, BEN, 60);
        Origin press = new Origin("p", "add_15", "PRESS", NOW, Optional.empty());
        AccountWishes bens =
                wishes.of(BEN).with(new Grant(press, Amount.relative(900), ToyTimekpr.TODAY, new Grant.Waiting("")));
        List<Ending> endings = bens.givenUp(BEN, "nobody", NOW);
        assertEquals(
                List.of("ben-1", "p"),
                endings.stream().map(e -> e.origin().id()).toList());
        assertEquals(
                Set.of(Ending.Type.FAILED),
                Set.copyOf(endings.stream().map(Ending::type).toList()));
    }

    @Test
    void an_answer_for_one_child_is_none_for_the_child_before_it() {
        PcWishes both = limit(limit(PcWishes.NONE, BEN, 60), ANNA, 120);
        Step bens = fresh(both, Set.of(ANNA)).step();
        PcWishes refused = PcReconcile.of(
                        both, seen(), Optional.of(bens), new Outcome.Written(Map.of("limits", "no")), Set.of(ANNA))
                .wishes();
        assertEquals(0, refused.of(ANNA).setting("limit_monday").orElseThrow().answered());
        assertEquals(1, refused.of(BEN).setting("limit_monday").orElseThrow().answered());
    }

    private static PcWishes give(Username user) {
        Origin press = new Origin("p", "add_15", "PRESS", NOW, Optional.empty());
        Grant grant = new Grant(press, Amount.relative(900), ToyTimekpr.TODAY, new Grant.Waiting(""));
        return PcWishes.NONE.with(user, AccountWishes.NONE.with(grant));
    }

    @Test
    void a_child_who_has_just_logged_in_is_worth_another_look_soon_whoever_else_has_nothing_to_wait_for() {
        toy.lastChecked = ToyTimekpr.TODAY.minusDays(1).atTime(20, 0);
        PcWishes wishes = limit(give(ANNA), BEN, 3600);
        PcReconcile open = fresh(wishes, Set.of());
        assertInstanceOf(Step.OpenDay.class, open.step());
        PcReconcile still =
                PcReconcile.of(open.wishes(), seen(), Optional.of(open.step()), new Outcome.Answered(""), Set.of());
        assertEquals(new Step.Nothing(true), still.step(), "not asked again and again");
    }

    @Test
    void a_grant_without_an_answer_is_left_alone_until_the_next_round() {
        PcReconcile give = fresh(give(ANNA), Set.of());
        assertInstanceOf(Step.Give.class, give.step());
        PcReconcile cut =
                PcReconcile.of(give.wishes(), seen(), Optional.of(give.step()), new Outcome.Unanswered(), Set.of());
        assertEquals(new Step.Nothing(false), cut.step());
        Step settle = fresh(cut.wishes(), Set.of()).step();
        assertEquals(":1.7", assertInstanceOf(Step.Settle.class, settle).busName());
        PcReconcile settled =
                PcReconcile.of(cut.wishes(), seen(), Optional.of(settle), new Outcome.Settled(), Set.of(ANNA));
        assertInstanceOf(Step.Give.class, settled.step(), "it did not arrive");
    }

    private static List<String> sent(PcWishes wishes) {
        return wishes.accounts().values().stream()
                .flatMap(account -> account.openChanges().stream())
                .filter(OpenChange::isSent)
                .map(change -> change.origin().id())
                .toList();
    }

    @Test
    void what_was_sent_for_a_child_counts_as_sent_until_that_child_is_looked_at_whoever_else_comes_first() {
        PcReconcile write = fresh(limit(PcWishes.NONE, BEN, 60), Set.of());
        assertEquals(List.of("ben-1"), sent(write.wishes()));
        PcWishes both = limit(write.wishes(), ANNA, 120); // which was asked for meanwhile
        PcReconcile annas =
                PcReconcile.of(both, seen(), Optional.of(write.step()), new Outcome.Written(Map.of()), Set.of());
        assertEquals(Optional.of(ANNA), annas.step().about());
        assertEquals(List.of("anna-1", "ben-1"), sent(annas.wishes()));
        Grant.Sender killed = new Grant.Sender("boot-1", "guid-1", ":1.6");
        PcReconcile settle = fresh(both.writtenBy(Optional.of(killed)), Set.of());
        PcReconcile settled =
                PcReconcile.of(settle.wishes(), seen(), Optional.of(settle.step()), new Outcome.Settled(), Set.of());
        assertEquals(Optional.of(ANNA), settled.step().about());
        assertEquals(List.of("anna-1", "ben-1"), sent(settled.wishes()));
        toy.limits = "120;3600;3600;3600;3600;7200;7200";
        PcReconcile bens = PcReconcile.of(
                settled.wishes(), seen(), Optional.of(settled.step()), new Outcome.Written(Map.of()), Set.of());
        assertEquals(Optional.of(BEN), bens.step().about());
        assertEquals(List.of("ben-1"), sent(bens.wishes()), "it is sent once more");
    }

    @Test
    void what_was_sent_is_not_said_to_have_been_there_already() {
        PcReconcile write = fresh(limit(PcWishes.NONE, BEN, 60), Set.of());
        PcReconcile annas = PcReconcile.of(
                limit(write.wishes(), ANNA, 60),
                seen(),
                Optional.of(write.step()),
                new Outcome.Written(Map.of()),
                Set.of());
        toy.limits = "60;3600;3600;3600;3600;7200;7200"; // what was written, of both
        PcReconcile end = PcReconcile.of(
                annas.wishes(), seen(), Optional.of(annas.step()), new Outcome.Written(Map.of()), Set.of());
        assertEquals(
                List.of("anna-1 ", "ben-1 "),
                end.endings().stream()
                        .map(ending -> ending.origin().id() + " " + ending.reason())
                        .toList());
    }

    @Test
    void what_was_sent_and_cannot_be_read_counts_as_sent() {
        PcReconcile write = fresh(limit(PcWishes.NONE, ANNA, 120), Set.of());
        toy.damage("LIMITS_PER_WEEKDAYS", Fault.Kind.UNKNOWN);
        PcReconcile broken = PcReconcile.of(
                write.wishes(), seen(), Optional.of(write.step()), new Outcome.Written(Map.of()), Set.of());
        assertEquals(List.of("anna-1"), sent(broken.wishes()));
    }
}
