package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells what ended on one PC. What was told is forgotten only after it was kept what the PC had then: else a kill would let our
 * own change be told again, as one that somebody made at the PC. Desk thread only.
 */
final class Telling {
    private final PcState state;
    private final Keeping keeping;
    private final Results results;
    private boolean seen;

    Telling(PcState state, Keeping keeping, Results results) {
        this.state = state;
        this.keeping = keeping;
        this.results = results;
    }

    /** Tells what was not yet told. */
    void tell() {
        results.tell(state.name(), state.wishes().untold(), this::forgotten);
    }

    /** The PC was read, the first time since the program runs or again. */
    void seen() {
        seen = true;
    }

    /**
     * Those of them that need not be told again, even after a kill; the others are asked for again. Before the PC was read what is
     * known of it may be older than what is told.
     */
    private Set<Ending> forgotten(Set<Ending> told) {
        Set<Ending> over = new HashSet<>(told);
        if (told.stream().anyMatch(Ending::tellsWhatThePcHas) && !(seen && keeping.keepSeen())) {
            over.removeIf(Ending::tellsWhatThePcHas);
        }
        return keeping.keep(state.wishes().told(over)) ? over : Set.of();
    }
}
