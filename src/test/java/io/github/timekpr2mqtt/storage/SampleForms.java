package io.github.timekpr2mqtt.storage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.timekpr2mqtt.storage.sample.ChildName;
import io.github.timekpr2mqtt.storage.sample.Count;
import io.github.timekpr2mqtt.storage.sample.Gift;
import io.github.timekpr2mqtt.storage.sample.Shelf;
import io.micronaut.context.annotation.Factory;
import io.micronaut.serde.annotation.SerdeImport;
import jakarta.inject.Singleton;

/** How types of another package become documents: the pattern for the real ones. */
@Factory
@SerdeImport(Count.class)
@SerdeImport(Shelf.class)
@SerdeImport(value = Gift.class, mixin = SampleForms.GiftMembers.class)
@SerdeImport(Gift.Waiting.class)
@SerdeImport(Gift.Prepared.class)
@SerdeImport(Gift.Done.class)
class SampleForms {

    @Singleton
    TextForm<ChildName> childName() {
        return new TextForm<>(ChildName::new, ChildName::value);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Gift.Waiting.class, name = "waiting"),
        @JsonSubTypes.Type(value = Gift.Prepared.class, name = "prepared"),
        @JsonSubTypes.Type(value = Gift.Done.class, name = "done")
    })
    interface GiftMembers {}
}
