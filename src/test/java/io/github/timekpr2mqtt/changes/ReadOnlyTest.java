package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A PC that was made read-only: what was sent before comes to its end, and nothing more is sent. */
class ReadOnlyTest {
    private static final Grant.Sender OLD = new Grant.Sender("boot-1", "guid-1", ":1.7");
    private static final Grant.Sender NEW = new Grant.Sender("boot-1", "guid-1", ":1.8");

    private final ToyTimekpr toy = new ToyTimekpr();
    private final List<Ending> endings = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Instant now = ToyTimekpr.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private PcWishes wishes = PcWishes.NONE;

    private Origin origin(String command) {
        return new Origin(command, command, "x", now, Optional.empty());
    }

    private void give(LocalDate day) {
        give(TimeKind.TIME, day);
    }

    private void give(TimeKind kind, LocalDate day) {
        int grants = wishes.of(ToyTimekpr.ANNA).grants().size();
        Grant grant = new Grant(
                origin("give-" + grants), kind, Amount.relative(900), day, new Grant.Waiting("as it was before"));
        wishes = wishes.with(ToyTimekpr.ANNA, wishes.of(ToyTimekpr.ANNA).with(grant));
    }

    private void want(DayOfWeek day, int seconds) {
        DayLimit limit = new DayLimit(day, seconds);
        AccountWishes annas =
                wishes.of(ToyTimekpr.ANNA).with(new SettingWish(limit, origin(limit.control()), Optional.empty()));
        wishes = wishes.with(ToyTimekpr.ANNA, annas);
    }

    private Step look(Grant.Sender connection, boolean readOnly, Optional<Step> last, Outcome outcome) {
        Seen seen = new Seen(toy.look(connection.bootId()), connection, now, ToyTimekpr.TODAY, readOnly);
        PcReconcile result = PcReconcile.of(wishes, seen, last, outcome, Set.of());
        wishes = result.wishes();
        endings.addAll(result.endings());
        return result.step();
    }

    /** What the bridge was about to send when it ended. */
    private Step sent() {
        Step step = look(OLD, false, Optional.empty(), new Outcome.Fresh());
        toy.calls = 0;
        return step;
    }

    private void arrives(Step step) {
        List<Call> calls = step instanceof Step.Give give
                ? List.of(give.call())
                : ((Step.Write) step)
                        .changes().stream()
                                .flatMap(change -> change.calls().stream())
                                .toList();
        calls.forEach(toy::call);
        toy.calls = 0;
    }

    /** Until nothing is left to do; anything but waiting for what was sent would be a call. */
    private ReadOnlyTest run() {
        Step step = look(NEW, true, Optional.empty(), new Outcome.Fresh());
        while (step instanceof Step.Settle) {
            steps.add(step);
            step = look(NEW, true, Optional.of(step), new Outcome.Settled());
        }
        assertEquals(new Step.Nothing(false), step);
        return this;
    }

    private List<String> told() {
        return endings.stream()
                .map(ending -> ending.origin().command() + " " + ending.type()
                        + (ending.reason().isEmpty() ? "" : ": " + ending.reason()))
                .toList();
    }

    private List<Grant.State> states() {
        return wishes.of(ToyTimekpr.ANNA).grants().stream().map(Grant::state).toList();
    }

    @Test
    void extra_time_that_was_sent_and_arrived_is_applied() {
        give(ToyTimekpr.TODAY);
        arrives(sent());
        run();
        assertEquals(List.of(new Step.Settle(Optional.of(ToyTimekpr.ANNA), ":1.7")), steps);
        assertEquals(List.of("give-0 APPLIED"), told());
        assertEquals(PcWishes.NONE.toTell(endings), wishes);
    }

    @Test
    void extra_time_of_which_it_is_not_known_whether_it_arrived_has_failed() {
        give(ToyTimekpr.TODAY);
        sent();
        toy.balance -= 300;
        run();
        assertEquals(
                List.of(Ending.Type.FAILED), endings.stream().map(Ending::type).toList());
        assertTrue(endings.get(0).reason().startsWith("it is not known whether it arrived: "));
    }

    @Test
    void extra_time_that_did_not_arrive_waits_again_and_may_be_cancelled() {
        give(ToyTimekpr.TODAY);
        sent();
        run();
        assertEquals(List.of(), told());
        assertEquals(List.of(new Grant.Waiting("")), states());
        assertEquals(0, wishes.of(ToyTimekpr.ANNA).withoutWaiting(true).open());
    }

    @Test
    void while_it_may_still_arrive_nothing_is_decided() {
        give(ToyTimekpr.TODAY);
        Step give = sent();
        Step settle = look(NEW, true, Optional.empty(), new Outcome.Fresh());
        assertEquals(new Step.Nothing(false), look(NEW, true, Optional.of(settle), new Outcome.Unanswered()));
        assertTrue(states().get(0) instanceof Grant.Prepared);
        arrives(give);
        run();
        assertEquals(List.of("give-0 APPLIED"), told());
    }

