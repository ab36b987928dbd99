package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.DoneDocument;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last commands to PCs and the bridge that were done at once, by their ids: the broker may deliver one twice. Most do no harm
 * then, so they are kept in memory; before a restart all are saved, or the one that asked for it would lead to another. Desk
 * thread only.
 */
@Singleton
final class DoneAtOnce {
    static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DoneAtOnce.class);
    private static final String NAME = "done";
    private static final int SCHEMA = 1;

    private final Documents documents;
    private final Set<DoneDocument.Command> known = Collections.newSetFromMap(new Newest<>(MOST));

    /** @throws CannotStart if the disk does not give what was kept; a damaged document is set aside, and nothing is known */
    DoneAtOnce(Documents documents) {
        this.documents = documents;
        try {
            documents.load(NAME, DoneDocument.class).value().stream()
                    .flatMap(document -> document.commands().stream())
                    .forEach(known::add);
        } catch (IOException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    boolean knows(String topic, Optional<String> id) {
        return id.filter(given -> known.contains(new DoneDocument.Command(topic, given)))
                .isPresent();
    }

    /** One more; one without an id is not known again. */
    void add(String topic, Optional<String> id) {
        id.ifPresent(given -> known.add(new DoneDocument.Command(topic, given)));
    }

    /** Before a restart. It is not refused where the disk takes nothing: it may be wanted for just that. */
    void save() {
        try {
            documents.save(NAME, new DoneDocument(SCHEMA, List.copyOf(known)));
        } catch (IOException e) {
            LOG.warn("A restart that is delivered twice is done twice: {}", e.getMessage());
        }
    }
}
