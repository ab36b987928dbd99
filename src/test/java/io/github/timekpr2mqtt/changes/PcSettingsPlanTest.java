package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.OwnList;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Wishes for Timekpr's own settings follow the rules of a child's settings. */
class PcSettingsPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final PcSetting POLL = new PcNumber(OwnNumber.POLL_TIME, 5);
    private static final PcSetting SAVE = new PcNumber(OwnNumber.SAVE_TIME, 10);
    private static final Grant.Sender ME = new Grant.Sender("boot-1", "guid-1", ":1.7");

    private final List<Ending> endings = new ArrayList<>();
    private final ToyTimekpr toy = new ToyTimekpr();
    private MainConfig onPc = toy.look().main();
    private PcWishes wishes = PcWishes.NONE;
    private TimekprVersion version = TimekprVersion.OLDEST;
    private String fault = "";

    private PcSettingsPlanTest want(PcSetting setting) {
        Origin origin = new Origin(setting.value(), setting.control(), setting.value(), NOW, Optional.empty());
        wishes = wishes.with(new PcSettingWish(setting, origin, Optional.of(setting.shownIn(onPc))));
        return this;
    }

    private Step look(Optional<Step> last, Outcome outcome) {
        Observation look = toy.look();
        Observation seen = new Observation(
                look.clock(), look.bootId(), version, onPc, fault, look.accounts(), look.problems(), Set.of());
        PcReconcile result = PcReconcile.of(wishes, new Seen(seen, ME, NOW, ToyTimekpr.TODAY), last, outcome, Set.of());
        wishes = result.wishes();
        endings.addAll(result.endings());
        return result.step();
    }

    private Step fresh() {
        return look(Optional.empty(), new Outcome.Fresh());
    }

    private Step after(Step step, String control, String refusal) {
        Map<String, String> refusals = refusal.isEmpty() ? Map.of() : Map.of(control, refusal);
        return look(Optional.of(step), new Outcome.Written(refusals));
    }

    private void has(String key, String value) {
        try {
            onPc = MainConfig.parse(onPc.print().replaceFirst("(?m)^" + key + " = .*$", key + " = " + value));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    private List<String> called(Step step) {
        return assertInstanceOf(Step.Configure.class, step).changes().stream()
                .map(Step.Change::what)
                .toList();
    }

    private List<String> told() {
        return endings.stream()
                .map(e ->
                        e.type() + " " + e.origin().command() + " " + e.before().orElse("?") + " "
                                + e.after().orElse("?") + (e.reason().isEmpty() ? "" : " " + e.reason()))
                .toList();
    }

    @Test
    void it_is_written_read_back_and_applied() {
        Step step = want(POLL).want(SAVE).fresh();
        assertEquals(List.of("timekpr_poll_time", "timekpr_save_time"), called(step));
        has("TIMEKPR_POLLTIME", "5");
        has("TIMEKPR_SAVE_TIME", "10");
        assertInstanceOf(Step.Nothing.class, after(step, "", ""));
        assertEquals(List.of("APPLIED timekpr_poll_time 3 5", "APPLIED timekpr_save_time 30 10"), told());
        assertTrue(endings.stream().allMatch(e -> e.user().isEmpty()), "it is nobody's");
        assertEquals(endings, wishes.untold());
        assertEquals(Map.of(), wishes.own());
    }

    @Test
    void what_holds_is_skipped_and_applied_and_says_so() {
        assertInstanceOf(
                Step.Nothing.class, want(new PcNumber(OwnNumber.POLL_TIME, 3)).fresh());
        assertEquals(List.of("APPLIED timekpr_poll_time 3 3 the PC had it already: nothing had to be sent"), told());
    }

    @Test
    void what_somebody_sets_at_the_pc_as_it_was_wanted_says_that_nothing_was_sent() {
        want(POLL);
        has("TIMEKPR_POLLTIME", "5");
        fresh();
        assertEquals(List.of("APPLIED timekpr_poll_time 3 5 the PC had it already: nothing had to be sent"), told());
    }

    @Test
    void what_may_have_been_sent_does_not_say_that_nothing_was() {
        Step step = want(POLL).fresh();
        has("TIMEKPR_POLLTIME", "5");
        look(Optional.of(step), new Outcome.Unanswered());
        Step settle = fresh();
        look(Optional.of(settle), new Outcome.Settled());
        assertEquals(List.of("APPLIED timekpr_poll_time 3 5"), told());
    }

    @Test
    void while_a_wish_waits_what_it_replaces_is_what_the_pc_had_last() {
        Step first = want(POLL).fresh();
        look(Optional.of(first), new Outcome.Unanswered()); // and here the link goes
        has("TIMEKPR_POLLTIME", "4");
        Step settle = fresh();
        Step step = look(Optional.of(settle), new Outcome.Settled());
        has("TIMEKPR_POLLTIME", "5");
        after(step, "", "");
        assertEquals(List.of("APPLIED timekpr_poll_time 4 5"), told());
    }

    @Test
    void what_it_replaces_is_what_the_pc_had_last_also_if_ours_comes_late() {
        Step first = want(POLL).fresh();
        look(Optional.of(first), new Outcome.Unanswered()); // and here the link goes
        has("TIMEKPR_POLLTIME", "4");
        Step settle = fresh();
        has("TIMEKPR_POLLTIME", "5");
        look(Optional.of(settle), new Outcome.Settled());
        assertEquals(List.of("APPLIED timekpr_poll_time 4 5"), told());
    }

    @Test
    void what_the_pc_made_of_it_is_not_what_it_replaces() {
        Step first = want(POLL).fresh();
        has("TIMEKPR_POLLTIME", "4");
        after(after(first, "", ""), "", "");
        assertEquals(List.of("FAILED timekpr_poll_time 3 4 the PC accepted it 2 times but did not keep it"), told());
    }

    @Test
    void the_last_wish_of_a_control_wins() {
        Step step =
                want(POLL).want(SAVE).want(new PcNumber(OwnNumber.POLL_TIME, 7)).fresh();
        assertEquals(List.of("timekpr_save_time", "timekpr_poll_time"), called(step));
        assertEquals(2, wishes.open());
    }

    @Test
    void what_does_not_hold_after_an_answer_is_sent_once_more_and_then_has_failed_until_set_again() {
        Step first = want(POLL).fresh();
        Step second = after(first, "timekpr_poll_time", "no");
        assertEquals(List.of("timekpr_poll_time"), called(second));
        assertEquals(List.of(), told());
        assertInstanceOf(Step.Nothing.class, after(second, "timekpr_poll_time", "no"));
        assertEquals(List.of("FAILED timekpr_poll_time 3 3 the PC refused it: no"), told());
        assertEquals(0, wishes.open());
        assertInstanceOf(Step.Nothing.class, fresh());
        assertEquals(1, wishes.own().size());
        assertEquals(List.of("timekpr_poll_time"), called(want(POLL).fresh()));
    }

    @Test
    void what_is_accepted_and_not_kept_has_failed_too() {
        Step second = after(want(POLL).fresh(), "", "");
        after(second, "", "");
        assertEquals(List.of("FAILED timekpr_poll_time 3 3 the PC accepted it 2 times but did not keep it"), told());
    }

    @Test
    void what_has_failed_and_holds_after_all_is_shown_no_more_and_told_no_second_time() {
        after(after(want(POLL).fresh(), "", "no"), "", "no");
        endings.clear();
        has("TIMEKPR_POLLTIME", "5");
        fresh();
        assertEquals(List.of(), told());
        assertEquals(Map.of(), wishes.own());
    }

    @Test
    void no_answer_is_no_refusal_and_ends_the_round() {
        Step step = want(POLL).fresh();
        assertInstanceOf(Step.Nothing.class, look(Optional.of(step), new Outcome.Unanswered()));
        assertEquals(0, wishes.openOwn().get(0).answered());
        Step settle = assertInstanceOf(Step.Settle.class, fresh());
        assertEquals(List.of("timekpr_poll_time"), called(look(Optional.of(settle), new Outcome.Settled())));
    }

    @Test
    void a_refusal_is_only_of_its_own_control_and_of_what_was_tried() {
        Step step = want(POLL).want(SAVE).fresh();
        want(new PcSwitch(OwnSwitch.PLAYTIME, true));
        Step next = after(step, "timekpr_save_time", "no");
        assertEquals(
                List.of(1, 1, 0),
                wishes.own().values().stream().map(PcSettingWish::answered).toList());
        after(next, "timekpr_save_time", "no");
        assertEquals(2, endings.size());
        assertEquals(1, wishes.open());
    }

    @Test
    void children_come_first_and_their_steps_say_nothing_of_it() {
        Setting monday = new DayLimit(DayOfWeek.MONDAY, 60);
        Origin origin = new Origin("x", monday.control(), "1", NOW, Optional.empty());
        wishes = wishes.with(
                ToyTimekpr.ANNA, AccountWishes.NONE.with(new SettingWish(monday, origin, Optional.empty())));
        Step write = want(POLL).fresh();
        assertEquals(Optional.of(ToyTimekpr.ANNA), write.about());
        look(Optional.of(write), new Outcome.Written(Map.of("timekpr_poll_time", "no")));
        assertEquals(0, wishes.openOwn().get(0).answered());
    }

    @Test
    void it_is_never_sent_if_nobody_would_be_limited_any_more() {
        want(PcWords.parse(OwnList.SESSION_TYPES_EXCLUDED, "wayland"));
        has("TIMEKPR_SESSION_TYPES_CTRL", "wayland"); // at the PC, meanwhile
        assertInstanceOf(Step.Nothing.class, fresh());
        assertEquals(
                List.of("FAILED timekpr_session_types_excluded tty, unspecified tty, unspecified no session type would"
                        + " count on this PC any more, and nobody would be limited"),
                told());
    }

    @Test
    void what_the_newer_timekpr_of_the_pc_does_not_keep_is_never_sent() {
        version = TimekprVersion.NEWEST;
        assertInstanceOf(
                Step.Nothing.class,
                want(new PcSwitch(OwnSwitch.TRACK_INACTIVE, true)).fresh());
        assertEquals(
                List.of("FAILED timekpr_track_inactive OFF OFF Timekpr 0.5.9 on this PC does not keep it: it writes it"
                        + " down as off"),
                told());
    }

    @Test
    void both_lists_together_count() {
        want(PcWords.parse(OwnList.SESSION_TYPES_EXCLUDED, "x11"));
        Step step = want(PcWords.parse(OwnList.SESSION_TYPES, "tty")).fresh();
        assertEquals(List.of("timekpr_session_types_excluded", "timekpr_session_types"), called(step));
    }

    @Test
    void where_our_account_may_not_all_of_them_end_and_the_open_ones_are_told() {
        after(after(want(POLL).fresh(), "", "no"), "", "no");
        PcWishes rest = want(SAVE).wishes.withoutOwn("it may not", NOW);
        assertEquals(Map.of(), rest.own());
        Ending told = rest.untold().get(rest.untold().size() - 1);
        assertEquals(
                List.of("timekpr_save_time", "it may not"),
                List.of(told.origin().command(), told.reason()));
        assertEquals(2, rest.untold().size());
    }

    @Test
    void while_their_file_is_damaged_nothing_of_them_is_written_or_said_to_hold() {
        fault = "timekpr.conf: some of its bytes are not UTF-8";
        want(new PcNumber(OwnNumber.SAVE_TIME, 20)).want(new PcNumber(OwnNumber.POLL_TIME, 3));
        assertInstanceOf(Step.Nothing.class, fresh());
        assertEquals(2, wishes.openOwn().size());
        assertEquals(List.of(), told());
        fault = "";
        assertEquals(List.of("timekpr_save_time"), called(fresh()));
    }
}