    @Test
    void what_was_answered_is_read_back() {
        give(ToyTimekpr.TODAY);
        Step give = sent();
        arrives(give);
        AccountWishes done = Reconcile.answered(wishes.of(ToyTimekpr.ANNA), give, new Outcome.Answered(""));
        wishes = wishes.with(ToyTimekpr.ANNA, done);
        run();
        assertEquals(List.of("give-0 APPLIED"), told());
        assertEquals(List.of(), steps);
    }

    /** A file of yesterday and a list of fewer days would each need a call before it. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void extra_time_that_was_not_sent_waits(boolean stale, boolean fewerDays) {
        toy.lastChecked = stale ? toy.lastChecked.minusDays(1) : toy.lastChecked;
        toy.weekdays = fewerDays ? "6;7" : toy.weekdays;
        give(ToyTimekpr.TODAY);
        give(TimeKind.PLAYTIME, ToyTimekpr.TODAY);
        run();
        assertEquals(List.of(new Grant.Waiting(""), new Grant.Waiting("as it was before")), states());
        assertEquals(List.of(), told());
    }

    @Test
    void its_day_ends_it_all_the_same() {
        give(ToyTimekpr.TODAY);
        toy.clock = ToyTimekpr.TODAY.plusDays(1).atTime(9, 0);
        now = toy.look().clock().instant();
        run();
        assertEquals(List.of("give-0 EXPIRED: it was for 2026-11-21, and the PC's day is over"), told());
    }

    @Test
    void a_limit_that_was_sent_is_applied_if_it_arrived_and_waits_if_not() {
        want(DayOfWeek.MONDAY, 60);
        arrives(sent());
        want(DayOfWeek.TUESDAY, 120);
        run();
        assertEquals(List.of(new Step.Settle(Optional.empty(), ":1.7")), steps);
        assertEquals(List.of("limit_monday APPLIED"), told());
        assertEquals(
                Set.of("limit_tuesday"), wishes.of(ToyTimekpr.ANNA).settings().keySet());
        assertEquals(Optional.empty(), wishes.writer());
        assertEquals("60;3600;3600;3600;3600;7200;7200", toy.limits);
    }

    @Test
    void a_limit_that_waits_and_is_set_at_the_pc_needs_nothing_any_more() {
        want(DayOfWeek.MONDAY, 60);
        toy.limits = "60;3600;3600;3600;3600;7200;7200";
        run();
        assertEquals(List.of("limit_monday APPLIED: the PC had it already: nothing had to be sent"), told());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void half_of_a_list_is_left_until_the_pc_may_be_changed_again(boolean isBegun) {
        toy.weekdays = "6;7";
        toy.limits = "3600;7200";
        want(DayOfWeek.MONDAY, 60);
        Step.Write write = (Step.Write) sent();
        if (isBegun) {
            toy.call(write.changes().get(0).calls().get(0));
            toy.calls = 0;
        }
        run();
        assertEquals(
                isBegun ? Set.of(TimeKind.TIME) : Set.of(),
                wishes.of(ToyTimekpr.ANNA).writing().keySet());
        assertEquals(List.of(), told());
        Step again = look(NEW, false, Optional.empty(), new Outcome.Fresh());
        arrives(again);
        look(NEW, false, Optional.of(again), new Outcome.Written(Map.of()));
        assertEquals(List.of("1;2;3;4;5;6;7", "60;0;0;0;0;3600;7200"), List.of(toy.weekdays, toy.limits));
        assertEquals(List.of("limit_monday APPLIED"), told());
    }

    @Test
    void playtime_of_an_older_day_is_not_put_right() {
        toy.playBalance = 60;
        wishes = wishes.with(
                ToyTimekpr.ANNA, AccountWishes.NONE.withDayStart(Optional.of(new DayStart(ToyTimekpr.TODAY, 60, 60))));
        run();
        assertEquals(60, wishes.of(ToyTimekpr.ANNA).dayStart().orElseThrow().playTimeBalance());
    }

    @Test
    void timekprs_own_settings_are_applied_if_they_arrived_and_wait_if_not() {
        wishes = wishes.with(own(OwnNumber.SAVE_TIME, 60))
                .with(own(OwnNumber.POLL_TIME, 3)) // as the PC has it now
                .ownSent()
                .writtenBy(Optional.of(OLD));
        run();
        assertEquals(List.of(new Step.Settle(Optional.empty(), ":1.7")), steps);
        assertEquals(List.of("timekpr_poll_time APPLIED"), told());
        assertEquals(Set.of("timekpr_save_time"), wishes.own().keySet());
    }

    private PcSettingWish own(OwnNumber which, int seconds) {
        PcSetting setting = new PcNumber(which, seconds);
        return new PcSettingWish(setting, origin(setting.control()), Optional.empty());
    }
}
