package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.io.Serial;

/** What answered the log-in is no bus: a greeting, say, or another program. */
public final class NotABus extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String answer;

    NotABus(String answer) {
        super("the log-in was answered '" + answer + "'");
        this.answer = answer;
    }

    /** Its first line, or the beginning of that; fit to be shown. */
    public String answer() {
        return answer;
    }
}
