package io.github.timekpr2mqtt.dbus;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads values from one message, whose first byte is at index 0 of the buffer. Every step is checked: the peer is not trusted. */
final class WireReader {
    /** Above the 64 levels that dbus-daemon and dbus-broker let pass: what a bus accepts must not end our connection. */
    static final int MAX_DEPTH = 100;

    private final ByteBuffer in;
    private int depth;

    WireReader(ByteBuffer in) {
        this.in = in;
    }

    List<Object> all(String signature) throws Malformed {
        List<Object> values = new ArrayList<>();
        for (WireType type : Signature.parse(signature)) {
            values.add(type.read(this));
        }
        return values;
    }

    int int8() throws Malformed {
        return room(1).get() & 0xff;
    }

    short int16() throws Malformed {
        return aligned(Short.BYTES).getShort();
    }

    int int32() throws Malformed {
        return aligned(Integer.BYTES).getInt();
    }

    long uint32() throws Malformed {
        return Integer.toUnsignedLong(int32());
    }

    long int64() throws Malformed {
        return aligned(Long.BYTES).getLong();
    }

    boolean bool() throws Malformed {
        int value = int32();
        if (value != 0 && value != 1) {
            throw new Malformed("a boolean of " + value);
        }
        return value == 1;
    }

    String text() throws Malformed {
        return text(uint32());
    }

    String path() throws Malformed {
        String path = text();
        if (!ObjectPath.isValid(path)) {
            throw new Malformed("object path '" + Printable.of(path, 60) + "'");
        }
        return path;
    }

    /** The one complete type that a variant announces. */
    WireType type() throws Malformed {
        return Signature.single(text(int8()));
    }

    String signature() throws Malformed {
        String signature = text(int8());
        Signature.parse(signature);
        return signature;
    }

    private String text(long length) throws Malformed {
        if (length >= in.remaining()) {
            throw new Malformed("a text of " + length + " bytes where " + in.remaining() + " are left");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (in.get() != 0 || text.indexOf('\0') >= 0) {
            throw new Malformed("a text whose only zero byte is not its last");
        }
        if (text.indexOf('\uFFFD') >= 0) { // either this very character, or what stands for bytes that are none
            requireUtf8(bytes);
        }
        return text;
    }

    private static void requireUtf8(byte[] bytes) throws Malformed {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new Malformed("a text that is not UTF-8");
        }
    }

    /** Reads an array's length and pads to its first element; returns the position after its last one. */
    int beginArray(int elementAlignment) throws Malformed {
        long length = uint32();
        align(elementAlignment);
        if (length > in.remaining()) {
            throw new Malformed("an array of " + length + " bytes where " + in.remaining() + " are left");
        }
        return in.position() + (int) length;
    }

    /** Each array, structure, dictionary and variant enters before it reads its content, and leaves after it. */
    void enter() throws Malformed {
        if (++depth > MAX_DEPTH) {
            throw new Malformed("values nested more than " + MAX_DEPTH + " deep");
        }
    }

    void leave() {
        depth--;
    }

    int position() {
        return in.position();
    }

    void expectPosition(int expected) throws Malformed {
        if (in.position() != expected) {
            throw new Malformed("values that end at byte " + in.position() + " and not at " + expected);
        }
    }

    void align(int alignment) throws Malformed {
        while (in.position() % alignment != 0) {
            if (int8() != 0) {
                throw new Malformed("padding that is not zero");
            }
        }
    }

    private ByteBuffer aligned(int size) throws Malformed {
        align(size);
        return room(size);
    }

    private ByteBuffer room(int size) throws Malformed {
        if (in.remaining() < size) {
            throw new Malformed("a message that ends within a value");
        }
        return in;
    }
}
