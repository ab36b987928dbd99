package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    /** Of each child the bonus that was set last, as long as nothing was given by it. */
    private final Map<Username, Ending> bonus = new HashMap<>();

    /** None yet. */
    Taking(PcState state) {
        this.state = state;
        this.wishes = state.wishes();
    }

    /**
     * One more; without effect if it was taken before.
     *
     * @return whether it was not
     * @throws Refused if it cannot be taken; the others can
     */
    boolean add(Wanted wanted) throws Refused {
        if (isKnown(wanted)) {
            return false;
        }
        Admission.check(wanted, wishes, state);
        wishes = onlyLastBonus(wanted, wanted.addTo(wishes, state));
        accepted.add(wanted);
        if (wanted.hasId()) {
            ids.add(wanted.key());
        }
        return true;
    }

    /** What is kept here is done at once, so of many that come together the others would be told as applied, too. */
    private PcWishes onlyLastBonus(Wanted wanted, PcWishes next) {
        if (!(wanted.command() instanceof Command.SetBonus)) {
            if (wanted.command() instanceof Command.GiveBonus || wanted.command() instanceof Command.Several) {
                bonus.remove(wanted.child());
            }
            return next;
        }
        Ending set = next.untold().get(next.untold().size() - 1);
        Ending before = bonus.get(wanted.child());
        if (before == null) {
            bonus.put(wanted.child(), set);
            return next;
        }
        Ending all = set.since(before);
        bonus.put(wanted.child(), all);
        Ending superseded = Ending.superseded(
                before.user(), before.origin(), "", wanted.origin().at());
        return next.told(Set.of(before, set)).toTell(List.of(superseded, all));
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
