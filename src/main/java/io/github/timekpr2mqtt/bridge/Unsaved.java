package io.github.timekpr2mqtt.bridge;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Commands that were rejected as the disk did not take them. Each is acknowledged before it is told: a kill in between may lose its
 * event, and never brings it back to a disk that takes it. Where a cut of the wire does, it is known again. Desk thread only.
 */
final class Unsaved {
    /** So many are known again, each by about a hundred characters. */
    static final int MOST = 1000;

    private final Set<String> known = Collections.newSetFromMap(new Newest<>(MOST));
    /** Acknowledgements leave in the order of the commands: until those before have left, one may still come again. */
    private CompletableFuture<Void> acknowledged = CompletableFuture.completedFuture(null);

    /** Whether it was rejected before, though the disk may take it now. */
    boolean knows(String pc, Wanted wanted) {
        return wanted.hasId() && known.contains(key(pc, wanted));
    }

    /** One more; one without an id is not known again. */
    void add(String pc, Wanted wanted) {
        if (wanted.hasId()) {
            known.add(key(pc, wanted));
        }
    }

    private static String key(String pc, Wanted wanted) {
        return pc + "/" + wanted.key();
    }

    /**
     * Acknowledges a command that was rejected for another reason.
     *
     * @return to be run when the broker has that rejection
     */
    Runnable whenTold(Runnable acknowledge) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        acknowledged = CompletableFuture.allOf(acknowledged, told);
        return () -> {
            acknowledge.run();
            told.complete(null);
        };
    }

    /** Runs this when the acknowledgements of all commands that were rejected before have left. */
    void whenAcknowledged(Runnable tell) {
        var unused = acknowledged.thenRun(tell);
    }
}
