package io.github.timekpr2mqtt.storage;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The last commands that were done at once, the oldest first: a repetition of one is not done again. */
@Serdeable
public record DoneDocument(int schema, List<Command> commands) {
    /** Copies what it is given. */
    public DoneDocument {
        commands = List.copyOf(commands);
    }

    /** One of them; two with one id on one topic are one. */
    @Serdeable
    public record Command(String topic, String id) {}
}
