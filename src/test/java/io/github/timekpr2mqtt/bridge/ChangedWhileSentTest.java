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
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While what we sent may still arrive at the PC, ours and what somebody set there are told apart. */
class ChangedWhileSentTest extends TwoLooks {
    ChangedWhileSentTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    void while_ours_may_still_arrive_everything_else_is_somebodys() {
        SettingWish sent = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 72_000), ours(), Optional.empty());
        state.keep(ToyTimekpr.sent(PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(sent))));
        assertEquals(List.of("limit_week 168 10", "track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
        assertEquals(List.of(), told(look(OTHER), look(OTHER.withLimitPerWeek(72_000))));
        assertEquals(List.of("limit_week 10 168", "track_inactive ON OFF"), told(look(OTHER), look(USUAL)));
    }

    @Test
    void what_the_pc_made_of_what_it_just_answered_is_not_told() {
        SettingWish sent = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 72_000), ours(), Optional.empty());
        state.keep(ToyTimekpr.sent(PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(sent))));
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
        PcWishes onItsWay = ToyTimekpr.sent(PcWishes.NONE.with(ToyTimekpr.ANNA, first));
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
        Setting last = new PeriodLimit(PeriodLimit.Period.WEEK, 108_000);
        state.keep(PcWishes.NONE.with(
                ToyTimekpr.ANNA, AccountWishes.NONE.with(new SettingWish(last, ours(), Optional.empty()))));
        assertEquals(List.of("limit_week 168 10", "track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
    }

    @Test
    void what_we_sent_and_took_back_is_not_told_until_it_is_known_that_it_does_not_come() {
        SettingWish week = new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 36_000), ours(), Optional.empty());
        PcWishes before = ToyTimekpr.sent(PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(week)));
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
        PcWishes first = ToyTimekpr.sent(PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(sent)));
        PcWishes second = first.with(ToyTimekpr.ANNA, first.of(ToyTimekpr.ANNA).with(other));
        state.late().takenBack(first, second, user -> Optional.of(USUAL));
        state.late().takenBack(second, PcWishes.NONE, user -> Optional.of(USUAL));
        assertEquals(List.of("track_inactive OFF ON"), told(look(USUAL), look(OTHER)));
    }

    @Test
    void limits_on_other_days_that_may_be_ours_are_not_told_as_somebodys_of_a_day_that_we_sent_one_for() {
        UserConfig before = USUAL.withLimits(DailyLimits.parse("1;2;3;4;5;6;7", "60;120;180;240;300;360;420"));
        UserConfig shifted = USUAL.withLimits(DailyLimits.parse("1;2;3;4;5;7", "60;120;180;240;300;360"));
        SettingWish sunday = new SettingWish(new DayLimit(DayOfWeek.SUNDAY, 600), ours(), Optional.empty());
        PcWishes wishes = PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(sunday));
        state.keep(wishes);
        assertEquals(List.of("limit_saturday 6 0", "limit_sunday 7 6"), told(look(before), look(shifted)));
        state.keep(ToyTimekpr.sent(wishes));
        assertEquals(List.of("limit_saturday 6 0"), told(look(before), look(shifted)));
    }

    @Test
    void of_timekprs_own_settings_too_what_we_sent_is_ours_if_something_else_is_wanted_since() throws IOException {
        Observation usual = look(USUAL, Faults.NONE, polling(3), "");
        PcWishes sent = ToyTimekpr.sent(
                PcWishes.NONE.with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, 5), ours(), Optional.empty())));
        for (int seconds : List.of(4, 3)) {
            sent = sent.with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, seconds), ours(), Optional.empty()));
        }
        state.keep(afterAKill(sent));
        assertEquals(List.of(), told(usual, look(USUAL, Faults.NONE, polling(5), "")));
        assertEquals(List.of("timekpr_poll_time 3 4"), told(usual, look(USUAL, Faults.NONE, polling(4), "")));
        state.keep(
                PcWishes.NONE.with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, 3), ours(), Optional.empty())));
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

    /** Seen in a day of the soak. */
    @Test
    void after_a_kill_what_was_read_last_is_no_news_though_a_wish_knows_something_older() throws IOException {
        UserConfig newer = USUAL.withLimitPerWeek(36_000);
        state.seen(look(newer), Map.of());
        PcDocuments documents = new PcDocuments(Documents.open(folder));
        documents.save("den", state.remembered());
        SettingWish week =
                new SettingWish(new PeriodLimit(PeriodLimit.Period.WEEK, 72_000), ours(), Optional.of("168"));
        documents.save("den", PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(week)));
        PcState again = PcState.load(DEN, 30, new PcTime(NOON, Steady.MACHINE), documents);
        assertEquals(List.of("track_inactive OFF ON"), since(again, look(newer.withTrackInactive(true))));
    }

    /** Seen in three hundred kills. */
    @Test
    void after_a_kill_what_is_still_to_be_told_was_there_before_what_was_set_while_nobody_looked() throws IOException {
        state.seen(look(USUAL, Faults.NONE, polling(3), ""), Map.of());
        PcDocuments documents = new PcDocuments(Documents.open(folder));
        documents.save("den", state.remembered());
        UserConfig newer = USUAL.withLimitPerWeek(36_000);
        List<Ending> changed = ChangedAtPc.since(
                state, look(newer, Faults.NONE, polling(5), ""), Optional.empty(), new Outcome.Fresh());
        documents.save("den", PcWishes.NONE.toTell(changed));
        PcState again = PcState.load(DEN, 30, new PcTime(NOON, Steady.MACHINE), documents);
        assertEquals(List.of(), since(again, look(newer, Faults.NONE, polling(5), "")));
        assertEquals(
                List.of("limit_week 10 20", "timekpr_poll_time 5 6"),
                since(again, look(USUAL.withLimitPerWeek(72_000), Faults.NONE, polling(6), "")));
    }
}
