package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.changes.Origin;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;

/** The command behind a change, as it lies on the disk. */
@Serdeable
record OriginDocument(
        String id,
        String command,
        String requested,
        String at,
        @Nullable String replyTopic,
        @Nullable String correlation) {

    static OriginDocument of(Origin origin) {
        return new OriginDocument(
                origin.id(),
                origin.command(),
                origin.requested(),
                origin.at().toString(),
                origin.replyTo().map(Origin.ReplyTo::topic).orElse(null),
                origin.replyTo().map(Origin.ReplyTo::correlation).orElse(null));
    }

    Origin toOrigin() {
        return new Origin(
                id,
                command,
                requested,
                Instant.parse(at),
                replyTopic == null
                        ? Optional.empty()
                        : Optional.of(new Origin.ReplyTo(replyTopic, correlation == null ? "" : correlation)));
    }
}
