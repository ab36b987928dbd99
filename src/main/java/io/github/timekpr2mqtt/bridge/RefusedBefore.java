package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.RefusedDocument;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last commands that could not be taken as things stood, by their ids, with the reason and the time. The broker may deliver one again when things
 * stand otherwise, and it must not have another ending then: it is told once more as it was. What is wrong with a command itself is
 * so each time, and need not be kept. Desk thread only.
 */
@Singleton
final class RefusedBefore {
    /** As many as come in one turn of the desk at most. */
    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(RefusedBefore.class);
    private static final String NAME = "refused";
    private static final int SCHEMA = 1;

    private final Documents documents;
    private final Map<Key, Refusal> known = new Newest<>(MOST);
    private boolean saved = true;

    private record Key(String topic, String id) {}

    /** Why one could not be taken, and when. */
    record Refusal(String reason, Instant at) {}

    /** @throws CannotStart if the disk does not give what was kept; a damaged document is set aside, and nothing is known */
    RefusedBefore(Documents documents) {
        this.documents = documents;
        try {
            documents.load(NAME, RefusedDocument.class).value().stream()
                    .flatMap(document -> document.commands().stream())
                    .forEach(command -> known.put(
                            new Key(command.topic(), command.id()), new Refusal(command.reason(), command.at())));
        } catch (IOException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    /** How it was refused before; empty if it was not. */
    Optional<Refusal> of(String topic, Optional<String> id) {
        return id.map(given -> known.get(new Key(topic, given)));
    }

    /** One more. */
    void add(String topic, String id, Refusal refusal) {
        known.put(new Key(topic, id), refusal);
        saved = false;
    }

    /** Before those that were added are told. Where the disk takes nothing, they are known until the program ends. */
    void save() {
        if (saved) {
            return;
        }
        List<RefusedDocument.Command> commands = new ArrayList<>();
        known.forEach((key, refusal) ->
                commands.add(new RefusedDocument.Command(key.topic(), key.id(), refusal.reason(), refusal.at())));
        try {
            documents.save(NAME, new RefusedDocument(SCHEMA, commands));
            saved = true;
        } catch (IOException e) {
            LOG.debug("Not kept what was refused: {}", e.getMessage());
        }
    }
}
