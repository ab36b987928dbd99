package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages written by hand from the D-Bus specification, byte by byte. */
class KnownMessagesTest {
    private static final byte[] HELLO = Bytes.of(
            "'l' 01 00 01  00 00 00 00  01 00 00 00  6d 00 00 00", // no body, serial 1, 109 bytes of fields
            "01 01 'o' 00  15 00 00 00 '/org/freedesktop/DBus' 00 00 00",
            "02 01 's' 00  14 00 00 00 'org.freedesktop.DBus' 00 00 00 00",
            "03 01 's' 00  05 00 00 00 'Hello' 00 00 00",
            "06 01 's' 00  14 00 00 00 'org.freedesktop.DBus' 00 00 00 00");

    private static final byte[] TIME_LEFT = Bytes.of(
            "'l' 04 00 01  2c 00 00 00  02 00 00 00  54 00 00 00", // 44 bytes of body, serial 2, 84 bytes of fields
            "01 01 'o' 00  02 00 00 00 '/a' 00  00 00 00 00 00",
            "02 01 's' 00  03 00 00 00 'b.c' 00  00 00 00 00",
            "03 01 's' 00  08 00 00 00 'timeLeft' 00  00 00 00 00 00 00 00",
            "07 01 's' 00  04 00 00 00 ':1.5' 00  00 00 00",
            "08 01 'g' 00  06 'sa{si}' 00  00 00 00 00",
            "03 00 00 00 'low' 00  1c 00 00 00  00 00 00 00", // 28 bytes of array begin after padding to 8
            "04 00 00 00 'LEFT' 00  00 00 00  2c 01 00 00",
            "03 00 00 00 'TNL' 00  01 00 00 00");

    private static final byte[] BIG_ENDIAN_ANSWER = Bytes.of(
            "'B' 02 01 01  00 00 00 20  00 00 01 00  00 00 00 14", // 32 bytes of body, serial 256, 20 bytes of fields
            "05 01 'u' 00  00 00 00 07",
            "08 01 'g' 00  06 'yquxnd' 00  00 00 00 00",
            "01 00 00 02  00 00 00 03",
            "ff ff ff ff  ff ff ff fe",
            "ff fe 00 00  00 00 00 00",
            "3f f8 00 00  00 00 00 00");

    @Test
    void a_call_is_written_as_the_specification_says() {
        assertArrayEquals(
                HELLO,
                Message.call(1, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello", "")
                        .encode());
    }

    @Test
    void a_signal_is_read_and_written_as_the_specification_says() throws Malformed {
        Message signal = Message.signal(2, "/a", "b.c", "timeLeft", "sa{si}", "low", timeLeft())
                .from(":1.5");
        assertEquals(signal, Decoded.one(TIME_LEFT));
        assertArrayEquals(TIME_LEFT, signal.encode());
    }

    private static Map<String, Integer> timeLeft() {
        Map<String, Integer> left = new LinkedHashMap<>();
        left.put("LEFT", 300);
        left.put("TNL", 1);
        return left;
    }

    @Test
    void a_big_endian_answer_is_read() throws Malformed {
        Message answer = Decoded.one(BIG_ENDIAN_ANSWER);
        assertEquals(MessageType.RETURN, answer.type());
        assertEquals(256, answer.serial());
        assertEquals(7, answer.replySerial());
        assertEquals(List.of(1, 2, 3L, -2L, -2, 1.5), answer.body());
    }

    @Test
    void fields_of_the_future_and_of_file_descriptors_are_passed_over() throws Malformed {
        byte[] message = Bytes.of(
                "'l' 02 ff 01  00 00 00 00  01 00 00 00  20 00 00 00",
                "09 01 'u' 00  00 00 00 00",
                "c8 04 '(yv)' 00  00  05 01 'y' 00 06  00 00 00",
                "05 01 'u' 00  07 00 00 00");
        assertEquals(7, Decoded.one(message).replySerial());
    }
}
