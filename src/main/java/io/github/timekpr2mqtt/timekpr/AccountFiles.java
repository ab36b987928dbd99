package io.github.timekpr2mqtt.timekpr;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a PC has about one child.
 *
 * @param spent what was used, as the file says it; none before the first log-in
 */
public record AccountFiles(Username user, UserConfig config, Optional<TimeSpent> spent) {
    /** What was used, as it stands on a day of the PC's. */
    public TimeSpent spentOn(LocalDate today) {
        return spent.orElse(TimeSpent.NONE).on(today);
    }
}
