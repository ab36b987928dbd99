package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.io.Serial;

/** The peer answered a call with an error. What Timekpr refuses with {@code [-1, "text"]} is not one: that is an ordinary answer. */
public final class CallFailed extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int LONGEST_SHOWN = 500;

    private final String error;

    CallFailed(String error, String text) {
        super(Printable.of(error, LONGEST_SHOWN) + (text.isEmpty() ? "" : ": " + Printable.of(text, LONGEST_SHOWN)));
        this.error = error;
    }

    /** The error's name as it came, for example {@code org.freedesktop.DBus.Error.ServiceUnknown}. */
    public String error() {
        return error;
    }
}
