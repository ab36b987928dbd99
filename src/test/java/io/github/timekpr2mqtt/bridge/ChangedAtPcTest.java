package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.PcNumber;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.PeriodLimit;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.changes.Writing;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody changed at the PC is told once, and what we changed is not. */
class ChangedAtPcTest {
    private static final Observation TOY = new ToyTimekpr().look();
    private static final UserConfig USUAL =
            Objects.requireNonNull(TOY.accounts().get(ToyTimekpr.ANNA)).config();
    private static final UserConfig OTHER = USUAL.withLimitPerWeek(36_000).withTrackInactive(true);
    private static final Options.Pc DEN =
            new Options.Pc("den", "192.0.2.20", 22, "timekpr2mqtt", "", List.of(), List.of(), false);

    private static final Clock NOON =
            Clock.fixed(ToyTimekpr.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

    private static final Step WRITE = new Step.Write(ToyTimekpr.ANNA, Step.Purpose.SETTINGS, List.of(), Set.of());

    private final Path folder;
    private final PcState state;

    ChangedAtPcTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        state = PcState.load(DEN, 30, new PcTime(NOON, Steady.MACHINE), new PcDocuments(Documents.open(folder)));
    }

    private static Observation look(UserConfig config, Faults faults, MainConfig main, String mainFault) {
        AccountFiles files = new AccountFiles(ToyTimekpr.ANNA, config, Optional.empty(), faults);
        return new Observation(
                TOY.clock(), TOY.bootId(), TOY.version(), main, mainFault, Map.of(files.user(), files), Map.of());
    }

    private static Observation look(UserConfig config, Faults faults) {
        return look(config, faults, TOY.main(), "");
    }

    private static Observation look(UserConfig config) {
        return look(config, Faults.NONE);
    }

    private static Faults unknown(String key) {
        return new Faults(Map.of(key, new Fault("config/timekpr.anna.conf", key, Fault.Kind.UNKNOWN)));
    }

