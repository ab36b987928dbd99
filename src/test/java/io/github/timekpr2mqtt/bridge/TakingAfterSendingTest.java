package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Aim;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.OpenChange;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Sending;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about what was sent to a PC before: what is told says so. */
class TakingAfterSendingTest extends TakenTogether {
    TakingAfterSendingTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    void what_is_superseded_says_that_it_was_sent_if_it_was_and_only_then() throws Refused {
        anna("1", "limit_monday", monday(60));
        begin(ToyTimekpr.sent(taking.wishes()));
        anna("2", "limit_monday", monday(90));
        anna("3", "limit_monday", monday(60));
        assertEquals(
                List.of("limit_monday 1 SUPERSEDED: " + OpenChange.PERHAPS_THERE, "limit_monday 2 SUPERSEDED"), told());
        begin(PcWishes.NONE);
        den("timekpr_poll_time", "4");
        begin(ToyTimekpr.sent(taking.wishes()));
        den("timekpr_poll_time", "5");
        den("timekpr_poll_time", "6");
        assertEquals(
                List.of(
                        "timekpr_poll_time 4 SUPERSEDED: " + OpenChange.PERHAPS_THERE,
                        "timekpr_poll_time 5 SUPERSEDED"),
                told());
    }

    @Test
    void the_same_level_once_more_is_on_its_way_like_the_one_before() throws Refused {
        anna("1", "limit_monday", monday(60));
        begin(ToyTimekpr.sent(taking.wishes()));
        anna("2", "limit_monday", monday(60));
        anna("3", "limit_monday", monday(60));
        assertEquals(
                List.of(
                        "limit_monday 1 SUPERSEDED: " + OpenChange.PERHAPS_THERE,
                        "limit_monday 2 SUPERSEDED: " + OpenChange.PERHAPS_THERE),
                told());
        begin(PcWishes.NONE);
        den("timekpr_poll_time", "4");
        begin(ToyTimekpr.sent(taking.wishes()));
        for (String id : List.of("again", "at last")) {
            Command same = new Command.Configure(PcSetting.of("timekpr_poll_time", "4"));
            taking.add(new Wanted(null, same, origin(id, "timekpr_poll_time"), true));
        }
        assertEquals(
                List.of(
                        "timekpr_poll_time 4 SUPERSEDED: " + OpenChange.PERHAPS_THERE,
                        "timekpr_poll_time again SUPERSEDED: " + OpenChange.PERHAPS_THERE),
                told());
    }

    @Test
    void cancelling_where_one_was_sent_already_is_applied_with_what_goes_on() throws Refused {
        anna("1", "add_15", GIVE);
        Grant waiting = wishes().grants().get(0);
        Grant prepared = new Grant(
                waiting.origin(),
                waiting.amount(),
                waiting.day(),
                new Grant.Prepared(Aim.of(900, 0, 900), new Grant.Sender("boot", "guid", ":1.7")));
        begin(PcWishes.NONE.with(ToyTimekpr.ANNA, AccountWishes.NONE.with(prepared)));
        anna("2", "limit_monday", monday(60));
        anna("3", "cancel_waiting", new Command.CancelWaiting());
        anna("4", "cancel_waiting", new Command.CancelWaiting());
        String goesOn = "add_15 was already sent to the PC, and goes on to its end";
        assertEquals(
                List.of(
                        "limit_monday 2 CANCELLED",
                        "cancel_waiting 3 APPLIED: " + goesOn,
                        "cancel_waiting 4 REJECTED: " + goesOn),
                told());
    }

    @Test
    void a_level_that_was_taken_back_and_is_wanted_again_is_not_taken_for_the_pcs_own() throws Refused {
        anna("1", "limit_monday", monday(45));
        PcWishes sent = ToyTimekpr.sent(taking.wishes());
        state.late()
                .takenBack(
                        sent,
                        PcWishes.NONE,
                        user -> state.accounts().files(user).map(AccountFiles::config));
        begin(PcWishes.NONE);
        anna("2", "limit_monday", monday(45));
        SettingWish again = wishes().setting("limit_monday").orElseThrow();
        assertEquals(Sending.THIS, again.sending());
        anna("3", "limit_monday", monday(50));
        assertEquals(
                Sending.REPLACED, wishes().setting("limit_monday").orElseThrow().sending());
        assertEquals(List.of("limit_monday 2 SUPERSEDED: " + OpenChange.PERHAPS_THERE), told());
    }
}
