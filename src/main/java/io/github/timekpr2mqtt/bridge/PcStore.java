package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.storage.Remembered;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PC's documents: wishes are saved before anything is done with them, what was seen at most once a minute, and where it is
 * the same as before, only now and then: that it is still so is lost by a kill.
 */
final class PcStore {
    private static final Logger LOG = LoggerFactory.getLogger(PcStore.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration UNCHANGED = Duration.ofMinutes(15);

    private final PcDocuments documents;
    private final String pc;
    private final Clock clock;
    private Instant rememberedAt = Instant.EPOCH;
    private @Nullable Remembered remembered;

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
        boolean same = remembered != null && seen.tellsAsMuchAs(remembered);
        Duration interval = same ? UNCHANGED : INTERVAL;
        if (now || Elapsed.since(rememberedAt, at, interval)) {
            rememberedAt = at;
            remembered = seen;
            try {
                documents.save(pc, seen);
            } catch (IOException e) {
                LOG.warn("{}: cannot save what was seen of it: {}", pc, e.getMessage());
            }
        }
    }
}
