package io.github.timekpr2mqtt.storage;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/** The last commands that were refused for what was so at that moment, the oldest first: a repetition of one is refused as it was. */
@Serdeable
public record RefusedDocument(int schema, List<Command> commands) {
    /** Copies what it is given. */
    public RefusedDocument {
        commands = List.copyOf(commands);
    }

    /** One of them; two with one id on one topic are one. */
    @Serdeable
    public record Command(String topic, String id, String reason, Instant at) {}
}
