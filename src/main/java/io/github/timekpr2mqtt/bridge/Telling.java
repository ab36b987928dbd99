package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what ended on one PC. What was told is forgotten only after it was kept what the PC had then: else a kill would let our
 * own change be told again, as one that somebody made at the PC. Desk thread only.
 */
final class Telling {
    private final PcState state;
    private final Keeping keeping;
    private final Results results;
    private final OnceTold once;
    private boolean seen;

    Telling(PcState state, Keeping keeping, Results results, Desk desk) {
        this.state = state;
        this.keeping = keeping;
        this.results = results;
        this.once =
                new OnceTold((ending, told) -> results.ended(state.name(), ending, told), this::forgotten, desk::run);
    }

    /** Tells what was not yet told. */
    void tell() {
        once.tell(state.wishes().untold());
    }

    /** Tells what cannot be kept: it will not be seen again. */
    void nowOrNever(List<Ending> endings) {
        endings.forEach(ending -> results.ended(state.name(), ending, taken -> {}));
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
