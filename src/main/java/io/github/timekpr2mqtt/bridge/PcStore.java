package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.storage.Remembered;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One PC's documents: wishes are saved before anything is done with them, what was seen at most once a minute. */
final class PcStore {
    private static final Logger LOG = LoggerFactory.getLogger(PcStore.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final PcDocuments documents;
    private final String pc;
    private final Clock clock;
    private Instant rememberedAt = Instant.EPOCH;

    PcStore(PcDocuments documents, String pc, Clock clock) {
        this.documents = documents;
        this.pc = pc;
        this.clock = clock;
    }

    /** After this they survive a kill and a power cut. */
    void save(PcWishes wishes) throws IOException {
        documents.save(pc, wishes);
    }

    /** @param now whether it is worth a save before the minute is over */
    void remember(Remembered seen, boolean now) {
        Instant at = clock.instant();
        if (now || Duration.between(rememberedAt, at).compareTo(INTERVAL) >= 0) {
            rememberedAt = at;
            try {
                documents.save(pc, seen);
            } catch (IOException e) {
                LOG.warn("{}: cannot save what was seen of it: {}", pc, e.getMessage());
            }
        }
    }
}
