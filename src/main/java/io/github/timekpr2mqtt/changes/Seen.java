package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was just observed, by whom and when.
 *
 * @param connection the connection that would send the next call
 * @param at our clock
 * @param newestDay the newest date of the PC that both clocks have reached: a clock behind it is wrong
 * @param readOnly whether nothing of the PC may be changed: then what was sent comes to its end, and what was not waits
 */
public record Seen(Observation pc, Grant.Sender connection, Instant at, LocalDate newestDay, boolean readOnly) {
    /** Of a PC that may be changed. */
    public Seen(Observation pc, Grant.Sender connection, Instant at, LocalDate newestDay) {
        this(pc, connection, at, newestDay, false);
    }

    Optional<AccountFiles> account(Username user) {
        return Optional.ofNullable(pc.accounts().get(user));
    }

    LocalDate today() {
        return pc.clock().date();
    }

    /** Our date, where the PC is. */
    LocalDate ours() {
        return at.atZone(pc.clock().zoneId()).toLocalDate();
    }

    /** Whether ours is not known to have fallen back. A PC that came from another zone may have been a day ahead of it. */
    boolean isOurClockRight() {
        return !ours().isBefore(newestDay.minusDays(1));
    }

    /** Whether a date of the PC may end something: both clocks agree, ours has come so far, too, and it did not fall back. */
    boolean clocksAgree() {
        return pc.clock().agreesWith(at) && !ours().isBefore(today()) && isOurClockRight();
    }

    /** Whether the PC's clock is known to have fallen back, as one without a battery does at each start. */
    boolean hasPcFallenBack() {
        return today().isBefore(newestDay) && !pc.clock().agreesWith(at);
    }
}
