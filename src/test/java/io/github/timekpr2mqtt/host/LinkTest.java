package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.dbus.Variant;
import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.timekpr.Answer;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls over an open link. */
class LinkTest {
    private static final Username ANNA = new Username("anna");

    @TempDir
    private Path folder;

    private OpenPc open;

    @BeforeEach
    void start() throws Exception {
        open = new OpenPc(folder, "anna");
    }

    @AfterEach
    void stop() throws IOException {
        open.close();
    }

    @Test
    void a_call_reaches_the_daemon_as_it_was_meant() throws Trouble {
        Answer answer = open.link.call(Call.setTimeLimitForDays(ANNA, DailyLimits.parse("1;2", "3600;7200")));

        assertEquals(new Answer(0, "", List.of()), answer);
        Message call = open.pc.bus().received("setTimeLimitForDays").get(0);
        assertEquals("com.timekpr.server", call.destination());
        assertEquals("/com/timekpr/server", call.path());
        assertEquals("com.timekpr.server.user.admin", call.iface());
        assertEquals(List.of("anna", List.of(3600, 7200)), call.body());
    }

    @Test
    void what_timekpr_refuses_is_an_answer() throws Trouble {
        open.pc.bus().daemon(call -> call.reply(9, "is", -1, "User \"anna\" configuration is not found"));

        Answer answer = open.link.call(Call.getUserList());

        assertEquals(new Answer(-1, "User \"anna\" configuration is not found", List.of()), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, NOT_IN_GROUP",
        "ServiceUnknown, DAEMON_GONE",
        "NameHasNoOwner, DAEMON_GONE",
        "NoReply, NO_ANSWER",
        "InvalidArgs, REFUSED"
    })
    void what_the_bus_refuses_is_told_apart(String error, Kind kind) {
        open.pc.bus().fail("getUserList", error);

        Trouble trouble = assertThrows(Trouble.class, () -> open.link.call(Call.getUserList()));

        assertEquals(kind, trouble.kind());
    }

    @Test
    void whether_we_may_call_is_checked_without_effect() throws Trouble {
        open.pc.bus().daemon(call -> call.reply(9, "is", -1, "User \"nobody\" configuration is not found"));

        open.link.check();

        assertEquals(
                List.of("nobody", "R"),
                open.pc.bus().received("getUserInformation").get(0).body());
        open.pc.bus().fail("getUserInformation", "AccessDenied");
        assertEquals(
                Kind.NOT_IN_GROUP,
                assertThrows(Trouble.class, () -> open.link.check()).kind());
    }

    @Test
    void whether_our_account_may_change_timekprs_own_settings_is_asked_without_effect() throws Trouble {
        open.pc.bus().daemon(call -> call.reply(9, "isa{sv}", 0, "", Map.of()));
        assertTrue(open.link.mayConfigure());
        Message asked = open.pc.bus().received("getTimekprConfiguration").get(0);
        assertEquals("com.timekpr.server.admin", asked.iface());
        assertEquals(List.of(), asked.body());
    }

    @ParameterizedTest
    @CsvSource({"AccessDenied", "UnknownMethod"})
    void an_account_that_is_refused_them_may_not_and_is_not_told_to_join_the_group(String error) throws Trouble {
        open.pc.bus().fail("getTimekprConfiguration", error);
        assertFalse(open.link.mayConfigure());
        Kind kind = assertThrows(Trouble.class, () -> open.link.call(Call.getTimekprConfiguration()))
                .kind();
        assertEquals(error.equals("AccessDenied") ? Kind.NOT_ALLOWED : Kind.REFUSED, kind);
    }

    @ParameterizedTest
    @CsvSource({"ServiceUnknown, DAEMON_GONE", "NoReply, NO_ANSWER"})
    void what_our_account_may_is_not_known_while_nobody_answers(String error, Kind kind) {
        open.pc.bus().fail("getTimekprConfiguration", error);
        assertEquals(
                kind,
                assertThrows(Trouble.class, () -> open.link.mayConfigure()).kind());
    }

    @Test
    void who_is_not_in_the_group_learns_how_to_get_in() {
        open.pc.bus().fail("getUserList", "AccessDenied");

        Trouble trouble = assertThrows(Trouble.class, () -> open.link.call(Call.getUserList()));

        assertTrue(trouble.getMessage().contains("sudo usermod -aG timekpr timekpr2mqtt, or"), trouble.getMessage());
    }

    @Test
    void a_call_without_answer_ends_and_the_link_goes_on() throws Trouble {
        open.openWithLimitOfCalls(Duration.ofSeconds(2));
        open.pc.bus().silence("setTimeLeft");

        Trouble trouble = assertThrows(Trouble.class, () -> open.link.call(Call.setTimeLeft(ANNA, 900)));

        assertEquals(Kind.NO_ANSWER, trouble.kind());
        assertTrue(trouble.mayStillHappen());
        assertTrue(open.link.call(Call.getUserList()).accepted());
    }

    @Test
    void an_answer_that_is_none_of_timekprs_is_said() {
        open.pc.bus().daemon(call -> call.reply(9, "s", "?"));

        Trouble trouble = assertThrows(Trouble.class, () -> open.link.call(Call.getUserList()));

        assertEquals(Kind.REFUSED, trouble.kind());
    }

    @Test
    void the_time_of_a_child_is_asked_for() throws Trouble {
        Map<String, Variant> values = Map.of(
                "ACTUAL_TIME_LEFT_DAY", new Variant("i", 7200),
                "ACTUAL_TIME_LEFT_CONTINUOUS", new Variant("i", 60),
                "ACTUAL_TIME_SPENT_SESSION", new Variant("i", 3),
                "ACTUAL_TIME_INACTIVE_SESSION", new Variant("i", 0),
                "ACTUAL_TIME_SPENT_DAY", new Variant("i", 100),
                "ACTUAL_TIME_SPENT_BALANCE", new Variant("i", 100));
        open.pc.bus().daemon(call -> call.reply(9, "isa{sv}", 0, "", values));

        assertEquals(60, open.link.realtime(ANNA).orElseThrow().left());
        assertEquals(
                List.of("anna", "R"),
                open.pc.bus().received("getUserInformation").get(0).body());

        open.pc.bus().daemon(call -> call.reply(9, "isa{sv}", 0, "", Map.of()));
        assertEquals(Optional.empty(), open.link.realtime(ANNA), "not logged in");
    }

    @Test
    void a_time_that_cannot_be_understood_is_said() {
        Map<String, Variant> half = Map.of("ACTUAL_TIME_LEFT_DAY", new Variant("i", 7200));
        open.pc.bus().daemon(call -> call.reply(9, "isa{sv}", 0, "", half));
        assertEquals(
                Kind.REFUSED,
                assertThrows(Trouble.class, () -> open.link.realtime(ANNA)).kind());
    }

    @Test
    void a_child_whom_timekpr_is_just_taking_in_has_no_time_yet() throws Trouble {
        open.pc
                .bus()
                .daemon(call -> call.reply(9, "isa{sv}", -1, "Unexpected ERROR getting user configuration", Map.of()));
        assertEquals(Optional.empty(), open.link.realtime(ANNA));
    }

    @Test
    void a_name_is_on_the_bus_as_long_as_its_link_lives() throws Trouble {
        Link first = open.link;
        Link second = open.another(new Heard());
        assertTrue(second.isOnBus(first.uniqueName()));

        first.close();

        await().until(() -> !second.isOnBus(first.uniqueName()));
    }
}
