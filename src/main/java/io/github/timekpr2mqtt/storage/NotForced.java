package io.github.timekpr2mqtt.storage;

import java.io.IOException;

/** A document is in its place, and the disk would not say that it stays there: after a power cut the old one may be back. */
public final class NotForced extends IOException {
    private static final long serialVersionUID = 1;

    /** @param message one plain line */
    public NotForced(String message, Throwable cause) {
        super(message, cause);
    }
}
