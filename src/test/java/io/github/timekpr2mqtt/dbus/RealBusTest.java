package io.github.timekpr2mqtt.dbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real dbus-daemon through a real systemd-stdio-bridge. */
class RealBusTest {
    private static final String BUS = "org.freedesktop.DBus";

    private RealBus bus;
    private RealBus.Client us;

    @BeforeAll
    static void programs() {
        RealBus.requirePrograms();
    }

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        bus = new RealBus(folder);
        us = bus.throughTheBridge(Pair.AMPLE);
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private CompletableFuture<List<Object>> ask(String member, String signature, Object... args) {
        return us.connection().call(BUS, "/org/freedesktop/DBus", BUS, member, signature, args);
    }

    private CompletableFuture<List<Object>> ping() {
        return us.connection().call(BUS, "/org/freedesktop/DBus", "org.freedesktop.DBus.Peer", "Ping", "");
    }

    @Test
    void the_log_in_tells_our_name_and_the_guid_of_the_bus() throws Exception {
        assertTrue(us.login().uniqueName().startsWith(":1."), us.login()::toString);
        assertEquals(bus.guid(), us.login().guid());
        RealBus.Client another = bus.throughTheBridge(Pair.AMPLE);
        assertEquals(bus.guid(), another.login().guid());
        assertFalse(us.login().uniqueName().equals(another.login().uniqueName()));
    }

    @Test
    void the_guid_is_another_after_a_restart_of_the_bus(@TempDir Path folder) throws Exception {
        try (RealBus restarted = new RealBus(folder)) {
            assertFalse(us.login()
                    .guid()
                    .equals(restarted.throughTheBridge(Pair.AMPLE).login().guid()));
        }
    }

    @Test
    void calls_are_answered_with_lists_and_dictionaries() throws Exception {
        List<?> names =
                assertInstanceOf(List.class, Pair.answer(ask("ListNames", "")).get(0));
        assertTrue(names.containsAll(List.of(BUS, us.login().uniqueName())), names::toString);
        Map<?, ?> credentials = assertInstanceOf(
                Map.class,
                Pair.answer(ask("GetConnectionCredentials", "s", us.login().uniqueName()))
                        .get(0));
        assertInstanceOf(Long.class, credentials.get("UnixUserID"));
    }

    @Test
    void the_bus_tells_an_id_of_its_own() throws Exception {
        String id = assertInstanceOf(String.class, Pair.answer(ask("GetId", "")).get(0));
        assertEquals(32, id.length());
        assertFalse(id.equals(us.login().guid()), "dbus-daemon has one for itself and one for its socket");
    }

    @Test
    void calls_that_fail_name_their_error() {
        CallFailed nobody =
                assertInstanceOf(CallFailed.class, Pair.failure(ask("GetNameOwner", "s", "com.timekpr.server")));
        assertEquals("org.freedesktop.DBus.Error.NameHasNoOwner", nobody.error());
        CallFailed gone = assertInstanceOf(
                CallFailed.class, Pair.failure(us.connection().call("com.timekpr.server", "/", "i.f", "m", "")));
        assertEquals("org.freedesktop.DBus.Error.ServiceUnknown", gone.error());
        CallFailed wrong = assertInstanceOf(CallFailed.class, Pair.failure(ask("GetNameOwner", "i", 1)));
        assertEquals("org.freedesktop.DBus.Error.InvalidArgs", wrong.error());
    }

    @Test
    void another_one_is_seen_to_come_and_to_go() throws Exception {
        Pair.answer(ask("AddMatch", "s", "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"));
        RealBus.Client other = bus.throughTheBridge(Pair.AMPLE);
        String name = other.login().uniqueName();
        await().until(() -> ownersOf(name).contains(List.of(name, "", name)));
        other.connection().close();
        await().until(() -> ownersOf(name).contains(List.of(name, name, "")));
        assertEquals("closed at this end", other.heard().why());
    }

    /** What the bus itself, and nobody in its name, told of the owner of this name. */
    private List<List<Object>> ownersOf(String name) {
        return us.heard().signals.stream()
                .filter(signal -> signal.sender().equals(BUS))
                .filter(signal -> signal.member().equals("NameOwnerChanged"))
                .map(Message::body)
                .filter(body -> body.get(0).equals(name))
                .toList();
    }

    @Test
    void the_daemon_killed_ends_the_connection_once() throws Exception {
        CompletableFuture<List<Object>> open =
                us.connection().call(silent().login().uniqueName(), "/", "i.f", "m", "");
        bus.kill();
        assertEquals("the peer has ended the connection", Pair.failure(open).getMessage());
        assertEquals("the peer has ended the connection", us.heard().why());
        assertEquals(us.heard().closed.get(0), Pair.failure(ping()));
    }

    /** One on the bus that answers no call. */
    private RealBus.Client silent() throws Exception {
        return bus.straight();
    }

    @Test
    void a_service_that_goes_fails_the_calls_it_has_not_answered() throws Exception {
        RealBus.Client service = silent();
        String name = service.login().uniqueName();
        CompletableFuture<List<Object>> open = us.connection().call(name, "/", "i.f", "m", "");
        Pair.answer(ask("GetId", "")); // by the bus itself, which then has the call; a ping the bridge may answer
        service.connection().close();
        CallFailed noReply = assertInstanceOf(CallFailed.class, Pair.failure(open));
        assertEquals("org.freedesktop.DBus.Error.NoReply", noReply.error());
    }
}
