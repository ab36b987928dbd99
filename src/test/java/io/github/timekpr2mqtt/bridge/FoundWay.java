package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.host.Way;
import io.github.timekpr2mqtt.timekpr.Observation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What was found on the way to a PC at noon. */
final class FoundWay {
    static final Observation ANNAS = new ToyTimekpr().look();
    static final Instant NOON = ANNAS.clock().instant();
    static final Duration AGE = Duration.ofSeconds(3);
    static final Clock AT_NOON = Clock.fixed(NOON.plus(AGE), ZoneId.of("UTC"));
    static final Way.Installed CURRENT = new Way.Installed(true, 3, 2);

    private FoundWay() {}

    static Way way(Way.Installed installed, Observation timekpr, Optional<Way.Obstacle> obstacle) {
        return new Way(
                List.of("192.0.2.20"),
                "SHA256:abc",
                true,
                false,
                Optional.of(installed),
                Optional.of(timekpr),
                AGE,
                false,
                obstacle);
    }

    static Way free() {
        return way(CURRENT, ANNAS, Optional.empty());
    }
}
