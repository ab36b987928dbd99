package io.github.timekpr2mqtt.dbus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes values of one message, or of its body, little-endian. Refuses with {@link IllegalArgumentException} what D-Bus cannot carry. */
final class WireWriter {
    private ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    void all(String signature, List<?> values) {
        List<WireType> types = types(signature);
        if (types.size() != values.size()) {
            throw new IllegalArgumentException("'" + signature + "' takes " + types.size() + " values, not " + values);
        }
        for (int i = 0; i < types.size(); i++) {
            types.get(i).write(this, values.get(i));
        }
    }

    /** Announces the one complete type of a variant. */
    WireType type(String signature) {
        List<WireType> types = types(signature);
        signature(signature);
        if (types.size() != 1) {
            throw new IllegalArgumentException("one type is wanted, not '" + signature + "'");
        }
        return types.get(0);
    }

    private static List<WireType> types(String signature) {
        try {
            return Signature.parse(signature);
        } catch (Malformed e) {
            throw new IllegalArgumentException(e);
        }
    }

    void int8(int value) {
        room(1).put((byte) value);
    }

    void int16(int value) {
        align(Short.BYTES);
        room(Short.BYTES).putShort((short) value);
    }

    void int32(int value) {
        align(Integer.BYTES);
        room(Integer.BYTES).putInt(value);
    }

    void int64(long value) {
        align(Long.BYTES);
        room(Long.BYTES).putLong(value);
    }

    void text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a zero character in '" + text + "'");
        }
        byte[] bytes = utf8(text);
        int32(bytes.length);
        raw(bytes);
        int8(0);
    }

    void path(String path) {
        if (!ObjectPath.isValid(path)) {
            throw new IllegalArgumentException("not an object path: '" + path + "'");
        }
        text(path);
    }

    void signature(String signature) {
        types(signature);
        int8(signature.length());
        raw(signature.getBytes(StandardCharsets.US_ASCII));
        int8(0);
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("half of a surrogate pair in '" + text + "'", e);
        }
    }

    /** An array's length does not count the padding before its first element. */
    void array(int elementAlignment, Runnable elements) {
        int32(0);
        int length = out.position() - Integer.BYTES;
        align(elementAlignment);
        int start = out.position();
        elements.run();
        out.putInt(length, out.position() - start);
    }

    void align(int alignment) {
        while (out.position() % alignment != 0) {
            int8(0);
        }
    }

    void raw(byte[] bytes) {
        room(bytes.length).put(bytes);
    }

    private ByteBuffer room(int size) {
        if (out.remaining() < size) {
            int capacity = Math.max(out.capacity() * 2, out.position() + size);
            out = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(out.flip());
        }
        return out;
    }
}
