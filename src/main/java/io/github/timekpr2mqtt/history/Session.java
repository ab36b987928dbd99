package io.github.timekpr2mqtt.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of one day for which a child was logged in. Whole seconds.
 *
 * @param from when it began, or was first seen
 * @param until when it ended; of one that is running: until when it is known to have lasted
 * @param running whether it had not ended then
 */
public record Session(Instant from, Instant until, boolean running) {

    /** @throws IllegalArgumentException if it ends before it begins */
    public Session {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a session from " + from + " to " + until);
        }
    }

    static Session since(Instant from) {
        return new Session(from, from, true);
    }

    /** It lasts at least until then; a clock that was put back takes nothing away. */
    Session lasting(Instant at) {
        return new Session(from, at.isBefore(until) ? until : at, true);
    }

    /** It ended then, or when it was last known to last if that is later. */
    Session ended(Instant at) {
        return new Session(from, lasting(at).until(), false);
    }
}
