package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.homeassistant.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Commands for one PC that are taken together: each by what those before it leave, and then all of them with one force of the
 * disk. For one turn of the desk: nothing else may change what is wanted of the PC meanwhile.
 */
final class Taking {
    private final PcState state;
    private PcWishes wishes;
    private final List<Wanted> accepted = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();

    /** None yet. */
    Taking(PcState state) {
        this.state = state;
        this.wishes = state.wishes();
    }

    /**
     * One more; without effect if it was taken before.
     *
     * @throws Refused if it cannot be taken; the others can
     */
    void add(Wanted wanted) throws Refused {
        if (isKnown(wanted)) {
            return;
        }
        Admission.check(wanted, wishes, state);
        wishes = wanted.addTo(wishes, state);
        accepted.add(wanted);
        if (wanted.hasId()) {
            ids.add(wanted.key());
        }
    }

    /** Whether it was taken before: the broker may deliver it twice. */
    private boolean isKnown(Wanted wanted) {
        return wanted.hasId() && (ids.contains(wanted.key()) || wishes.knows(wanted.key()));
    }

    /** What is wanted with all of them. */
    PcWishes wishes() {
        return wishes.remember(ids, state.time().askedToday());
    }

    /** Without those that were taken before. */
    List<Wanted> accepted() {
        return accepted;
    }
}
