package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be written is read back. */
class MessageTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("y", List.of(0, 255)),
                Arguments.of("b", List.of(true, false)),
                Arguments.of("n", List.of(-32768, 32767)),
                Arguments.of("q", List.of(0, 65535)),
                Arguments.of("i", List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                Arguments.of("u", List.of(0L, 0xffff_ffffL)),
                Arguments.of("h", List.of(3L, 0xffff_ffffL)),
                Arguments.of("x", List.of(Long.MIN_VALUE, Long.MAX_VALUE)),
                Arguments.of("t", List.of(0L, -1L)),
                Arguments.of("d", List.of(1.5, Double.NEGATIVE_INFINITY, Double.NaN)),
                Arguments.of("s", List.of("", "anna", "Zoë 😀", "\uFFFD", "a\nb")),
                Arguments.of("o", List.of("/", "/com/timekpr/server")),
                Arguments.of("g", List.of("", "a{sv}", "y".repeat(255))),
                Arguments.of("ai", List.of(List.of(), List.of(1, 2, 3))),
                Arguments.of("ax", List.of(List.of(), List.of(1L))),
                Arguments.of("aas", List.of(List.of(List.of(), List.of("a", "b")))),
                Arguments.of("(ybs)", List.of(List.of(1, true, "x"))),
                Arguments.of("((i)(s(yy)))", List.of(List.of(List.of(1), List.of("a", List.of(2, 3))))),
                Arguments.of("a(sx)", List.of(List.of(List.of("a", 1L), List.of("b", 2L)))),
                Arguments.of("a{si}", List.of(Map.of(), Map.of("LEFT", 5))),
                Arguments.of("a{sa{si}}", List.of(Map.of("7", Map.of("START", 0)))),
                Arguments.of("a{yx}", List.of(Map.of(1, 2L))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void every_type_is_read_as_it_was_written(String type, List<Object> examples) throws Malformed {
        for (Object value : examples) {
            assertEquals(List.of(value), written(type, value).body());
            assertEquals(
                    List.of(9, value, 9), written("y" + type + "y", 9, value, 9).body());
            assertEquals(
                    List.of(List.of(9, value)),
                    written("(yv)", List.of(9, new Variant(type, value))).body());
        }
    }

    private static Message written(String signature, Object... values) throws Malformed {
        Message message = Message.signal(1, "/p", "i.f", "m", signature, values);
        return Decoded.one(message.encode());
    }

    @Test
    void a_variant_is_read_as_its_bare_value() throws Malformed {
        Variant inner = new Variant("v", new Variant("as", List.of("x")));
        assertEquals(
                List.of(Map.of("k", List.of("x"))),
                written("a{sv}", Map.of("k", inner)).body());
    }

    @Test
    void a_dictionary_keeps_the_order_of_the_wire() throws Malformed {
        Map<String, Integer> days = new LinkedHashMap<>();
        List.of("7", "1", "5", "3", "2").forEach(day -> days.put(day, 0));
        Map<?, ?> read = (Map<?, ?>) written("a{si}", days).body().get(0);
        assertEquals(List.of("7", "1", "5", "3", "2"), new ArrayList<>(read.keySet()));
    }

    @Test
    void whole_numbers_of_any_size_are_taken_where_they_fit() throws Malformed {
        assertEquals(
                List.of(1, 2, 3, 4L, 5L),
                written("yniux", (short) 1, (byte) 2, 3L, 4, 5).body());
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("y", 256),
                Arguments.of("y", -1),
                Arguments.of("n", 32768),
                Arguments.of("q", 65536),
                Arguments.of("i", 1L << 31),
                Arguments.of("u", -1),
                Arguments.of("u", 1L << 32),
                Arguments.of("i", 1.0),
                Arguments.of("i", "1"),
                Arguments.of("b", 1),
                Arguments.of("d", 1),
                Arguments.of("s", 1),
                Arguments.of("s", "a\0b"),
                Arguments.of("s", "\ud800"),
                Arguments.of("o", "com/timekpr"),
                Arguments.of("g", "a"),
                Arguments.of("ai", "1"),
                Arguments.of("a{si}", List.of()),
                Arguments.of("(ii)", List.of(1)),
                Arguments.of("v", 1),
                Arguments.of("v", new Variant("ii", 1)),
                Arguments.of("v", new Variant("", 1)),
                Arguments.of("v", new Variant("a()", List.of())),
                Arguments.of("", 1),
                Arguments.of("ii", 1),
                Arguments.of("a()", List.of()));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void what_does_not_fit_its_signature_is_refused(String signature, Object value) {
        Message message = Message.signal(1, "/p", "i.f", "m", signature, value);
        assertThrows(IllegalArgumentException.class, message::encode);
    }

    @Test
    void all_four_types_keep_all_their_fields() throws Malformed {
        Message call = Message.call(5, "a.b", "/p", "i.f", "m", "s", "x").from(":1.9");
        Message signal = Message.signal(0xffff_ffffL, "/p", "i.f", "m", "s", "x")
                .from(":1.1")
                .to(":1.2");
        for (Message message : List.of(
                call,
                signal,
                call.reply(6, "i", 1).from(":1.3"),
                call.failure(7, "e.Failed", "no").from(":1.3"))) {
            assertEquals(message, Decoded.one(message.encode()));
        }
    }

    @Test
    void an_answer_goes_back_to_the_sender_of_the_call() {
        Message call = Message.call(5, "a.b", "/p", "i.f", "m", "").from(":1.9");
        assertEquals(":1.9", call.reply(6, "").destination());
        assertEquals(5, call.failure(6, "e.F", "no").replySerial());
        assertEquals(MessageType.ERROR, call.failure(6, "e.F", "no").type());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1L << 32})
    void a_serial_that_is_not_1_to_32_bits_is_refused(long serial) {
        assertThrows(
                IllegalArgumentException.class,
                () -> Message.signal(serial, "/p", "i.f", "m", "").encode());
    }

    @Test
    void a_message_without_its_required_fields_is_refused() {
        for (Message message : Arrays.asList(
                Message.call(1, "a.b", "", "i.f", "m", ""),
                Message.call(1, "a.b", "/p", "i.f", "", ""),
                Message.signal(1, "/p", "", "m", ""),
                Message.call(1, "", "/p", "", "m", "").failure(2, "", "text"))) {
            assertThrows(IllegalArgumentException.class, message::encode);
        }
    }
}
