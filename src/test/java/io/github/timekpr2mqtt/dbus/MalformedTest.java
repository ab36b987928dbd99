package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no D-Bus, each kind with the reason that is told. */
class MalformedTest {
    private static final String TOO_DEEP = "nested more than 100 deep";
    private static final byte[] GOOD = signal("s", "03 00 00 00 'abc' 00");

    /** A signal with this body; its signature is not checked, as the peer's is not. */
    static byte[] signal(String signature, String... body) {
        byte[] content = Bytes.of(body);
        byte[] field = Bytes.joined(
                Bytes.of("08 01 'g' 00"),
                new byte[] {(byte) signature.length()},
                (signature + "\0").getBytes(StandardCharsets.US_ASCII));
        byte[] fields = Bytes.joined(
                Bytes.of("01 01 'o' 00 02 00 00 00 '/a' 00 00 00 00 00 00"),
                Bytes.of("02 01 's' 00 03 00 00 00 'b.c' 00 00 00 00 00"),
                Bytes.of("03 01 's' 00 01 00 00 00 'm' 00 00 00 00 00 00 00"),
                field);
        ByteBuffer out = ByteBuffer.allocate(16 + (fields.length + 7) / 8 * 8 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'l').put((byte) 4).put((byte) 0).put((byte) 1);
        out.putInt(content.length).putInt(1).putInt(fields.length).put(fields);
        out.position(out.capacity() - content.length).put(content);
        return out.array();
    }

    private static void refused(byte[] message, String reason) {
        Malformed refused = assertThrows(Malformed.class, () -> Decoded.one(message));
        assertTrue(refused.toString().contains(reason), refused::toString);
    }

    @ParameterizedTest
    @CsvSource({"0, 120, byte order", "1, 0, type 0", "3, 2, version 2", "8, 0, serial 0"})
    void a_wrong_first_byte_type_version_or_serial(int index, int value, String reason) {
        assertDoesNotThrow(() -> Decoded.one(GOOD));
        refused(Bytes.with(GOOD, index, value), reason);
    }

    @Test
    void lengths_beyond_the_specification() {
        refused(Bytes.with(GOOD, 7, 0xff), "a body of 4278190088 bytes");
        refused(Bytes.with(GOOD, 7, 0x08), "a body of 134217736 bytes");
        refused(Bytes.with(GOOD, 15, 0x06), "header fields of 100663");
    }

    @Test
    void header_fields() {
        refused(Bytes.with(GOOD, 16, 0), "header field 0");
        refused(Bytes.with(GOOD, 16, 2), "INTERFACE");
        refused(Bytes.with(GOOD, 48, 2), "INTERFACE twice");
        refused(Bytes.with(GOOD, 18, 's'), "PATH");
        refused(Bytes.with(GOOD, 16, 99), "SIGNAL with no more than the header fields");
        refused(Bytes.with(GOOD, 1, 2), "RETURN with no more than the header fields");
        refused(Bytes.with(GOOD, 24, 'a'), "object path");
        refused(Bytes.with(GOOD, 29, 1), "padding");
        refused(Bytes.with(GOOD, 12, GOOD[12] - 1), "values that end at byte 71 and not at 70");
    }

    @Test
    void padding_before_the_body() {
        refused(Bytes.with(signal("y", "01"), 71, 1), "padding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a()", "()", "a", "a{vs}", "r"})
    void the_signature_of_a_body(String signature) {
        refused(signal(signature, "08 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"), "not D-Bus");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff", // not a byte of UTF-8
                "c3 28", // a first byte without its second
                "c0 80", // zero, written long
                "ed a0 80", // half of a surrogate pair
                "f4 90 80 80", // beyond Unicode
                "ef bf bd ff", // a true U+FFFD, and then a false one
            })
    void texts_that_are_not_utf8(String text) {
        String length = "0" + Bytes.of(text).length;
        refused(signal("s", length, "00 00 00", text, "00"), "not UTF-8");
    }

    @Test
    void texts_with_a_wrong_end() {
        refused(signal("s", "03 00 00 00 'abcd'"), "zero byte");
        refused(signal("s", "03 00 00 00 'a' 00 'c' 00"), "zero byte");
        refused(signal("s", "04 00 00 00 'abc' 00"), "a text of 4 bytes where 4 are left");
        refused(signal("s", "ff ff ff ff 'abc' 00"), "a text of 4294967295 bytes");
        refused(signal("g", "09 'i' 00"), "a text of 9 bytes");
    }

    @Test
    void values() {
        refused(signal("b", "02 00 00 00"), "a boolean of 2");
        refused(signal("o", "03 00 00 00 'a/b' 00"), "object path 'a/b'");
        refused(signal("o", "03 00 00 00 '/a/' 00"), "object path '/a/'");
        refused(signal("g", "01 'a' 00"), "signature 'a'");
        refused(signal("v", "02 'ii' 00 01 00 00 00 02 00 00 00"), "variant");
        refused(signal("v", "00 00"), "variant");
        refused(signal("yi", "01 00 01 00 01 00 00 00"), "padding");
        refused(signal("x", "01 00 00 00"), "ends within a value");
        refused(signal("ai", "05 00 00 00 01 00 00 00 01"), "within a value");
        refused(signal("ay", "05 00 00 00 01 00 00 00"), "an array of 5 bytes where 4 are left");
        refused(signal("ay", "ff ff ff ff 01 00 00 00"), "an array of 4294967295 bytes");
        refused(signal("ai", "06 00 00 00 01 00 00 00 02 00 00 00"), "values that end at byte");
        refused(signal("a{yy}", "03 00 00 00 00 00 00 00 01 02 00 00 00 00 00 00 01 02"), "values that end at byte");
        refused(signal("y", "01 02"), "values that end at byte");
        refused(signal("", "01"), "values that end at byte");
    }

    @Test
    void nesting_beyond_what_any_bus_lets_pass() {
        assertDoesNotThrow(() -> Decoded.one(nested(90)));
        refused(nested(101), TOO_DEEP);
        Object structures = 1;
        Variant dictionaries = new Variant("y", 1);
        for (int i = 0; i < 101; i++) {
            structures = List.of(structures);
            dictionaries = i < 51 ? new Variant("a{yv}", Map.of(1, dictionaries)) : dictionaries;
        }
        refused(message("(".repeat(101) + "y" + ")".repeat(101), structures), TOO_DEEP);
        refused(message("a".repeat(101) + "y", structures), TOO_DEEP);
        refused(message("v", dictionaries), TOO_DEEP);
    }

    private static byte[] nested(int levels) {
        Variant value = new Variant("y", 1);
        for (int i = 1; i < levels; i++) {
            value = new Variant("v", value);
        }
        return message("v", value);
    }

    private static byte[] message(String signature, Object value) {
        return Message.signal(1, "/a", "b.c", "m", signature, value).encode();
    }

    @Test
    void what_a_bus_lets_pass_is_none_of_it() throws Malformed {
        assertTrue(Decoded.one(signal("h", "07 00 00 00")).body().equals(List.of(7L)));
        assertTrue(
                Decoded.one(signal("a".repeat(60) + "i", "00 00 00 00")).body().equals(List.of(List.of())));
        assertTrue(Decoded.one(signal("s", "03 00 00 00 ef bf bd 00")).body().equals(List.of("\uFFFD")));
        assertTrue(Decoded.one(signal("s", "03 00 00 00 ef bf bf 00")).body().equals(List.of("\uFFFF")));
        assertTrue(Decoded.one(signal("", "")).body().isEmpty());
    }
}
