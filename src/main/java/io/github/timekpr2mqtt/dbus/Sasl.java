package io.github.timekpr2mqtt.dbus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The peer's one line before messages begin. systemd-stdio-bridge answers the log-in itself and has the identity of the SSH
 * account whatever is claimed (measured on systemd 252 and 262), so we claim none. The argument is needed: a bare
 * {@code AUTH ANONYMOUS} is answered with {@code DATA}.
 */
final class Sasl {
    static final byte[] AUTH = "\0AUTH ANONYMOUS 30\r\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] BEGIN = "BEGIN\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final Pattern OK = Pattern.compile("OK ([0-9a-f]{32})\r?\n", Pattern.CASE_INSENSITIVE);

    /** All that a bus may answer, by the specification of D-Bus. */
    private static final Pattern OF_A_BUS = Pattern.compile("(REJECTED|OK|DATA|ERROR|AGREE_UNIX_FD)\\b");

    private static final int LONGEST = 256;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String guid = "";

    /** Takes bytes up to the end of the line; returns how many. */
    int accept(byte[] bytes, int offset, int length) throws IOException {
        for (int taken = 1; taken <= length; taken++) {
            byte b = bytes[offset + taken - 1];
            line.write(b);
            if (b == '\n' || line.size() == LONGEST) {
                finish(line.toString(StandardCharsets.US_ASCII));
                return taken;
            }
        }
        return length;
    }

    private void finish(String answer) throws IOException {
        Matcher ok = OK.matcher(answer);
        if (!ok.matches()) {
            String shown = Printable.of(answer.strip(), 100);
            throw OF_A_BUS.matcher(answer).lookingAt()
                    ? new IOException("the log-in was answered '" + shown + "'")
                    : new NotABus(shown);
        }
        guid = ok.group(1);
    }

    boolean isDone() {
        return !guid.isEmpty();
    }

    /** The bus's GUID, empty until the peer has said OK. */
    String guid() {
        return guid;
    }
}
