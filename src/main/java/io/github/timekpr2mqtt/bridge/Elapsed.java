package io.github.timekpr2mqtt.bridge;

import java.time.Duration;
import java.time.Instant;

/** Whether something is due again. Our clock may be put back by a day, and then nothing may stand still for a day. */
final class Elapsed {
    private Elapsed() {}

    /** Whether at least so much has passed, or the clock was put back since. */
    static boolean since(Instant last, Instant now, Duration interval) {
        return now.isBefore(last) || Duration.between(last, now).compareTo(interval) >= 0;
    }
}
