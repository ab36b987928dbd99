package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final String DAEMON = ":1.5";
    private static final String LOGIND = ":1.2";
    private static final String USER = "/com/timekpr/server/user/";
    private static final Map<String, Integer> TIME =
            Map.of("LEFTD", 10, "LEFT", 9, "SPENT", 3, "SPENTW", 100, "SPENTM", 100, "SLEEP", 0);

    private final Heard heard = new Heard();
    private final UserPaths paths = new UserPaths();
    private final AtomicInteger usersChanged = new AtomicInteger();
    private final Signals signals = new Signals(heard, paths, usersChanged::incrementAndGet);

    @BeforeEach
    void owners() {
        signals.isOwner("com.timekpr.server", DAEMON);
        signals.isOwner("org.freedesktop.login1", LOGIND);
        paths.know(Set.of(new Username("anna"), new Username("ben.b-c"), new Username("ab"), new Username("a.b")));
    }

    private void send(String sender, String path, String member, String signature, Object... args) {
        signals.signal(Message.signal(1, path, "any.interface", member, signature, args)
                .from(sender));
    }

    @Test
    void a_path_leads_to_its_user_also_without_dots_and_dashes() {
        send(DAEMON, USER + "anna", "timeLeft", "sa{si}", "low", TIME);
        send(DAEMON, USER + "benbc", "timeLeft", "sa{si}", "low", TIME);

        assertEquals(
                List.of(new Username("anna"), new Username("ben.b-c")),
                heard.times.stream().map(Map.Entry::getKey).toList());
        assertEquals(List.of(), heard.changes);
    }

    @Test
    void of_two_users_with_one_path_both_need_a_look() {
        send(DAEMON, USER + "ab", "timeLeft", "sa{si}", "low", TIME);

        assertEquals(List.of(), heard.times);
        assertEquals(List.of("timeLeft of one of [a.b, ab]"), heard.changes);
    }

    @Test
    void somebody_new_needs_one_look_and_no_more() {
        send(DAEMON, USER + "eve", "timeLeft", "sa{si}", "low", TIME);
        send(DAEMON, USER + "eve", "timeLeft", "sa{si}", "low", TIME);
        send(DAEMON, "/elsewhere", "timeLeft", "sa{si}", "low", TIME);

        assertEquals(List.of("timeLeft of somebody new"), heard.changes);

        paths.know(Set.of(new Username("eve")));
        send(DAEMON, USER + "eve", "timeLeft", "sa{si}", "low", TIME);
        assertEquals(1, heard.times.size());
    }

    @Test
    void every_other_signal_of_timekprs_needs_a_look() {
        send(DAEMON, USER + "anna", "timeLimits", "");
        send(DAEMON, USER + "anna", "timeConfigurationChangedNotification", "s", "low");

        assertEquals(List.of("timeLimits", "timeConfigurationChangedNotification"), heard.changes);
    }

    @Test
    void a_time_that_cannot_be_understood_needs_a_look() {
        send(DAEMON, USER + "anna", "timeLeft", "sa{si}", "low", Map.of("LEFT", 9));
        send(DAEMON, USER + "anna", "timeLeft", "s", "low");

        assertEquals(List.of(), heard.times);
        assertEquals(1, heard.changes.size());
        assertTrue(heard.changes.get(0).contains("LEFTD"), heard.changes.get(0));
    }

    @Test
    void logind_tells_of_users_and_of_the_end() {
        send(LOGIND, "/org/freedesktop/login1", "UserNew", "uo", 1000, "/u");
        send(LOGIND, "/org/freedesktop/login1", "UserRemoved", "uo", 1000, "/u");
        assertEquals(2, usersChanged.get());

        send(LOGIND, "/org/freedesktop/login1", "SessionNew", "so", "c1", "/s");
        assertEquals(List.of(), heard.changes);

        send(LOGIND, "/org/freedesktop/login1", "PrepareForShutdown", "b", true);
        assertEquals(List.of("the PC is shutting down"), heard.changes);
    }

    @Test
    void a_restarted_logind_is_asked_anew() {
        send(Signals.BUS, "/org/freedesktop/DBus", "NameOwnerChanged", "sss", "org.freedesktop.login1", LOGIND, "");
        assertEquals(0, usersChanged.get());
        send(Signals.BUS, "/org/freedesktop/DBus", "NameOwnerChanged", "sss", "org.freedesktop.login1", "", ":1.9");
        assertEquals(1, usersChanged.get());

        send(LOGIND, "/org/freedesktop/login1", "UserNew", "uo", 1000, "/u");
        assertEquals(1, usersChanged.get(), "the old one");
        send(":1.9", "/org/freedesktop/login1", "UserNew", "uo", 1000, "/u");
        assertEquals(2, usersChanged.get());
    }

    @Test
    void a_late_answer_about_the_owner_does_not_undo_its_change() {
        send(Signals.BUS, "/org/freedesktop/DBus", "NameOwnerChanged", "sss", "com.timekpr.server", DAEMON, "");

        signals.isOwner("com.timekpr.server", DAEMON);

        assertFalse(signals.hasOwner("com.timekpr.server"));
    }

    @Test
    void other_and_malformed_signals_of_the_bus_mean_nothing() {
        send(Signals.BUS, "/org/freedesktop/DBus", "NameAcquired", "s", ":1.100");
        send(Signals.BUS, "/org/freedesktop/DBus", "NameOwnerChanged", "s", "com.timekpr.server");
        send(Signals.BUS, "/org/freedesktop/DBus", "NameOwnerChanged", "sss", "another.name", "", ":1.3");
        send(Signals.BUS, "/org/freedesktop/DBus", "NameOwnerChanged", "ssu", "com.timekpr.server", "", 1);

        assertTrue(signals.hasOwner("com.timekpr.server"));
        assertEquals(List.of(), heard.changes);
    }

    @Test
    void strangers_are_refused_by_the_header_alone() {
        for (String believed : List.of(Signals.BUS, DAEMON, LOGIND)) {
            assertTrue(
                    signals.wants(
                            Message.signal(1, "/x", "any.interface", "x", "").from(believed)),
                    believed);
        }
        for (String stranger : List.of(":1.6", ":1.55", "", "com.timekpr.server")) {
            assertFalse(
                    signals.wants(
                            Message.signal(1, "/x", "any.interface", "x", "").from(stranger)),
                    stranger);
        }
    }

    @Test
    void before_the_owners_are_known_nobody_is_believed() {
        Signals early = new Signals(heard, paths, usersChanged::incrementAndGet);

        early.signal(Message.signal(1, USER + "anna", "any.interface", "timeLimits", "")
                .from(DAEMON));
        early.signal(Message.signal(1, USER + "anna", "any.interface", "timeLimits", "")
                .from(""));

        assertEquals(List.of(), heard.changes);
    }
}
