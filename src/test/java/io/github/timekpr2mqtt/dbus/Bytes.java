package io.github.timekpr2mqtt.dbus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Messages by hand: bytes in hex, and texts in quotes. */
final class Bytes {
    private static final Pattern TOKEN = Pattern.compile("'([^']*)'|\\S+");

    private Bytes() {}

    static byte[] of(String... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (MatchResult token :
                TOKEN.matcher(String.join(" ", lines)).results().toList()) {
            if (token.group(1) != null) {
                out.writeBytes(token.group(1).getBytes(StandardCharsets.UTF_8));
            } else {
                out.write(Integer.parseInt(token.group(), 16));
            }
        }
        return out.toByteArray();
    }

    /** A message of the library. */
    static byte[] of(org.freedesktop.dbus.messages.Message theirs) {
        return joined(
                Arrays.stream(theirs.getWireData()).filter(Objects::nonNull).toArray(byte[][]::new));
    }

    /** The same message but for one byte. */
    static byte[] with(byte[] message, int index, int value) {
        byte[] changed = message.clone();
        changed[index] = (byte) value;
        return changed;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
