package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An independent library, dbus-java, reads what we write and writes what we read. */
class LibraryTest {
    private static final int FIXED = 12;

    /** As the library's own reader cuts a message: 12 bytes; the length of the fields, a gap of 4, and they; the body. */
    private static org.freedesktop.dbus.messages.Message theirs(byte[] message) throws Exception {
        int headerEnd = (int) Preamble.read(message).headerLength();
        byte[] header = new byte[headerEnd - Preamble.SIZE + 8];
        System.arraycopy(message, FIXED, header, 0, 4);
        System.arraycopy(message, Preamble.SIZE, header, 8, headerEnd - Preamble.SIZE);
        return MessageFactory.createMessage(
                message[1],
                Arrays.copyOf(message, FIXED),
                header,
                Arrays.copyOfRange(message, headerEnd, message.length),
                List.of());
    }

    private static Map<String, Integer> timeLeft() {
        Map<String, Integer> left = new LinkedHashMap<>();
        left.put("LEFT", 300);
        left.put("LEFTD", -5);
        return left;
    }

    @ParameterizedTest
    @ValueSource(chars = {'l', 'B'})
    void we_read_its_signals_in_both_byte_orders(char order) throws Exception {
        var theirs = new MessageFactory((byte) order)
                .createSignal(
                        ":1.5",
                        "/com/timekpr/server/user/anna",
                        "com.timekpr.server.user.limits",
                        "timeLeft",
                        "sa{si}a{sv}",
                        "low",
                        timeLeft(),
                        Map.of("k", new org.freedesktop.dbus.types.Variant<>(7)));
        theirs.updateEndianess((byte) order);
        assertEquals(order, Bytes.of(theirs)[0]);
        Message ours = Decoded.one(Bytes.of(theirs));
        assertEquals(MessageType.SIGNAL, ours.type());
        assertEquals("timeLeft", ours.member());
        assertEquals(":1.5", ours.sender());
        assertEquals(List.of("low", timeLeft(), Map.of("k", 7)), ours.body());
    }

    @ParameterizedTest
    @ValueSource(chars = {'l', 'B'})
    void we_read_its_calls_in_both_byte_orders(char order) throws Exception {
        var theirs = new MessageFactory((byte) order)
                .createMethodCall(
                        ":1.6",
                        "com.timekpr.server",
                        "/com/timekpr/server",
                        "i.f",
                        "m",
                        (byte) 0,
                        "ybnquixdsog",
                        (byte) 200,
                        true,
                        (short) -2,
                        new UInt16(65535),
                        new UInt32(0xffff_ffffL),
                        -7,
                        1L << 40,
                        1.5,
                        "Zoë",
                        new org.freedesktop.dbus.DBusPath("/a/b"),
                        "a{sv}");
        assertEquals(order, Bytes.of(theirs)[0]);
        Message ours = Decoded.one(Bytes.of(theirs));
        assertEquals(MessageType.CALL, ours.type());
        assertEquals(theirs.getSerial(), ours.serial());
        assertEquals("com.timekpr.server", ours.destination());
        assertEquals(
                List.of(200, true, -2, 65535, 0xffff_ffffL, -7, 1L << 40, 1.5, "Zoë", "/a/b", "a{sv}"), ours.body());
    }

    @Test
    void it_reads_our_calls() throws Exception {
        Message ours = Message.call(
                9,
                "com.timekpr.server",
                "/com/timekpr/server",
                "i.f",
                "setAllowedHours",
                "ssa{sa{si}}aib",
                "anna",
                "7",
                Map.of("8", Map.of("STARTMIN", 0)),
                List.of(1, 2),
                true);
        var theirs = theirs(ours.encode());
        assertEquals("setAllowedHours", theirs.getName());
        assertEquals("com.timekpr.server", theirs.getDestination());
        assertEquals(9, theirs.getSerial());
        Object[] read = theirs.getParameters();
        assertEquals("anna", read[0]);
        assertEquals(
                Map.of("8", Map.of("STARTMIN", 0)).toString(),
                read[2].toString().replace(" => ", "="));
        assertEquals(true, read[4]);
    }

    @Test
    void it_reads_our_answers_and_failures() throws Exception {
        Message call = Message.call(9, "com.timekpr.server", "/com/timekpr/server", "i.f", "m", "")
                .from(":1.6");
        var answer =
                theirs(call.reply(10, "is", -1, "no such user").from(":1.5").encode());
        assertEquals(9, answer.getReplySerial());
        assertEquals(":1.5", answer.getSource());
        assertEquals(List.of(-1, "no such user"), List.of(answer.getParameters()));
        var failure = theirs(call.failure(11, "org.freedesktop.DBus.Error.AccessDenied", "no")
                .from(":1.5")
                .encode());
        assertEquals("org.freedesktop.DBus.Error.AccessDenied", failure.getName());
    }

    @Test
    void it_reads_our_signals() throws Exception {
        var theirs = theirs(Message.signal(
                        3,
                        "/com/timekpr/server/user/anna",
                        "i.f",
                        "timeLeft",
                        "sv",
                        "low",
                        new Variant("(xd)", List.of(1L, 2.5)))
                .from(":1.5")
                .encode());
        assertEquals("/com/timekpr/server/user/anna", theirs.getPath());
        assertEquals("i.f", theirs.getInterface());
        assertEquals("low", theirs.getParameters()[0]);
    }
}
