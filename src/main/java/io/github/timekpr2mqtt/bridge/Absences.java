package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long accounts have been missing on their PC. Only time in which the PC was read counts: one that is off, or cannot be
 * read whole, says nothing about them. Desk thread only.
 */
final class Absences {
    /** After so long one that is missing is not shown any more. */
    static final Duration LONGEST = Duration.ofHours(24);
    /** Between two reads; no pause is longer, and a clock that jumps must not make an account vanish. */
    private static final Duration BETWEEN_READS = Duration.ofMinutes(61);

    private final Map<Username, Duration> missing = new TreeMap<>();
    private @Nullable Instant lastRead;

    /** As it was before the program started. */
    void remember(Map<Username, Duration> known) {
        missing.putAll(known);
    }

    /**
     * The PC was read whole.
     *
     * @param absent all those that were shown and are not there
     * @return those who have been missing for too long; they are forgotten here
     */
    Set<Username> read(Set<Username> absent, Instant now) {
        Duration since = lastRead == null ? Duration.ZERO : Duration.between(lastRead, now);
        lastRead = now;
        missing.keySet().retainAll(absent);
        Duration counted = since.isNegative() || since.compareTo(BETWEEN_READS) > 0 ? Duration.ZERO : since;
        absent.forEach(
                user -> missing.compute(user, (same, before) -> before == null ? Duration.ZERO : before.plus(counted)));
        Set<Username> left = new TreeSet<>(missing.keySet());
        left.removeIf(user -> missing.getOrDefault(user, Duration.ZERO).compareTo(LONGEST) < 0);
        missing.keySet().removeAll(left);
        return left;
    }

    /** Nothing is known of the time from the last read to the next one. */
    void interrupted() {
        lastRead = null;
    }

    /** Of each that is missing, how long it has been so. */
    Map<Username, Duration> all() {
        return Map.copyOf(missing);
    }
}
