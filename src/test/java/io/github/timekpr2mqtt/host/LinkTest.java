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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An open link: calls, signals, and its end. */
class LinkTest {
    private static final Username ANNA = new Username("anna");
    private static final String ANNAS_PATH = "/com/timekpr/server/user/anna";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final KeyPair key = TestKeys.ed25519();
    private Heard heard = new Heard();
    private FakePc pc;
    private Ssh ssh;
    private Link link;

    @BeforeEach
    void start() throws Exception {
        pc = new FakePc(folder.resolve("pc"), key.getPublic());
        pc.script().timekpr("0.5.9", "anna");
        open(Limits.NORMAL);
    }

    private void open(Limits limits) throws Trouble {
        if (ssh != null) {
            ssh.close();
            heard = new Heard();
        }
        ssh = new Ssh(key, folder.resolve("known_hosts"), limits);
        link = ssh.open(pc.address(), heard);
    }

    @AfterEach
    void stop() throws IOException {
        ssh.close();
        pc.close();
    }

    @Test
    void a_call_reaches_the_daemon_as_it_was_meant() throws Trouble {
        Answer answer = link.call(Call.setTimeLimitForDays(ANNA, DailyLimits.parse("1;2", "3600;7200")));

        assertEquals(new Answer(0, "", List.of()), answer);
        Message call = pc.bus().received("setTimeLimitForDays").get(0);
        assertEquals("com.timekpr.server", call.destination());
        assertEquals("/com/timekpr/server", call.path());
        assertEquals("com.timekpr.server.user.admin", call.iface());
        assertEquals(List.of("anna", List.of(3600, 7200)), call.body());
    }

    @Test
    void what_timekpr_refuses_is_an_answer() throws Trouble {
        pc.bus().daemon(call -> call.reply(9, "is", -1, "User \"anna\" configuration is not found"));

        Answer answer = link.call(Call.getUserList());

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
        pc.bus().fail("getUserList", error);

        Trouble trouble = assertThrows(Trouble.class, () -> link.call(Call.getUserList()));

        assertEquals(kind, trouble.kind());
    }

    @Test
    void who_is_not_in_the_group_learns_how_to_get_in() {
        pc.bus().fail("getUserList", "AccessDenied");

        Trouble trouble = assertThrows(Trouble.class, () -> link.call(Call.getUserList()));

        assertTrue(trouble.getMessage().endsWith("sudo usermod -aG timekpr timekpr2mqtt"), trouble.getMessage());
    }

    @Test
    void a_call_without_answer_ends_and_the_link_goes_on() throws Trouble {
        open(new Limits(LONG, LONG, LONG, Duration.ofMillis(300), LONG));
        pc.bus().silence("setTimeLeft");

        Trouble trouble = assertThrows(Trouble.class, () -> link.call(Call.setTimeLeft(ANNA, 900)));

        assertEquals(Kind.NO_ANSWER, trouble.kind());
        assertTrue(trouble.mayStillHappen());
        assertTrue(link.call(Call.getUserList()).accepted());
    }

    @Test
    void an_answer_that_is_none_of_timekprs_is_said() {
        pc.bus().daemon(call -> call.reply(9, "s", "?"));

        Trouble trouble = assertThrows(Trouble.class, () -> link.call(Call.getUserList()));

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
        pc.bus().daemon(call -> call.reply(9, "isa{sv}", 0, "", values));

        assertEquals(60, link.realtime(ANNA).orElseThrow().left());
        assertEquals(
                List.of("anna", "R"),
                pc.bus().received("getUserInformation").get(0).body());

        pc.bus().daemon(call -> call.reply(9, "isa{sv}", 0, "", Map.of()));
        assertEquals(Optional.empty(), link.realtime(ANNA), "not logged in");
    }

    @Test
    void a_time_that_cannot_be_understood_is_said() {
        Map<String, Variant> half = Map.of("ACTUAL_TIME_LEFT_DAY", new Variant("i", 7200));
        pc.bus().daemon(call -> call.reply(9, "isa{sv}", 0, "", half));
        assertEquals(
                Kind.REFUSED,
                assertThrows(Trouble.class, () -> link.realtime(ANNA)).kind());

        pc.bus().daemon(call -> call.reply(9, "is", -1, "not found"));
        assertEquals(
                "Timekpr refused: not found",
                assertThrows(Trouble.class, () -> link.realtime(ANNA)).getMessage());
    }

    @Test
    void a_name_is_on_the_bus_as_long_as_its_link_lives() throws Trouble {
        Link first = link;
        Link second = ssh.open(pc.address(), new Heard());
        assertTrue(second.isOnBus(first.uniqueName()));

        first.close();

        await().until(() -> !second.isOnBus(first.uniqueName()));
    }

    @Test
    void the_daemons_count_comes_by_itself() throws Exception {
        link.files();

        pc.bus()
                .signal(
                        FakeBus.DAEMON,
                        ANNAS_PATH,
                        "com.timekpr.server.user.limits",
                        "timeLeft",
                        "sa{si}",
                        "low",
                        time(60));

        await().until(() -> heard.times.size() == 1);
        assertEquals(ANNA, heard.times.get(0).getKey());
        assertEquals(60, heard.times.get(0).getValue().left());
    }

    private static Map<String, Integer> time(int left) {
        return Map.of("LEFTD", left, "LEFT", left, "SPENT", 3, "SPENTW", 100, "SPENTM", 100, "SLEEP", 0);
    }

