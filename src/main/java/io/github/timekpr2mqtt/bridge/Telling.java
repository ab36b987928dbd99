package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells what ended on one PC. What was told is forgotten only after it was kept what the PC had then: else a kill would let our
 * own change be told again, as one that somebody made at the PC. Desk thread only.
 */
final class Telling {
    private final PcState state;
    private final PcStore store;
    private final Results results;
    private final Consumer<Set<Ending>> forget;
    private final Set<Ending> toldUnseen = new HashSet<>();
    private boolean seen;

    /** @param forget what was told, on the disk */
    Telling(PcState state, PcStore store, Results results, Consumer<Set<Ending>> forget) {
        this.state = state;
        this.store = store;
        this.results = results;
        this.forget = forget;
    }

    /** Tells what was not yet told. */
    void tell() {
        List<Ending> untold = state.wishes().untold();
        List<Ending> rest = toldUnseen.isEmpty()
                ? untold
                : untold.stream().filter(ending -> !toldUnseen.contains(ending)).toList();
        results.tell(state.name(), rest, this::told);
    }

    /** The PC was read, the first time since the program runs or again. */
    void seen() {
        seen = true;
        if (!toldUnseen.isEmpty()) {
            Set<Ending> told = Set.copyOf(toldUnseen);
            toldUnseen.clear();
            told(told);
        }
    }

    private void told(Set<Ending> endings) {
        boolean ofPc = endings.stream().anyMatch(Ending::tellsWhatThePcHas);
        if (ofPc && !seen) {
            toldUnseen.addAll(endings); // what is known of the PC may be older than they are
            return;
        }
        if (ofPc) {
            store.remember(state.remembered(), true);
        }
        forget.accept(endings);
    }
}
