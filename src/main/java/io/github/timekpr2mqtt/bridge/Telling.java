package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
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
        results.tell(state.name(), state.wishes().untold(), this::forget);
    }

    /** The PC was read, the first time since the program runs or again. */
    void seen() {
        seen = true;
    }

    /** False if that cannot be kept: then it is tried again, and nothing is told twice meanwhile. */
    private boolean forget(Set<Ending> told) {
        boolean ofPc = told.stream().anyMatch(Ending::tellsWhatThePcHas);
        return (!ofPc || isSeenKept()) && keeping.keep(state.wishes().told(told));
    }

    /** Before the PC was read what is known of it may be older than what is told. */
    private boolean isSeenKept() {
        if (seen) {
            keeping.remember(true);
        }
        return seen && !state.troubles().isUnremembered();
    }
}
