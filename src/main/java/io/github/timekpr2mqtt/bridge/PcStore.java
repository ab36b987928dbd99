package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.storage.NotForced;
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
    private String failure = "";

    PcStore(PcDocuments documents, String pc, Clock clock) {
        this.documents = documents;
        this.pc = pc;
        this.clock = clock;
    }

    /**
     * After this they survive a kill and a power cut.
     *
     * @param before what is there if it fails: who was told that a command is not taken must not find it carried out after a kill
     */
    void save(PcWishes wishes, PcWishes before) throws IOException {
        try {
            documents.save(pc, wishes);
        } catch (NotForced e) {
            putBack(before, e);
            throw e;
        }
    }

    private void putBack(PcWishes before, IOException because) {
        try {
            documents.save(pc, before);
        } catch (IOException e) {
            because.addSuppressed(e); // it is in its place, or the new one is, which cannot be forced either
        }
    }

    /**
     * Saves what was seen, if it is time.
     *
     * @param now whether it is worth a save before the minute is over
     * @return why the last save of it failed, one line; empty if it did not
     */
    String remember(Remembered seen, boolean now) {
        Instant at = clock.instant();
        Duration interval = !failure.isEmpty() ? Duration.ZERO : has(seen) ? UNCHANGED : INTERVAL;
        if (now || Elapsed.since(rememberedAt, at, interval)) {
            rememberedAt = at;
            remembered = seen;
            String before = failure;
            failure = saved(seen);
            if (!failure.equals(before)) {
                LOG.warn("{}: {}", pc, failure.isEmpty() ? "what is seen of it can be saved again" : failure);
            }
        }
        return failure;
    }

    /** Whether the disk has all that this tells of the PC. */
    boolean has(Remembered seen) {
        return failure.isEmpty() && remembered != null && seen.tellsAsMuchAs(remembered);
    }

    /** Why not, if it is not. */
    private String saved(Remembered seen) {
        try {
            documents.save(pc, seen);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
