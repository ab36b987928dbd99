package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that came while the disk was busy: each is looked at as if those before it were saved already. */
class TakingTest extends TakenTogether {
    TakingTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    private List<Ending.Type> endings() {
        return taking.wishes().untold().stream().map(Ending::type).toList();
    }

    @Test
    void nothing_of_it_is_wanted_before_it_is_saved() throws Refused {
        anna("1", "add_15", GIVE);
        assertEquals(PcWishes.NONE, state.wishes());
        assertEquals(1, taking.wishes().open());
    }

    @Test
    void the_last_of_many_on_one_control_wins() throws Refused {
        anna("1", "limit_monday", monday(60));
        anna("2", "limit_monday", monday(90));
        assertEquals(
                "5400", wishes().setting("limit_monday").orElseThrow().setting().value());
        assertEquals(List.of(Ending.Type.SUPERSEDED), endings());
        den("timekpr_poll_time", "4");
        den("timekpr_poll_time", "5");
        assertEquals("5", taking.wishes().openOwn().get(0).setting().value());
        assertEquals(List.of(Ending.Type.SUPERSEDED, Ending.Type.SUPERSEDED), endings());
    }

    @Test
    void one_that_comes_twice_is_taken_once() throws Refused {
        anna("1", "add_15", GIVE);
        anna("1", "add_15", GIVE);
        assertEquals(1, taking.accepted().size());
        assertEquals(1, wishes().grants().size());
        assertTrue(taking.wishes().knows("anna/add_15/1"));
        den("timekpr_poll_time", "4");
        den("timekpr_poll_time", "4");
        assertEquals(2, taking.accepted().size());
        assertTrue(taking.wishes().knows("/timekpr_poll_time/4"));
    }

    @Test
    void what_was_just_wanted_can_be_cancelled_at_once() throws Refused {
        anna("1", "add_15", GIVE);
        anna("2", "pending_change", new Command.SelectChange(1, Optional.empty()));
        anna("3", "cancel_selected", new Command.CancelSelected());
        assertEquals(List.of(), wishes().grants());
        assertEquals(List.of("pending_change 2 APPLIED", "add_15 1 CANCELLED", "cancel_selected 3 APPLIED"), told());
        assertThrows(Refused.class, () -> anna("4", "cancel_selected", new Command.CancelSelected()));
    }

    @Test
    void a_press_that_is_delivered_again_cancels_nothing_that_came_after_it() throws Refused {
        anna("1", "limit_monday", monday(60));
        anna("2", "cancel_waiting", new Command.CancelWaiting());
        anna("3", "limit_monday", monday(90));
        anna("2", "cancel_waiting", new Command.CancelWaiting());
        anna("3", "limit_monday", monday(90));
        assertEquals(
                "5400", wishes().setting("limit_monday").orElseThrow().setting().value());
        assertEquals(List.of("limit_monday 1 CANCELLED", "cancel_waiting 2 APPLIED"), told());
    }

    @Test
    void what_is_about_the_queue_ends_once_for_who_gave_it_an_id() throws Refused {
        anna("1", "dismiss", new Command.Dismiss());
        anna("1", "dismiss", new Command.Dismiss());
        anna("2", "cancel_waiting", new Command.CancelWaiting());
        anna("3", "pending_change", new Command.SelectChange(0, Optional.empty()));
        assertEquals(
                List.of(
                        "dismiss 1 APPLIED: nothing had failed",
                        "cancel_waiting 2 APPLIED: nothing was waiting",
                        "pending_change 3 APPLIED"),
                told());
        taking.add(new Wanted(ToyTimekpr.ANNA, new Command.Dismiss(), origin("made up", "dismiss"), false));
        assertEquals(3, endings().size());
    }

    @Test
    void what_failed_of_timekprs_own_settings_is_dismissed_and_what_waits_stays() throws Refused {
        PcSetting poll = PcSetting.of("timekpr_poll_time", "4");
        begin(state.wishes()
                .with(new PcSettingWish(
                        poll, origin("1", "timekpr_poll_time"), Optional.of("3"), 2, Optional.of("no"))));
        den("timekpr_save_time", "20");
        for (String id : List.of("3", "3", "4")) {
            taking.add(new Wanted(null, new Command.Dismiss(), origin(id, "dismiss"), true));
        }
        assertEquals(Set.of("timekpr_save_time"), taking.wishes().own().keySet());
        assertEquals(List.of("dismiss 3 APPLIED", "dismiss 4 APPLIED: nothing had failed"), told());
        assertTrue(taking.wishes().untold().stream()
                .allMatch(ending -> ending.user().isEmpty()));
        taking.add(new Wanted(null, new Command.Dismiss(), origin("made up", "dismiss"), false));
        assertEquals(2, endings().size());
    }

    @Test
    void who_asks_for_an_answer_to_what_is_about_the_queue_gets_it_without_an_id_too() throws Refused {
        Origin asks = new Origin(
                "made up",
                "dismiss",
                "PRESS",
                TwoLooks.NOON.instant(),
                Optional.of(new Origin.ReplyTo("my/answers", "")));
        taking.add(new Wanted(ToyTimekpr.ANNA, new Command.Dismiss(), asks, false));
        assertEquals(asks, taking.wishes().untold().get(0).origin());
    }

    private void bonus(int minutes) throws Refused {
        anna("b" + minutes, "bonus_minutes", new Command.SetBonus(minutes * 60));
    }

    @Test
    void of_many_bonuses_the_last_is_applied_and_the_others_are_superseded() throws Refused {
        bonus(10);
        bonus(20);
        bonus(40);
        assertEquals(
                List.of("bonus_minutes b10 SUPERSEDED", "bonus_minutes b20 SUPERSEDED", "bonus_minutes b40 APPLIED"),
                told());
        Ending last = taking.wishes().untold().get(2);
        assertEquals(Optional.of("30"), last.before());
        assertEquals(Optional.of("40"), last.after());
    }

    @Test
    void a_bonus_by_which_something_was_given_is_told_as_applied() throws Refused {
        bonus(10);
        anna("1", "give_bonus", new Command.GiveBonus());
        bonus(20);
        assertEquals(List.of("bonus_minutes b10 APPLIED", "bonus_minutes b20 APPLIED"), told());
        assertEquals(600, wishes().grants().get(0).amount().seconds());
    }

    @Test
    void the_hundred_and_first_grant_is_refused_and_the_others_are_taken() throws Refused {
        for (int i = 1; i <= 100; i++) {
            anna("press " + i, "add_15", GIVE);
        }
        Refused refused = assertThrows(Refused.class, () -> anna("press 101", "add_15", GIVE));
        assertEquals("100 changes of extra time wait already, allowed 100", refused.reason());
        anna("none", "cancel_waiting", new Command.CancelWaiting());
        anna("press 101", "add_15", GIVE);
        assertEquals(1, wishes().grants().size());
    }

    @Test
    void the_last_session_type_is_not_taken_by_two_commands_together() throws Refused {
        den("timekpr_session_types", "x11");
        Refused refused = assertThrows(Refused.class, () -> den("timekpr_session_types_excluded", "x11"));
        assertEquals("given 'x11': " + PcSetting.NOBODY, refused.reason());
        assertEquals(1, taking.wishes().open());
    }
}
