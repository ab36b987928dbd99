package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.PcNumber;
import io.github.timekpr2mqtt.changes.PcSwitch;
import io.github.timekpr2mqtt.changes.PcWords;
import io.github.timekpr2mqtt.timekpr.OwnList;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timekpr's own settings: what a command to each control of a PC means, how it is refused, and what is shown. */
class PcControlsTest {
    private static Control control(String key) {
        return ControlsTest.control(Entities.pc(TimekprVersion.OLDEST), key);
    }

    @Test
    void these_entities_take_commands_and_no_others() {
        assertEquals(
                List.of(
                        "check_now",
                        "sync_now",
                        "dismiss",
                        "timekpr_log_level",
                        "timekpr_poll_time",
                        "timekpr_save_time",
                        "timekpr_track_inactive",
                        "timekpr_termination_time",
                        "timekpr_final_warning",
                        "timekpr_final_notification",
                        "timekpr_session_types",
                        "timekpr_session_types_excluded",
                        "timekpr_users_excluded",
                        "timekpr_playtime",
                        "timekpr_playtime_enhanced"),
                Entities.pc(TimekprVersion.NEWEST).stream()
                        .filter(row -> row.control().isPresent())
                        .map(Entity::key)
                        .toList());
    }

    @Test
    void each_kind_of_command_is_read() throws Refused {
        assertEquals(
                new Command.Configure(PcNumber.logLevel("debug")),
                ControlsTest.read(control("timekpr_log_level"), "debug"));
        assertEquals(
                new Command.Configure(new PcNumber(OwnNumber.POLL_TIME, 5)),
                ControlsTest.read(control("timekpr_poll_time"), "5.0"));
        assertEquals(
                new Command.Configure(new PcNumber(OwnNumber.FINAL_WARNING, 0)),
                ControlsTest.read(control("timekpr_final_warning"), "{\"value\":0,\"id\":\"1\"}"));
        assertEquals(
                new Command.Configure(new PcSwitch(OwnSwitch.PLAYTIME, true)),
                ControlsTest.read(control("timekpr_playtime"), "ON"));
        assertEquals(
                new Command.Configure(new PcWords(OwnList.SESSION_TYPES, List.of("x11", "wayland"))),
                ControlsTest.read(control("timekpr_session_types"), "x11, wayland"));
        assertEquals(
                new Command.Configure(new PcWords(OwnList.USERS_EXCLUDED, List.of())),
                ControlsTest.read(control("timekpr_users_excluded"), ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timekpr_log_level | 2 | given '2', allowed normal, debug, all",
                "timekpr_poll_time | 600 | given '600', allowed 1 to 30 seconds",
                "timekpr_poll_time | 0 | given '0', allowed 1 to 30 seconds",
                "timekpr_poll_time | 3.5 | given '3.5', allowed 1 to 30 seconds",
                "timekpr_poll_time | often | given 'often', allowed 1 to 30 seconds",
                "timekpr_poll_time | '' | given '', allowed 1 to 30 seconds",
                "timekpr_save_time | 61 | given '61', allowed 5 to 60 seconds",
                "timekpr_termination_time | 0 | given '0', allowed 5 to 30 seconds",
                "timekpr_final_warning | -1 | given '-1', allowed 0 to 30 seconds",
                "timekpr_final_notification | 29 | given '29', allowed 30 to 600 seconds",
                "timekpr_playtime | true | given 'true', allowed ON or OFF",
                "timekpr_session_types | '' | at least one session type must count, or nobody would be limited",
                "timekpr_session_types | x12 | \"x12\" is no session type, allowed x11, wayland, mir, tty, web, unspecified",
                "timekpr_session_types | {\"value\":7} | given '{\"value\":7}', allowed words with commas between them",
                "timekpr_users_excluded | a%b | \"a%b\" is no user name that can be, allowed are letters, digits, _ . @ and -, at most 32",
            })
    void bad_input_is_refused_with_what_is_allowed(String control, String payload, String refusal) {
        assertEquals(refusal, ControlsTest.refusal(control(control), payload));
    }

    @Test
    void a_control_shows_what_is_wanted_and_its_attributes_what_the_pc_has() {
        Map<String, ?> state = Documents.pc(
                Own.calm().wants(new PcNumber(OwnNumber.POLL_TIME, 5)).view());
        assertEquals("5", String.valueOf(state.get("timekpr_poll_time")));
        Map<?, ?> details = details(state, "timekpr_poll_time");
        assertEquals("3", String.valueOf(details.get("on_pc")));
        assertEquals("waiting", details.get("change"));
        assertEquals(1, state.get("waiting"));
        assertEquals("applied", details(state, "timekpr_save_time").get("change"));
    }

    @Test
    void one_that_was_sent_before_the_pc_went_says_that_first() {
        Map<String, ?> state = Documents.pc(Own.calm()
                .wants(new PcNumber(OwnNumber.POLL_TIME, 5))
                .sent("Nothing answers")
                .view());
        String both = "sent, and it is not yet known whether it arrived. Nothing answers";
        assertEquals(both, details(state, "timekpr_poll_time").get("reason"));
        assertTrue(String.valueOf(details(state, "changes")).contains(both));
    }

    private static Map<?, ?> details(Map<String, ?> state, String control) {
        return DiscoveryRules.map(DiscoveryRules.map(state, "details"), control);
    }

    @Test
    void what_failed_is_dismissed_as_it_is_of_an_account() throws Refused {
        for (String press : List.of("PRESS", "{\"id\":\"7.5\"}")) {
            assertEquals(new Command.Dismiss(), ControlsTest.read(control("dismiss"), press));
        }
        assertEquals("given 'ON', allowed PRESS or {\"id\":\"…\"}", ControlsTest.refusal(control("dismiss"), "ON"));
    }

    @Test
    void what_failed_is_a_problem_of_the_pc_with_its_reason_until_it_is_set_again() {
        OwnSettings own = Own.calm()
                .wants(new PcNumber(OwnNumber.POLL_TIME, 5))
                .failed(new PcNumber(OwnNumber.SAVE_TIME, 10), "the PC refused it: no")
                .settings();
        assertEquals("Timekpr save time failed: the PC refused it: no. Set it again", own.trouble());
        assertEquals("", Own.each("").settings().trouble());
        Map<String, ?> state = Documents.pc(Shown.pc(true, false, "", List.of(), own));
        assertEquals("failed", state.get("changes"));
        assertEquals("10", String.valueOf(state.get("timekpr_save_time")));
    }

    @Test
    void what_no_control_can_show_is_unknown_there_and_stands_in_its_attributes() {
        Map<String, ?> state = Documents.pc(Own.odd().view());
        assertTrue(state.containsKey("timekpr_poll_time"));
        assertEquals(null, state.get("timekpr_poll_time"));
        assertEquals("600", String.valueOf(details(state, "timekpr_poll_time").get("on_pc")));
        assertEquals(null, state.get("timekpr_log_level"));
        assertEquals("", state.get("timekpr_session_types_excluded"));
        assertEquals(
                "vt220, tty, unspecified",
                details(state, "timekpr_session_types_excluded").get("on_pc"));
        assertEquals("", state.get("timekpr_users_excluded"));
    }

    @Test
    void where_our_account_may_not_there_are_no_controls_in_the_document() {
        Map<String, ?> state = Documents.pc(Own.calm().notAllowed().view());
        assertTrue(state.keySet().stream().noneMatch(key -> key.startsWith("timekpr_")), state::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "timekpr_poll_time, 7, true",
        "timekpr_poll_time, 600, false",
        "timekpr_poll_time, 3, false",
        "timekpr_session_types, x11, true",
        "timekpr_session_types, x12, false",
        "timekpr_log_level, debug, true",
        "sync_now, PRESS, false",
    })
    void what_was_typed_is_shown_if_a_box_can_show_it_and_it_is_another_than_the_truth(
            String control, String typed, boolean shown) {
        Optional<Map<String, @org.jspecify.annotations.Nullable Object>> document =
                Documents.pcAsTyped(() -> Own.calm().view(), control, typed);
        assertEquals(shown, document.isPresent());
        document.ifPresent(d -> assertEquals(typed, String.valueOf(Objects.requireNonNull(d.get(control)))));
        assertEquals(
                Optional.empty(),
                Documents.pcAsTyped(() -> Own.calm().notAllowed().view(), control, typed));
    }
}
