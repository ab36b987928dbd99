package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

/**
 * No answer came within the limit. A call that timed out may still be carried out later (measured: timekprd stopped by SIGSTOP
 * worked its queue off when it went on), so what adds or takes must not simply be sent again.
 */
public final class CallTimedOut extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    CallTimedOut(String what, Duration limit) {
        super("no answer to " + what + " within " + limit.toMillis() + " ms");
    }
}
