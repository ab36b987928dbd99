package io.github.timekpr2mqtt.dbus;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Logs in as a local user must at the socket of a bus: with the user's number instead of anonymously. */
final class ExternalLogIn extends FilterOutputStream {
    private final byte[] auth;

    ExternalLogIn(OutputStream out, String uid) {
        super(out);
        String hex = HexFormat.of().formatHex(uid.getBytes(StandardCharsets.US_ASCII));
        auth = ("\0AUTH EXTERNAL " + hex + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        boolean isAuth = Arrays.equals(bytes, offset, offset + length, Sasl.AUTH, 0, Sasl.AUTH.length);
        if (isAuth) {
            out.write(auth);
        } else {
            out.write(bytes, offset, length);
        }
    }
}
