package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was just observed, by whom and when.
 *
 * @param connection the connection that would send the next call
 * @param at our clock
 * @param newestDay the newest date that we ever saved: a clock behind it is wrong
 */
public record Seen(Observation pc, Grant.Sender connection, Instant at, LocalDate newestDay) {
    private static final Duration ZONES_APART = Duration.ofHours(14);

    Optional<AccountFiles> account(Username user) {
        return Optional.ofNullable(pc.accounts().get(user));
    }

    LocalDate today() {
        return pc.clock().date();
    }

    /** Whether a date of the PC may end something: both clocks agree, and ours did not fall back. */
    boolean clocksAgree() {
        boolean close = Duration.between(pc.clock().instant(), at).abs().compareTo(ZONES_APART) <= 0;
        return close && !at.atZone(pc.clock().zoneId()).toLocalDate().isBefore(newestDay);
    }
}
