package io.github.timekpr2mqtt.timekpr;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a PC has about one child.
 *
 * @param config as the daemon takes it; where it is not known, which {@code faults} tells, something is in its place
 * @param spent what was used, as the file says it, which may be of another day; none before the first log-in, and if the
 *     file cannot be read
 * @param faults what is wrong with the files
 */
public record AccountFiles(Username user, UserConfig config, Optional<TimeSpent> spent, Faults faults) {
    /** Of files with which nothing is wrong. */
    public AccountFiles(Username user, UserConfig config, Optional<TimeSpent> spent) {
        this(user, config, spent, Faults.NONE);
    }

    /** What is read from the configuration under these keys; empty if that is not known. */
    public <T> Optional<T> shown(Collection<String> keys, Function<UserConfig, T> reading) {
        return faults.isKnown(keys) ? Optional.of(reading.apply(config)) : Optional.empty();
    }
}
