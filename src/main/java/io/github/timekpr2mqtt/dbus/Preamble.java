package io.github.timekpr2mqtt.dbus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first 16 bytes of every message: enough to know how long it is, before anything is kept of it.
 *
 * @param type the code of the type, 1 to 255
 * @param fields bytes of header fields after these 16, without the padding behind them
 * @param body bytes of body
 */
record Preamble(ByteOrder order, int type, long serial, long fields, long body) {
    static final int SIZE = 16;

    /** The specification's limits. What announces more is no D-Bus. */
    private static final long MAX_FIELDS = 1L << 26;

    private static final long MAX_LENGTH = 1L << 27;

    private static final int VERSION = 1;

    static Preamble read(byte[] start) throws Malformed {
        ByteBuffer in = ByteBuffer.wrap(start, 0, SIZE).order(order(start[0]));
        Preamble preamble =
                new Preamble(in.order(), in.get(1) & 0xff, unsigned(in, 8), unsigned(in, 12), unsigned(in, 4));
        if (preamble.type == 0 || preamble.serial == 0 || in.get(3) != VERSION) {
            throw new Malformed("type " + preamble.type + ", version " + in.get(3) + ", serial " + preamble.serial);
        }
        if (preamble.fields > MAX_FIELDS || preamble.length() > MAX_LENGTH) {
            throw new Malformed("header fields of " + preamble.fields + " and a body of " + preamble.body + " bytes");
        }
        return preamble;
    }

    private static ByteOrder order(byte mark) throws Malformed {
        if (mark != 'l' && mark != 'B') {
            throw new Malformed("byte order " + mark);
        }
        return mark == 'l' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static long unsigned(ByteBuffer in, int index) {
        return Integer.toUnsignedLong(in.getInt(index));
    }

    /** Bytes up to the body, which begins at a multiple of 8. */
    long headerLength() {
        return (SIZE + fields + 7) / 8 * 8;
    }

    long length() {
        return headerLength() + body;
    }
}
