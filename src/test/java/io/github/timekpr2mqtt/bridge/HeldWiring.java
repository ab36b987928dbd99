package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** In a JVM with the system property {@value #PROPERTY}, bridges save by {@link HeldSaves}. */
@Factory
@Requires(property = HeldWiring.PROPERTY)
final class HeldWiring {
    static final String PROPERTY = "held.saves";

    @Singleton
    @Replaces(value = PcDocuments.class, factory = Wiring.class)
    PcDocuments documents(DataFolder data, Documents documents) {
        return HeldSaves.make(data.path(), documents);
    }
}
