package io.github.timekpr2mqtt.bridge;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** In a process with the system property {@code moved.clock}, a file, the bridge goes by the {@link MovedClock} of that file. */
@Factory
@Requires(property = "moved.clock")
final class MovedWiring {
    @Singleton
    @Replaces(value = Clock.class, factory = Wiring.class)
    Clock clock(@Property(name = "moved.clock") String file) {
        return MovedClock.at(Path.of(file), ZoneId.systemDefault());
    }
}
