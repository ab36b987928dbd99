package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.io.Serial;

/** The peer sent bytes that no D-Bus peer sends. There is no way back into step, so it ends the connection. */
final class Malformed extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    Malformed(String what) {
        super("not D-Bus: " + what);
    }
}