    private static MainConfig polling(int seconds) {
        try {
            return MainConfig.parse(TOY.main().print().replace("POLLTIME = 3", "POLLTIME = " + seconds));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    private static Origin ours() {
        return new Origin("x", "x", "x", NOON.instant(), Optional.empty());
    }

    /** What is told of a look after another one. */
    private List<String> told(Observation before, Observation now) {
        return told(before, now, Optional.empty(), new Outcome.Fresh());
    }

    private List<String> told(Observation before, Observation now, Optional<Step> last, Outcome outcome) {
        state.seen(before, Map.of());
        return told(ChangedAtPc.since(state, now, last, outcome));
    }

    private static List<String> since(PcState state, Observation now) {
        return told(ChangedAtPc.since(state, now, Optional.empty(), new Outcome.Fresh()));
    }

    private static List<String> told(List<Ending> changed) {
        return changed.stream()
                .map(ending -> ending.origin().command() + " "
                        + ending.before().orElse("?") + " "
                        + ending.after().orElse("?"))
                .toList();
    }

    @Test
    void every_control_that_moved_is_told_with_what_it_was_and_is() {
        assertEquals(List.of("limit_week 168 10", "track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
        assertEquals(List.of(), told(look(OTHER), look(OTHER)));
    }

    @Test
    void at_the_first_look_nothing_has_changed() {
        assertEquals(List.of(), ChangedAtPc.since(state, look(OTHER), Optional.empty(), new Outcome.Fresh()));
    }

    @Test
    void what_became_unknown_or_known_again_is_no_change_and_the_rest_is() {
        assertEquals(List.of("track_inactive OFF ON"), told(look(USUAL), look(OTHER, unknown("LIMIT_PER_WEEK"))));
        assertEquals(List.of("limit_week 168 10"), told(look(USUAL, unknown("TRACK_INACTIVE")), look(OTHER)));
    }

    @Test
    void what_an_open_wish_of_ours_moves_is_not_told_and_what_a_failed_one_did_not_move_is() {
        SettingWish wish = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 36_000), ours(), Optional.empty());
        state.keep(PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(wish)));
        assertEquals(List.of("track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
        SettingWish failed = new SettingWish(wish.setting(), wish.origin(), Optional.empty(), 2, Optional.of("no"));
        state.keep(PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(failed)));
        assertEquals(List.of("limit_week 168 10", "track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
    }

    @Test
    void what_somebody_set_where_an_open_wish_was_not_yet_sent_is_told() {
        SettingWish waits = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 72_000), ours(), Optional.empty());
        state.keep(PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(waits)));
        assertEquals(List.of("limit_week 168 10", "track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
    }

    @Test
    void while_ours_may_still_arrive_everything_else_is_somebodys() {
        SettingWish sent = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 72_000), ours(), Optional.empty());
        state.keep(PcWishes.NONE
                .with(ToyTimekpr.ANNA, AccountWishes.NONE.with(sent))
                .onItsWay(WRITE));
        assertEquals(List.of("limit_week 168 10", "track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
        assertEquals(List.of(), told(look(OTHER), look(OTHER.withLimitPerWeek(72_000))));
        assertEquals(List.of("limit_week 10 168", "track_inactive ON OFF"), told(look(OTHER), look(USUAL)));
    }

    @Test
    void what_the_pc_made_of_what_it_just_answered_is_not_told() {
        SettingWish sent = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 72_000), ours(), Optional.empty());
        state.keep(PcWishes.NONE
                .with(ToyTimekpr.ANNA, AccountWishes.NONE.with(sent))
                .onItsWay(WRITE));
        Outcome answered = new Outcome.Written(Map.of());
        assertEquals(List.of("track_inactive OFF ON"), told(look(USUAL), look(OTHER), Optional.of(WRITE), answered));
        Step another = new Step.Write(new Username("ben"), Step.Purpose.SETTINGS, List.of(), Set.of());
        assertEquals(
                List.of("limit_week 168 10", "track_inactive OFF ON"),
                told(look(USUAL), look(OTHER), Optional.of(another), answered));
    }

    @Test
    void what_we_sent_is_ours_also_if_something_else_is_wanted_since_and_also_after_a_kill() throws IOException {
        SettingWish sent = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 36_000), ours(), Optional.empty());
        AccountWishes first = AccountWishes.NONE.with(sent);
        PcWishes onItsWay = PcWishes.NONE.with(ToyTimekpr.ANNA, first).onItsWay(WRITE);
        AccountWishes wishes = onItsWay.of(ToyTimekpr.ANNA);
        for (int seconds : List.of(72_000, 108_000)) {
            Origin later = new Origin(seconds + " s", "x", "x", NOON.instant(), Optional.empty());
            wishes = wishes.with(
                    new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, seconds), later, Optional.empty()));
        }
        state.keep(afterAKill(onItsWay.with(ToyTimekpr.ANNA, wishes)));
        assertEquals(List.of("track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
        assertEquals(
                List.of("limit_week 168 20"),
                told(look(USUAL), look(USUAL.withLimitPerWeek(72_000))),
                "it was never sent");
        state.keep(state.wishes().nothingOnItsWay());
        assertEquals(List.of("limit_week 168 10", "track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
    }

    private PcWishes afterAKill(PcWishes wishes) throws IOException {
        PcDocuments documents = new PcDocuments(Documents.open(folder));
        documents.save("den", wishes);
        return documents.wishes("den").value().orElseThrow();
    }

    @Test
    void what_we_sent_and_took_back_is_not_told_until_it_is_known_that_it_does_not_come() {
        SettingWish week = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 36_000), ours(), Optional.empty());
        PcWishes before = PcWishes.NONE
                .with(ToyTimekpr.ANNA, AccountWishes.NONE.with(week))
                .onItsWay(WRITE);
        state.late().takenBack(before, PcWishes.NONE, user -> Optional.of(USUAL));
        assertEquals(List.of("track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
        state.late().clear();
        assertEquals(List.of("limit_week 168 10", "track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
    }

    @Test
    void what_we_sent_is_ours_also_if_something_else_was_wanted_then_and_taken_back() {
        SettingWish sent = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 36_000), ours(), Optional.empty());
        Origin later = new Origin("y", "x", "x", NOON.instant(), Optional.empty());
        SettingWish other = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 72_000), later, Optional.empty());
        PcWishes first = PcWishes.NONE
                .with(ToyTimekpr.ANNA, AccountWishes.NONE.with(sent))
                .onItsWay(WRITE);
        PcWishes second = first.with(ToyTimekpr.ANNA, first.of(ToyTimekpr.ANNA).with(other));
        state.late().takenBack(first, second, user -> Optional.of(USUAL));
        state.late().takenBack(second, PcWishes.NONE, user -> Optional.of(USUAL));
        assertEquals(List.of("track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
    }

    @Test
    void a_list_that_is_half_written_by_us_is_no_change_at_the_pc_and_everything_else_is() {
        UserConfig weekend = USUAL.withLimits(DailyLimits.parse("6;7", "3600;7200"));
        UserConfig half = OTHER.withLimits(DailyLimits.parse("6;7", "60;120"));
        UserConfig whole = OTHER.withLimits(DailyLimits.parse("1;2;3;4;5;6;7", "60;120;0;0;0;3600;7200"));
        UserConfig theirs = USUAL.withLimits(DailyLimits.parse("6;7", "10800;7200"));
        wants(new Writing(whole.limits()));
        List<String> others = List.of("limit_week 168 10", "track_inactive OFF ON");
        assertEquals(others, told(look(weekend), look(half)));
        assertEquals(List.of(), told(look(half), look(whole)));
        assertEquals(List.of("limit_saturday 60 180"), told(look(weekend), look(theirs)));
    }

    @Test
    void our_limits_on_other_days_are_no_change_at_the_pc_but_that_fewer_are_allowed_is() {
        DailyLimits ours = DailyLimits.parse("1;2;3;4;5;6;7", "60;120;180;240;300;360;420");
        UserConfig before = USUAL.withLimits(ours);
        UserConfig shifted = USUAL.withLimits(DailyLimits.parse("1;6;7", "60;120;180"));
        UserConfig whole = USUAL.withLimits(DailyLimits.parse("1;2;3;4;5;6;7", "60;0;0;0;0;360;420"));
        Step.Change limits = new Step.Change("limits", List.of(Call.setTimeLimitForDays(ToyTimekpr.ANNA, ours)));
        Optional<Step> wrote =
                Optional.of(new Step.Write(ToyTimekpr.ANNA, Step.Purpose.SETTINGS, List.of(limits), Set.of()));
        assertEquals(
                List.of("limit_tuesday 2 0", "limit_wednesday 3 0", "limit_thursday 4 0", "limit_friday 5 0"),
                told(look(before), look(shifted), wrote, new Outcome.Written(Map.of())));
        assertEquals(
                List.of(
                        "limit_tuesday 2 0",
                        "limit_wednesday 3 0",
                        "limit_thursday 4 0",
                        "limit_friday 5 0",
                        "limit_saturday 6 2",
                        "limit_sunday 7 3"),
                told(look(before), look(shifted), wrote, new Outcome.Unanswered()));
        wants(new Writing(whole.limits()));
        assertEquals(List.of(), told(look(shifted), look(whole), Optional.of(WRITE), new Outcome.Written(Map.of())));
    }

    @Test
    void limits_on_other_days_that_may_be_ours_are_not_told_as_somebodys_of_a_day_that_we_sent_one_for() {
        UserConfig before = USUAL.withLimits(DailyLimits.parse("1;2;3;4;5;6;7", "60;120;180;240;300;360;420"));
        UserConfig shifted = USUAL.withLimits(DailyLimits.parse("1;2;3;4;5;7", "60;120;180;240;300;360"));
        SettingWish sunday = new SettingWish(new DayLimit(DayOfWeek.SUNDAY, 600), ours(), Optional.empty());
        PcWishes wishes = PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(sunday));
        state.keep(wishes);
        assertEquals(List.of("limit_saturday 6 0", "limit_sunday 7 6"), told(look(before), look(shifted)));
        state.keep(wishes.onItsWay(WRITE));
        assertEquals(List.of("limit_saturday 6 0"), told(look(before), look(shifted)));
    }

    private void wants(Writing list) {
        AccountWishes none = AccountWishes.NONE;
        AccountWishes writing = new AccountWishes(
                none.settings(),
                Map.of(TimeKind.TIME, list),
                none.grants(),
                none.failedGrants(),
                none.dayStart(),
                none.bonus(),
                none.selected());
        state.keep(PcWishes.NONE.with(ToyTimekpr.ANNA, writing));
    }

    @Test
    void of_timekprs_own_settings_too_what_moved_is_told_unless_we_want_it_or_it_cannot_be_read() {
        Observation usual = look(USUAL, Faults.NONE, polling(3), "");
        Observation moved = look(USUAL, Faults.NONE, polling(5), "");
        assertEquals(List.of("timekpr_poll_time 3 5"), told(usual, moved));
        assertEquals(List.of(), told(usual, look(USUAL, Faults.NONE, polling(5), "timekpr.conf is damaged")));
        state.keep(
                PcWishes.NONE.with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, 5), ours(), Optional.empty())));
        assertEquals(List.of(), told(usual, moved));
    }

    @Test
    void of_timekprs_own_settings_somebody_may_set_another_value_while_ours_waits() {
        state.keep(
                PcWishes.NONE.with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, 4), ours(), Optional.empty())));
        Observation usual = look(USUAL, Faults.NONE, polling(3), "");
        assertEquals(List.of("timekpr_poll_time 3 5"), told(usual, look(USUAL, Faults.NONE, polling(5), "")));
    }

    @Test
    void of_timekprs_own_settings_too_what_we_sent_is_ours_if_something_else_is_wanted_since() throws IOException {
        Observation usual = look(USUAL, Faults.NONE, polling(3), "");
        PcWishes sent = PcWishes.NONE
                .with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, 5), ours(), Optional.empty()))
                .onItsWay(new Step.Configure(List.of()));
        for (int seconds : List.of(4, 3)) {
            sent = sent.with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, seconds), ours(), Optional.empty()));
        }
        state.keep(afterAKill(sent));
        assertEquals(List.of(), told(usual, look(USUAL, Faults.NONE, polling(5), "")));
        assertEquals(List.of("timekpr_poll_time 3 4"), told(usual, look(USUAL, Faults.NONE, polling(4), "")));
        state.keep(sent.onItsWay(new Step.Nothing(false)));
        assertEquals(List.of("timekpr_poll_time 3 5"), told(usual, look(USUAL, Faults.NONE, polling(5), "")));
    }

    @Test
    void after_a_kill_what_a_wish_is_to_replace_was_there_before_and_is_no_news() throws IOException {
        state.seen(look(USUAL, Faults.NONE, polling(3), ""), Map.of());
        PcDocuments documents = new PcDocuments(Documents.open(folder));
        documents.save("den", state.remembered());
        Optional<String> ours = Optional.of("10"); // it came after that was saved, and another was wanted then
        SettingWish week = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 72_000), ours(), ours);
        documents.save(
                "den",
                PcWishes.NONE
                        .with(ToyTimekpr.ANNA, AccountWishes.NONE.with(week))
                        .with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, 4), ours(), Optional.of("5"))));
        PcState again = PcState.load(DEN, 30, new PcTime(NOON, Steady.MACHINE), documents);
        UserConfig newer = USUAL.withLimitPerWeek(36_000);
        assertEquals(List.of(), since(again, look(newer, Faults.NONE, polling(5), "")));
        assertEquals(
                List.of("limit_week 10 30", "timekpr_poll_time 5 6"),
                since(again, look(USUAL.withLimitPerWeek(108_000), Faults.NONE, polling(6), "")));
    }
}
