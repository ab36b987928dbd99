package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When the PC locks for each child, as it is shown: a whole minute, which stands still while the time just runs, and
 * after it has run out. Computed anew at each tick it would move by seconds, and each time be a message. Desk thread only.
 */
final class LockTimes {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final Map<Username, Instant> shown = new HashMap<>();

    /**
     * What is to be shown.
     *
     * @param seconds left until the lock; empty if nothing locks, which forgets what was shown
     */
    Optional<Instant> shown(Username user, OptionalInt seconds, Instant now) {
        if (seconds.isEmpty()) {
            shown.remove(user);
            return Optional.empty();
        }
        Instant exact = now.plusSeconds(seconds.getAsInt());
        Instant next = Optional.ofNullable(shown.get(user))
                .filter(old -> stands(old, exact, now))
                .orElseGet(() -> exact.plus(STEP.dividedBy(2)).truncatedTo(ChronoUnit.MINUTES));
        shown.put(user, next);
        return Optional.of(next);
    }

    private static boolean stands(Instant old, Instant exact, Instant now) {
        boolean isOver = exact.equals(now) && old.isBefore(now.plus(STEP));
        return isOver || Duration.between(old, exact).abs().compareTo(STEP) < 0;
    }
}
