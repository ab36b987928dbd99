package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.dbus.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the calls of a D-Bus client from its bytes. Knows no more than little-endian calls with texts, numbers and lists of them; written
 * without our own reader, so that the two cannot share a mistake.
 */
final class CallReader {
    private static final int PREAMBLE = 16;

    private ByteBuffer in = ByteBuffer.allocate(0);

    void add(byte[] bytes) {
        ByteBuffer all = ByteBuffer.allocate(in.remaining() + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        in = all.put(in).put(bytes).flip();
    }

    /** The next call, if it is here as a whole. */
    Optional<Message> next() {
        if (in.remaining() < PREAMBLE) {
            return Optional.empty();
        }
        int start = in.position();
        int header = (PREAMBLE + in.getInt(start + 12) + 7) / 8 * 8;
        int length = header + in.getInt(start + 4);
        if (in.remaining() < length) {
            return Optional.empty();
        }
        ByteBuffer message = in.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(start + length);
        return Optional.of(call(message, header));
    }

    private static Message call(ByteBuffer in, int header) {
        String[] fields = new String[10];
        int end = PREAMBLE + in.getInt(12);
        in.position(PREAMBLE);
        while (in.position() < end) {
            align(in, 8);
            int code = in.get();
            String type = signature(in);
            fields[code] = type.equals("g") ? signature(in) : text(in);
        }
        in.position(header);
        List<Object> body = new ArrayList<>();
        String signature = fields[8] == null ? "" : fields[8];
        for (int i = 0; i < signature.length(); i++) {
            boolean list = signature.charAt(i) == 'a';
            i += list ? 1 : 0;
            body.add(list ? list(in, signature.charAt(i)) : value(in, signature.charAt(i)));
        }
        return Message.call(in.getInt(8), fields[6], fields[1], fields[2], fields[3], signature, body.toArray());
    }

    private static List<Object> list(ByteBuffer in, char type) {
        align(in, 4);
        int end = in.getInt() + in.position();
        List<Object> values = new ArrayList<>();
        while (in.position() < end) {
            values.add(value(in, type));
        }
        return values;
    }

    private static Object value(ByteBuffer in, char type) {
        if (type == 's') {
            return text(in);
        }
        align(in, 4);
        return in.getInt();
    }

    private static String text(ByteBuffer in) {
        align(in, 4);
        return bytes(in, in.getInt());
    }

    private static String signature(ByteBuffer in) {
        return bytes(in, in.get());
    }

    private static String bytes(ByteBuffer in, int length) {
        byte[] text = new byte[length];
        in.get(text);
        in.get();
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void align(ByteBuffer in, int to) {
        in.position((in.position() + to - 1) / to * to);
    }
}
