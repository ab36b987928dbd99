package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.storage.PcDocuments;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PCs that the options do not have any more: what was wanted of them ends, is told, and then nothing is kept of them. Desk thread only.
 */
@Singleton
final class Departed {
    private static final Logger LOG = LoggerFactory.getLogger(Departed.class);
    private static final String NOT_IN_OPTIONS = "this PC is not in the options any more";

    private final Announcer announcer;
    private final PcDocuments documents;
    private final Results results;
    private final Desk desk;
    private final Clock clock;
    private final Map<String, PcWishes> ending = new HashMap<>();
    private final Map<String, OnceTold> telling = new HashMap<>();

    Departed(Announcer announcer, PcDocuments documents, Results results, Desk desk, Clock clock) {
        this.announcer = announcer;
        this.documents = documents;
        this.results = results;
        this.desk = desk;
        this.clock = clock;
    }

    /** Ends what was wanted of those that departed since the last start. */
    void end() {
        for (String pc : announcer.departed()) {
            try {
                PcWishes wishes = documents.wishes(pc).value().orElse(PcWishes.NONE);
                keep(pc, wishes.without(NOT_IN_OPTIONS, clock.instant()));
            } catch (IOException e) {
                LOG.warn("{}: not in the options any more, but what was kept of it stays: {}", pc, e.getMessage());
            }
        }
        tell();
    }

    /** Tells what was not yet told. */
    void tell() {
        Map.copyOf(ending)
                .forEach((pc, wishes) -> telling.computeIfAbsent(
                                pc,
                                any -> new OnceTold(
                                        (one, told) -> results.ended(pc, one, told), told -> told(pc, told), desk::run))
                        .tell(wishes.untold()));
    }

    /** Those of them that are forgotten. */
    private Set<Ending> told(String pc, Set<Ending> told) {
        PcWishes wishes = ending.get(pc);
        if (wishes != null) {
            try {
                keep(pc, wishes.told(told));
            } catch (IOException e) {
                LOG.warn("{}: cannot save that something was told: {}", pc, e.getMessage());
                return Set.of();
            }
        }
        return told;
    }

    /** Saved before it is told, so that a kill loses none of it. */
    private void keep(String pc, PcWishes wishes) throws IOException {
        if (wishes.untold().isEmpty()) {
            ending.remove(pc);
            documents.delete(pc);
        } else {
            documents.save(pc, wishes);
            ending.put(pc, wishes);
        }
    }
}
