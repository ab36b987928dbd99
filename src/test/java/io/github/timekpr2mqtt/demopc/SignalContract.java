package io.github.timekpr2mqtt.demopc;

import static io.github.timekpr2mqtt.demopc.Opened.soon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.demopc.LibraryBus.Heard;
import io.github.timekpr2mqtt.host.Link;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a PC tells by itself, and who is on its bus. */
interface SignalContract {
    Username VISITOR = new Username("visi.t-or");

    Opened opened();

    @Test
    default void a_log_in_and_a_log_out_are_told() throws Exception {
        opened().link.files();
        opened().pc.login(VISITOR.value());
        soon().until(() -> last(opened().told.users).contains(VISITOR));
        soon().until(() -> opened().told.times.contains(VISITOR));
        assertTrue(opened().link.loggedIn().contains(VISITOR));

        opened().logInAndCount(VISITOR.value());
        opened().logOut(VISITOR.value());

        soon().until(() -> !last(opened().told.users).contains(VISITOR));
        assertTrue(opened().time(VISITOR.value(), "TIME_SPENT_DAY") > 0);
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static Stream<Heard> of(LibraryBus library, String member) {
        return library.heard().stream().filter(signal -> signal.member().equals(member));
    }

    private static Heard first(LibraryBus library, String member) {
        soon().until(() -> of(library, member).findAny().isPresent());
        return of(library, member).findFirst().orElseThrow();
    }

    /** Heard by a library that shares nothing with our client. */
    @Test
    default void signals_have_the_shape_that_is_known() throws Exception {
        opened().set("setTimeLimitForDays", "sai", "sha.pe", java.util.Collections.nCopies(7, 3600));
        try (LibraryBus library = opened().library()) {
            opened().pc.login("sha.pe");
            Heard left = first(library, "timeLeft");
            assertEquals("/com/timekpr/server/user/shape", left.path());
            assertEquals("com.timekpr.server.user.limits", left.iface());
            assertEquals("sa{si}", left.signature());
            assertEquals("low", left.values().get(0));
            assertEquals(
                    Set.of("LEFTD", "LEFT", "SPENT", "SPENTW", "SPENTM", "SLEEP", "TRACKI", "HIDEI", "TNL"),
                    new HashSet<>(((Map<?, ?>) left.values().get(1)).keySet()));
            assertEquals("sa{sa{sv}}", first(library, "timeLimits").signature());
            assertEquals("siii", first(library, "timeLeftNotification").signature());

            opened().set("setTimeLimitForWeek", "si", "sha.pe", 36_000);
            Heard changed = first(library, "timeConfigurationChangedNotification");
            assertEquals("s", changed.signature());
            assertEquals("com.timekpr.server.user.notifications", changed.iface());

            opened().set("setTimeLeft", "ssi", "sha.pe", "+", 60);
            assertEquals("s", first(library, "timeLeftChangedNotification").signature());
            opened().logOut("sha.pe");
        }
    }

    @Test
    default void a_library_that_shares_nothing_with_us_is_answered_the_same() throws Exception {
        try (LibraryBus library = opened().library()) {
            assertTrue(library.admin().getUserList().values.contains(List.of("seven", "")));
            assertEquals(0, library.admin().getUserInformation("seven", "S").result);
            assertTrue(library.admin().getUserInformation("seven", "S").values.containsKey("TIME_SPENT_BALANCE"));
            assertEquals(-1, library.admin().getUserInformation("ghost", "S").result);
        }
    }

    @Test
    default void a_change_for_a_child_who_is_not_there_is_not_told() throws Exception {
        try (LibraryBus library = opened().library()) {
            opened().logInAndCount("present");
            opened().set("setTimeLimitForWeek", "si", "absent", 36_000);
            opened().set("setTimeLimitForWeek", "si", "present", 36_000);
            first(library, "timeConfigurationChangedNotification");
            assertFalse(
                    library.heard().stream().anyMatch(signal -> signal.path().endsWith("absent")));
            opened().logOut("present");
        }
    }

    @Test
    default void to_ask_for_the_time_makes_the_daemon_tell_it() throws Exception {
        opened().logInAndCount("asked");
        try (LibraryBus library = opened().library()) {
            for (int i = 0; i < 10; i++) {
                assertTrue(opened().realtime("asked").isPresent());
            }
            // a tick would have counted further
            soon().until(() -> of(library, "timeLeft").distinct().count()
                    < of(library, "timeLeft").count());
        }
        opened().logOut("asked");
    }

    @Test
    default void each_link_is_on_the_bus_until_it_is_closed() throws Exception {
        Told told = new Told();
        String name;
        try (Link another = opened().another(told)) {
            name = another.uniqueName();
            assertTrue(opened().link.isOnBus(name));
            assertEquals(opened().link.busGuid(), another.busGuid());
        }
        soon().until(() -> !opened().link.isOnBus(name));
        assertTrue(opened().link.isOnBus(opened().link.uniqueName()));
    }

    @Test
    default void a_daemon_that_is_gone_is_told_and_comes_back() throws Exception {
        opened().pc.killDaemon();
        soon().until(() -> !opened().link.hasDaemon());
        Trouble gone = assertThrows(Trouble.class, () -> opened().link.call(Call.getUserList()));
        assertEquals(Trouble.Kind.DAEMON_GONE, gone.kind());
        assertTrue(opened().link.files().accounts().containsKey(VISITOR));
        opened().pc.startDaemon();
        soon().until(() -> opened().link.hasDaemon());
        opened().link.check();
    }
}