    @Test
    void what_a_child_sends_straight_to_us_is_not_believed() throws Exception {
        link.files();

        for (String sender : List.of(":1.66", ":1.1", "")) {
            pc.bus()
                    .signal(
                            sender,
                            ANNAS_PATH,
                            "com.timekpr.server.user.limits",
                            "timeLeft",
                            "sa{si}",
                            "low",
                            time(9999));
            pc.bus()
                    .signal(
                            sender,
                            "/org/freedesktop/login1",
                            "org.freedesktop.login1.Manager",
                            "UserNew",
                            "uo",
                            1,
                            "/x");
            pc.bus().signal(sender, "/x", FakeBus.BUS, "NameOwnerChanged", "sss", "com.timekpr.server", "", ":1.66");
        }
        pc.bus()
                .signal(
                        FakeBus.DAEMON,
                        ANNAS_PATH,
                        "com.timekpr.server.user.limits",
                        "timeLeft",
                        "sa{si}",
                        "low",
                        time(60));

        await().until(() -> heard.times.size() == 1);
        assertEquals(60, heard.times.get(0).getValue().left());
        assertEquals(List.of(), heard.changes);
        assertEquals(1, heard.users.size());
    }

    @Test
    void log_in_and_log_out_are_told_with_names() {
        pc.bus().users("anna", "ben.b", "gdm");
        pc.bus()
                .signal(
                        FakeBus.LOGIND,
                        "/org/freedesktop/login1",
                        "org.freedesktop.login1.Manager",
                        "UserNew",
                        "uo",
                        1001,
                        "/u");
        await().until(() -> heard.users.size() == 2);
        assertEquals(Set.of(ANNA, new Username("ben.b"), new Username("gdm")), heard.users.get(1));

        pc.bus().users();
        pc.bus()
                .signal(
                        FakeBus.LOGIND,
                        "/org/freedesktop/login1",
                        "org.freedesktop.login1.Manager",
                        "UserRemoved",
                        "uo",
                        1001,
                        "/u");
        await().until(() -> heard.users.size() == 3);
        assertEquals(Set.of(), heard.users.get(2));
    }

    @Test
    void if_nobody_says_who_is_logged_in_a_look_is_asked_for() {
        pc.bus().fail("ListUsers", "Failed");

        pc.bus()
                .signal(
                        FakeBus.LOGIND,
                        "/org/freedesktop/login1",
                        "org.freedesktop.login1.Manager",
                        "UserNew",
                        "uo",
                        1001,
                        "/u");

        await().until(() -> heard.changes.size() == 1);
        assertTrue(heard.changes.get(0).startsWith("who is logged in is not known"), heard.changes.get(0));
    }

    @Test
    void after_a_restart_the_new_daemon_is_believed_and_the_old_one_not() throws Exception {
        link.files();
        pc.bus().owner("com.timekpr.server", "");
        await().until(() -> !link.hasDaemon());
        pc.bus().owner("com.timekpr.server", ":1.77");
        await().until(link::hasDaemon);

        pc.bus()
                .signal(
                        FakeBus.DAEMON,
                        ANNAS_PATH,
                        "com.timekpr.server.user.limits",
                        "timeLeft",
                        "sa{si}",
                        "low",
                        time(1));
        pc.bus().signal(":1.77", ANNAS_PATH, "com.timekpr.server.user.limits", "timeLeft", "sa{si}", "low", time(2));

        await().until(() -> heard.times.size() == 1);
        assertEquals(2, heard.times.get(0).getValue().left());
        assertEquals(List.of("Timekpr's daemon has stopped", "Timekpr's daemon has started"), heard.changes);
    }

    @Test
    void a_cut_connection_ends_the_link_once() {
        pc.drop();

        await().until(() -> heard.ends.size() == 1);
        assertEquals(Kind.LOST, heard.ends.get(0).kind());
        Trouble trouble = assertThrows(Trouble.class, () -> link.call(Call.getUserList()));
        assertEquals(Kind.LOST, trouble.kind());
        link.close();
        assertEquals(1, heard.ends.size());
    }

    @Test
    void a_new_link_can_be_opened_after_it() throws Trouble {
        pc.drop();
        await().until(() -> heard.ends.size() == 1);

        try (Link next = ssh.open(pc.address(), heard)) {
            assertTrue(next.call(Call.getUserList()).accepted());
        }
    }

    @Test
    void a_pc_that_does_not_answer_the_heart_beat_is_given_up() throws Trouble {
        open(new Limits(LONG, LONG, Duration.ofMillis(300), LONG, LONG));

        pc.freeze();

        await().until(() -> heard.ends.size() == 1);
        assertEquals(Kind.NO_ANSWER, heard.ends.get(0).kind(), heard.ends.get(0).getMessage());
    }

    @Test
    void an_answered_heart_beat_keeps_the_link() throws Trouble {
        open(new Limits(LONG, LONG, Duration.ofMillis(100), LONG, LONG));

        await().until(() -> pc.heartbeats() > 4);

        assertEquals(List.of(), heard.ends);
        assertTrue(link.call(Call.getUserList()).accepted());
    }

    @Test
    void a_bus_that_speaks_nonsense_ends_its_link_alone() throws Trouble {
        Heard other = new Heard();
        Link second = ssh.open(pc.address(), other);
        pc.bus().raw("nonsense that is no message of D-Bus".getBytes(StandardCharsets.UTF_8));

        await().until(() -> heard.ends.size() == 1 && other.ends.size() == 1);
        assertEquals(Kind.LOST, heard.ends.get(0).kind());
        second.close();
        try (Link next = ssh.open(pc.address(), new Heard())) {
            assertTrue(next.call(Call.getUserList()).accepted());
        }
    }

    @Test
    void who_closes_a_link_is_not_told_so() {
        link.close();

        await().until(() -> pc.sessions().isEmpty());
        assertEquals(List.of(), heard.ends);
        assertFalse(
                assertThrows(Trouble.class, () -> link.call(Call.getUserList())).waitsForPerson());
    }
}
