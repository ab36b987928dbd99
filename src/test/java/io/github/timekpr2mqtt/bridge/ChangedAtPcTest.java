package io.github.timekpr2mqtt.bridge;

import static java.time.DayOfWeek.TUESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.changes.AccountWishes;
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
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody changed at the PC is told once, and what we changed is not. */
class ChangedAtPcTest extends TwoLooks {
    ChangedAtPcTest(@TempDir Path folder) throws IOException {
        super(folder);
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
    void nor_are_they_if_an_answer_was_never_seen_but_the_disk_has_what_was_sent() {
        DailyLimits before = DailyLimits.parse("1;2;3;4;5;6;7", "60;120;180;240;300;360;420");
        DailyLimits ours = DailyLimits.parse("1;2;3;4;5;6;7", "600;120;180;240;300;360;420");
        UserConfig shifted = USUAL.withLimits(DailyLimits.parse("1;6;7", "600;120;180"));
        UserConfig theirs = USUAL.withLimits(DailyLimits.parse("1;6;7", "60;120;180"));
        wants(new Writing(ours, Optional.empty(), Optional.of(before)));
        List<String> fewer =
                List.of("limit_tuesday 2 0", "limit_wednesday 3 0", "limit_thursday 4 0", "limit_friday 5 0");
        assertEquals(fewer, told(look(USUAL.withLimits(before)), look(shifted)));
        assertEquals(
                Stream.concat(fewer.stream(), Stream.of("limit_saturday 6 2", "limit_sunday 7 3"))
                        .toList(),
                told(look(USUAL.withLimits(before)), look(theirs)));
        assertEquals(
                List.of("limit_tuesday 10 2"),
                told(look(USUAL.withLimits(before.with(TUESDAY, 600))), look(USUAL.withLimits(before))),
                "somebody may have put it back");
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
}
