package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.timekpr.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was found on the way to a PC's Timekpr, as far as one came: up to the obstacle, all of it is there.
 *
 * @param addresses of the PC's name; none if it has none
 * @param hostKey the fingerprint of the right host key that the PC showed, {@code SHA256:…}; empty if it showed none
 * @param hostKeyKnown false if there was nothing to compare it with
 * @param oldKey whether the PC let us in, but not with the newest of our keys
 * @param installed what of ours is on the PC
 * @param timekpr what was read there
 * @param age how long before the end of the way that was
 * @param mayConfigure whether our account may change Timekpr's own settings
 * @param obstacle what was in the way; empty if nothing was
 */
public record Way(
        List<String> addresses,
        String hostKey,
        boolean hostKeyKnown,
        boolean oldKey,
        Optional<Installed> installed,
        Optional<Observation> timekpr,
        Duration age,
        boolean mayConfigure,
        Optional<Obstacle> obstacle) {
    public Way {
        addresses = List.copyOf(addresses);
    }

    /** Nothing beyond this stage was looked at. */
    public record Obstacle(Stage at, Trouble trouble) {}

    /**
     * What of ours is on a PC.
     *
     * @param bound whether our key can do no more than the gate lets it
     * @param gate the gate's version; 0 if it does not say
     * @param policy the bus policy's version; 0 if there is none
     */
    public record Installed(boolean bound, int gate, int policy) {}
}
