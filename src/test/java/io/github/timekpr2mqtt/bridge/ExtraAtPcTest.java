package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Aim;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.DayStart;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extra time that somebody gave or took at the PC is told once, and whatever else moves it is not. */
class ExtraAtPcTest {
    private static final Observation TOY = new ToyTimekpr().look();
    private static final UserConfig USUAL =
            Objects.requireNonNull(TOY.accounts().get(ToyTimekpr.ANNA)).config();
    private static final UserConfig OVERRIDE =
            USUAL.withPlayTime(USUAL.playTime().withLimitOverride(true));
    private static final LocalDate TODAY = ToyTimekpr.TODAY;
    private static final Clock NOON = Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    private static final Grant.Sender ME = new Grant.Sender("boot-1", "guid", ":1.7");
    private static final Options.Pc DEN =
            new Options.Pc("den", "192.0.2.20", 22, "timekpr2mqtt", "", List.of(), List.of(), false);

    /** An hour used, nothing given. */
    private static final TimeSpent USED = spent(0, 3600, TODAY.atTime(11, 50));
    /** The same with half an hour more. */
    private static final TimeSpent MORE = USED.withExtra(1800);

    private static final TimeSpent PLAYED = played(600, 600);
    private static final TimeSpent MORE_PLAY = played(600, -1200);

    private final PcDocuments documents;
    private final Path folder;
    private PcState state;

    ExtraAtPcTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        documents = new PcDocuments(Documents.open(folder));
        state = load();
    }

    private PcState load() {
        return PcState.load(DEN, 30, new PcTime(NOON, Steady.MACHINE), documents);
    }

    private static TimeSpent spent(int extra, int day, LocalDateTime lastChecked) {
        return new TimeSpent(day - extra, day, 36_000 + day, 72_000 + day, lastChecked, 0, 0);
    }

    private static TimeSpent played(int day, int balance) {
        return new TimeSpent(3600, 3600, 36_000, 72_000, TODAY.atTime(11, 50), balance, day);
    }

    private static Observation look(TimeSpent spent) {
        return look(spent, USUAL, Faults.NONE, TOY.main());
    }

    private static Observation look(TimeSpent spent, UserConfig config, Faults faults, MainConfig main) {
        AccountFiles files = new AccountFiles(ToyTimekpr.ANNA, config, Optional.of(spent), faults);
        return new Observation(TOY.clock(), TOY.bootId(), TOY.version(), main, Map.of(files.user(), files), Map.of());
    }

    private List<String> now(Observation now, Optional<Step> last) {
        return ExtraAtPc.since(state, now, last).stream()
                .map(ending -> ending.origin().command() + " "
                        + ending.before().orElse("?") + " "
                        + ending.after().orElse("?"))
                .toList();
    }

    /** What is told of a look after another one. */
    private List<String> told(Observation before, Observation now) {
        state.seen(before, Map.of());
        return now(now, Optional.empty());
    }

    private List<String> told(TimeSpent before, TimeSpent now) {
        return told(look(before), look(now));
    }

    private void wants(Grant.State how, TimeKind kind) {
        Grant grant = new Grant(origin("add_15"), kind, Amount.relative(1800), TODAY, how);
        state.keep(PcWishes.NONE.with(ToyTimekpr.ANNA, with(AccountWishes.NONE, List.of(grant), Optional.empty())));
    }

    private static AccountWishes with(AccountWishes none, List<Grant> grants, Optional<DayStart> start) {
        return new AccountWishes(
                none.settings(), none.writing(), grants, none.failedGrants(), start, none.bonus(), none.selected());
    }

    private static Origin origin(String command) {
        return new Origin("x", command, "x", NOON.instant(), Optional.empty());
    }

    private static Ending ended(String command, String after) {
        return new Ending(
                Ending.Type.APPLIED,
                ToyTimekpr.ANNA,
                origin(command),
                Optional.of("0"),
                Optional.of(after),
                "",
                NOON.instant());
    }

    @Test
    void what_was_given_and_taken_is_told_with_what_it_was_and_is() {
        assertEquals(List.of("extra_time 0 30"), told(USED, MORE));
        assertEquals(List.of("extra_time 30 0"), told(MORE, USED));
        assertEquals(List.of("extra_time 0 30"), told(USED, spent(1800, 3630, TODAY.atTime(11, 50, 30))));
        assertEquals(List.of(), told(USED, spent(0, 3630, TODAY.atTime(11, 50, 30))));
        assertEquals(List.of("extra_playtime 0 30"), told(PLAYED, MORE_PLAY));
        assertEquals(
                List.of("extra_time 0 30", "extra_playtime 0 30"),
                told(PLAYED, new TimeSpent(1800, 3600, 36_000, 72_000, PLAYED.lastChecked(), -1200, 600)));
    }

    @Test
    void at_the_first_look_and_of_a_child_without_a_file_nothing_is_told() {
        assertEquals(List.of(), now(look(MORE), Optional.empty()));
        AccountFiles none = new AccountFiles(ToyTimekpr.ANNA, USUAL, Optional.empty());
        Observation without = new Observation(
                TOY.clock(), TOY.bootId(), TOY.version(), TOY.main(), Map.of(none.user(), none), Map.of());
        assertEquals(List.of(), told(without, look(MORE)));
        assertEquals(List.of(), told(look(MORE), without));
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, true", "-59, false", "-60, true"})
    void less_than_a_minute_is_no_change(int seconds, boolean told) {
        assertEquals(told, !told(USED, USED.withExtra(seconds)).isEmpty());
    }

    @Test
    void what_we_sent_is_ours_until_its_end_and_what_waits_was_not_sent() {
        wants(new Grant.Prepared(Aim.of(1800, 0, 1800), ME), TimeKind.TIME);
        assertEquals(List.of(), told(USED, MORE));
        assertEquals(List.of("extra_playtime 0 30"), told(PLAYED, MORE_PLAY));
        wants(new Grant.Done(Aim.of(1800, 0, 1800)), TimeKind.TIME);
        assertEquals(List.of(), told(USED, MORE));
        wants(new Grant.Done(Aim.of(1800, 0, 1800)), TimeKind.PLAYTIME);
        assertEquals(List.of(), told(PLAYED, MORE_PLAY));
        wants(new Grant.Waiting(""), TimeKind.TIME);
        assertEquals(List.of("extra_time 0 30"), told(USED, MORE));
    }

    @Test
    void what_a_call_did_though_it_was_refused_is_ours() {
        state.seen(look(USED), Map.of());
        Step give = new Step.Give(ToyTimekpr.ANNA, Call.setTimeLeft(ToyTimekpr.ANNA, 1800));
        assertEquals(List.of(), now(look(MORE), Optional.of(give)));
        Step settle = new Step.Settle(Optional.of(ToyTimekpr.ANNA), ":1.7");
        assertEquals(List.of("extra_time 0 30"), now(look(MORE), Optional.of(settle)));
    }

    /** As a kill leaves it: what was seen last is older than what is to be told. */
    @Test
    void after_a_kill_what_is_still_to_be_told_is_not_told_as_somebodys_and_what_came_on_top_of_it_is()
            throws IOException {
        state.seen(look(USED), Map.of());
        documents.save("den", state.remembered());
        documents.save("den", PcWishes.NONE.toTell(List.of(ended("add_30", "30"))));
        state = load();
        assertEquals(List.of(), now(look(MORE), Optional.empty()));
        assertEquals(List.of("extra_time 30 45"), now(look(USED.withExtra(2700)), Optional.empty()));
        state.seen(look(MORE), Map.of());
        assertEquals(List.of("extra_time 30 45"), now(look(USED.withExtra(2700)), Optional.empty()));
        assertEquals(List.of("extra_time 30 0"), now(look(USED), Optional.empty()));
    }

    @Test
    void what_is_to_be_told_of_another_day_or_another_kind_says_nothing_of_what_it_was() throws IOException {
        state.seen(look(USED), Map.of());
        documents.save("den", state.remembered());
        Ending yesterday = new Ending(
                Ending.Type.APPLIED,
                ToyTimekpr.ANNA,
                origin("add_15"),
                Optional.of("0"),
                Optional.of("15"),
                "",
                TODAY.minusDays(1).atTime(20, 0).toInstant(ZoneOffset.UTC));
        documents.save("den", PcWishes.NONE.toTell(List.of(yesterday, ended("extra_playtime", "30"))));
        state = load();
        assertEquals(List.of("extra_time 0 30"), now(look(MORE), Optional.empty()));
    }

    @Test
    void the_last_that_is_to_be_told_counts() {
        state.keep(PcWishes.NONE.toTell(List.of(ended("give_bonus", "30"), ended("extra_time", "0"))));
        assertEquals(List.of("extra_time 0 30"), told(USED, MORE));
    }

    @Test
    void where_it_was_lost_what_we_did_nothing_is_told_of_the_first_look() throws IOException {
        state.seen(look(USED), Map.of());
        documents.save("den", state.remembered());
        documents.save("den", PcWishes.NONE);
        Files.writeString(folder.resolve("wishes-den.json"), "rubbish");
        state = load();
        assertEquals(List.of(), now(look(MORE), Optional.empty()));
        assertEquals(List.of("extra_time 0 30"), told(USED, MORE));
    }

    @Test
    void of_a_file_of_another_day_and_of_a_day_begun_anew_nothing_is_told() {
        TimeSpent yesterday = spent(1800, 3600, TODAY.minusDays(1).atTime(20, 0));
        assertEquals(List.of(), told(yesterday, USED));
        assertEquals(List.of(), told(yesterday.withExtra(0), yesterday));
        assertEquals(List.of(), told(MORE, spent(0, 3, TODAY.atTime(11, 55))));
        assertEquals(List.of(), told(MORE, spent(0, 3600, TODAY.atTime(11, 40))));
    }

    @Test
    void of_a_damaged_file_nothing_is_told_before_it_is_read_whole_again() {
        Faults broken = new Faults(
                Map.of("TIME_SPENT_DAY", new Fault("work/anna.time", "TIME_SPENT_DAY = \"abc\"", Fault.Kind.REPLACED)));
        Observation damaged = look(MORE, USUAL, broken, TOY.main());
        assertEquals(List.of(), told(look(USED), damaged));
        assertEquals(List.of(), told(damaged, look(USED)));
        Faults inConfig =
                new Faults(Map.of("LIMIT_PER_WEEK", new Fault("config/timekpr.anna.conf", "abc", Fault.Kind.REPLACED)));
        assertEquals(List.of("extra_time 0 30"), told(look(USED), look(MORE, USUAL, inConfig, TOY.main())));
    }

    @Test
    void in_override_mode_using_playtime_moves_it_and_up_to_a_save_later() {
        Observation override = look(played(600, 600), OVERRIDE, Faults.NONE, TOY.main());
        Observation used = look(played(2400, 600), OVERRIDE, Faults.NONE, TOY.main());
        assertEquals(List.of(), told(override, used));
        assertEquals(List.of(), told(override, look(played(2400, 600))));
        assertEquals(List.of(), told(look(played(600, 600)), used));
        assertEquals(List.of(), told(look(played(600, 600)), look(played(640, 600), USUAL, Faults.NONE, saving(45))));
        assertEquals(List.of("extra_playtime 0 1.5"), told(played(600, 600), played(690, 600)));
        assertEquals(List.of(), told(look(played(600, 600)), look(played(680, 600), USUAL, Faults.NONE, saving(45))));
    }

    private static MainConfig saving(int seconds) {
        try {
            return MainConfig.parse(TOY.main().print().replace("SAVE_TIME = 30", "SAVE_TIME = " + seconds));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void playtime_of_an_older_day_is_put_right_by_us_and_is_nobodys() {
        AccountWishes none = AccountWishes.NONE;
        PcWishes moved = PcWishes.NONE.with(
                ToyTimekpr.ANNA, with(none, List.of(), Optional.of(new DayStart(TODAY, 1800, 1800))));
        PcWishes charged =
                PcWishes.NONE.with(ToyTimekpr.ANNA, with(none, List.of(), Optional.of(new DayStart(TODAY, 0, 1800))));
        state.keep(moved);
        assertEquals(List.of(), told(played(1800, 1800), played(1800, 0)));
        assertEquals(List.of("extra_time 0 30"), told(USED, MORE));
        state.keep(charged);
        assertEquals(List.of("extra_playtime 0 15"), told(played(1800, 0), played(1800, -900)));
        assertTrue(ExtraAtPc.isPutRight(moved, charged));
        assertTrue(ExtraAtPc.isPutRight(moved, PcWishes.NONE));
        assertFalse(ExtraAtPc.isPutRight(moved, moved));
        assertFalse(ExtraAtPc.isPutRight(charged, charged));
        assertFalse(ExtraAtPc.isPutRight(PcWishes.NONE, moved));
    }
}
