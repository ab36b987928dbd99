package io.github.timekpr2mqtt.dbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.freedesktop.dbus.messages.MessageFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What any local user can do to us on a real bus, straight to our unique name: nothing of it may end our connection. */
class HostileUserTest {
    private static final int MEBIBYTE = 1 << 20;

    private RealBus bus;
    private RealBus.Client us;
    private RealBus.Client child;

    @BeforeAll
    static void programs() {
        RealBus.requirePrograms();
    }

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        bus = new RealBus(folder);
        us = bus.throughTheBridge(Pair.AMPLE);
        child = bus.straight();
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private Message signal(String member, String signature, Object... args) {
        return Message.signal(9, "/p", "i.f", member, signature, args)
                .to(us.login().uniqueName());
    }

    private List<Message> arrived() {
        String child = this.child.login().uniqueName();
        return us.heard().signals.stream()
                .filter(signal -> signal.sender().equals(child))
                .toList();
    }

    /** These signals, sent by the child before, were taken by the bus and have reached us; and we are well. */
    private void assertArrived(String... members) throws Exception {
        child.raw().write(signal("after", "").encode());
        await().until(() -> us.heard().members().contains("after"));
        List<String> expected = new ArrayList<>(List.of(members));
        expected.add("after");
        assertEquals(expected, arrived().stream().map(Message::member).toList());
        assertTrue(us.heard().closed.isEmpty(), () -> us.heard().closed.toString());
        assertEquals(
                List.of(),
                Pair.answer(
                        us.connection().call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.Peer", "Ping", "")));
    }

    @Test
    void a_forged_signal_arrives_with_its_true_sender() throws Exception {
        Message forged = Message.signal(
                        9,
                        "/org/freedesktop/DBus",
                        "org.freedesktop.DBus",
                        "NameOwnerChanged",
                        "sss",
                        "com.timekpr.server",
                        "",
                        child.login().uniqueName())
                .to(us.login().uniqueName());
        child.raw().write(forged.from("org.freedesktop.DBus").encode());
        assertArrived("NameOwnerChanged");
    }

    @Test
    void a_forged_answer_does_not_arrive() throws Exception {
        CompletableFuture<List<Object>> open =
                us.connection().call(bus.straight().login().uniqueName(), "/", "i.f", "m", "");
        for (long serial = 1; serial < 20; serial++) {
            Message call = Message.call(serial, "", "/", "i.f", "m", "")
                    .from(us.login().uniqueName());
            child.raw().write(call.reply(serial, "s", "forged").encode());
        }
        assertArrived();
        assertFalse(open.isDone());
    }

    @Test
    void thirty_megabytes_run_by_in_bounded_memory() throws Exception {
        byte[] text = signal("big", "s", "x".repeat(30 * MEBIBYTE)).encode();
        child.raw().write(text);
        assertArrived();
        assertTrue(us.connection().buffered() <= 4096);
    }

    @Test
    void a_path_of_a_megabyte_runs_by() throws Exception {
        child.raw()
                .write(Message.signal(9, "/a".repeat(MEBIBYTE / 2), "i.f", "m", "")
                        .to(us.login().uniqueName())
                        .encode());
        assertArrived();
    }

    @Test
    void values_as_deep_as_the_bus_takes_them_are_read() throws Exception {
        Variant value = new Variant("ai", List.of(1));
        for (int levels = 1; levels < 64; levels++) {
            value = new Variant("v", value);
        }
        child.raw().write(signal("deep", "v", value).encode());
        assertArrived("deep");
        assertEquals(List.of(List.of(1)), arrived().get(0).body());
    }

    @Test
    void signatures_as_deep_as_the_bus_takes_them_are_read() throws Exception {
        String structures = "(".repeat(32) + "ay" + ")".repeat(32);
        Object value = List.of();
        for (int i = 0; i < 32; i++) {
            value = List.of(value);
        }
        child.raw().write(signal("structures", structures, value).encode());
        child.raw().write(signal("arrays", "a".repeat(32) + "y", List.of()).encode());
        child.raw()
                .write(signal("dictionaries", "a{y".repeat(32) + "i" + "}".repeat(32), Map.of())
                        .encode());
        assertArrived("structures", "arrays", "dictionaries");
    }

    @Test
    void deeper_signatures_that_dbus_daemon_takes_are_read_where_no_bridge_drops_them() throws Exception {
        RealBus.Client straight = bus.straight();
        String both = "a(".repeat(32) + "aaaaai" + ")".repeat(32);
        Message deep = signal("both", both, List.of()).to(straight.login().uniqueName());
        child.raw().write(deep.encode());
        await().until(() -> straight.heard().members().contains("both"));
        assertTrue(straight.heard().closed.isEmpty());
    }

    @Test
    void types_and_header_fields_that_we_do_not_use_are_taken() throws Exception {
        child.raw().write(signal("descriptor", "h", 3).encode());
        child.raw().write(Bytes.with(signal("future", "").encode(), 1, 77));
        child.raw()
                .write(Message.call(9, us.login().uniqueName(), "/p", "i.f", "m", "")
                        .encode());
        child.raw()
                .write(signal("texts", "sss", "\uFFFD", "\uFFFF\uFDD0", "\u202e\u0007")
                        .encode());
        assertArrived("descriptor", "texts");
    }

    @Test
    void big_endian_is_read() throws Exception {
        var theirs = new MessageFactory((byte) 'B').createSignal(null, "/p", "i.f", "big", "sai", "low", List.of(1, 2));
        byte[] bytes = Bytes.of(theirs);
        assertEquals('B', bytes[0]);
        child.raw().write(withDestination(bytes));
        assertArrived("big");
        assertEquals(List.of("low", List.of(1, 2)), arrived().get(0).body());
    }

    /** Puts our name into a big-endian header, behind its other fields. */
    private byte[] withDestination(byte[] message) throws Malformed {
        Preamble start = Preamble.read(message);
        int headerEnd = (int) start.headerLength();
        byte[] name = us.login().uniqueName().getBytes(StandardCharsets.US_ASCII);
        int length = 8 + name.length + 1;
        ByteBuffer out = ByteBuffer.allocate(headerEnd + (length + 7) / 8 * 8 + (int) start.body())
                .order(ByteOrder.BIG_ENDIAN);
        out.put(message, 0, headerEnd)
                .put(Bytes.of("06 01 's' 00"))
                .putInt(name.length)
                .put(name);
        out.position(out.capacity() - (int) start.body());
        out.put(message, headerEnd, (int) start.body());
        return out.putInt(12, headerEnd - Preamble.SIZE + length).array();
    }
}
