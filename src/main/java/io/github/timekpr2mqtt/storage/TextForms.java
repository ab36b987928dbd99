package io.github.timekpr2mqtt.storage;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;

/** The types whose text Serde does not write by itself. */
@Factory
final class TextForms {

    /** {@code PT15M}. Serde's own form is a number of nanoseconds. */
    @Singleton
    TextForm<Duration> duration() {
        return new TextForm<>(Duration::parse, Duration::toString);
    }

    /** {@code +01:00}. Serde writes it so, but cannot read it. */
    @Singleton
    TextForm<ZoneOffset> offset() {
        return new TextForm<>(ZoneOffset::of, ZoneOffset::getId);
    }

    /** Deflated, in Base64. */
    @Singleton
    TextForm<PackedText> packed() {
        return new TextForm<>(PackedText::unpack, PackedText::packed);
    }
}
