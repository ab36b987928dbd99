package io.github.timekpr2mqtt.timekpr;

import java.util.Optional;

/**
 * What a PC has about one child.
 *
 * @param spent what was used, as the file says it, which may be of another day; none before the first log-in
 */
public record AccountFiles(Username user, UserConfig config, Optional<TimeSpent> spent) {}
