package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Tells how the changes of one PC ended, each once while the program runs; after a restart what the broker had not confirmed is
 * told again. That they were told is saved for all together that the broker confirmed meanwhile: after a flood there are hundreds,
 * and to force the disk for each takes longer than to tell it. Desk thread only.
 */
final class OnceTold {
    private final BiConsumer<Ending, Consumer<Boolean>> tell;
    private final UnaryOperator<Set<Ending>> forget;
    private final Executor desk;
    private final Set<Ending> beingTold = new HashSet<>();
    /** The broker has them, and they could not be forgotten yet. */
    private final Set<Ending> told = new HashSet<>();

    /**
     * Has told nothing yet.
     *
     * @param tell tells one; its consumer hears on the desk whether the broker has it, or never will
     * @param forget saves that these were told, and gives those of which it could
     * @param desk does something after all that waits
     */
    OnceTold(BiConsumer<Ending, Consumer<Boolean>> tell, UnaryOperator<Set<Ending>> forget, Executor desk) {
        this.tell = tell;
        this.forget = forget;
        this.desk = desk;
    }

    /** Tells those that were not yet told. */
    void tell(List<Ending> untold) {
        for (Ending ending : untold) {
            if (!told.contains(ending) && beingTold.add(ending)) {
                tell.accept(ending, taken -> told(ending, taken));
            }
        }
        if (!told.isEmpty()) {
            desk.execute(this::save);
        }
    }

    private void told(Ending ending, boolean taken) {
        beingTold.remove(ending);
        if (taken) {
            told.add(ending);
            desk.execute(this::save);
        }
    }

    private void save() {
        if (!told.isEmpty()) {
            told.removeAll(forget.apply(Set.copyOf(told))); // the others are not told again because of that
        }
    }
}
