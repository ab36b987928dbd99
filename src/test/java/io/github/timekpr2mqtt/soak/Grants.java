package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Extra time of one child: what was told as given is what the PC was called for, one call each and in order, and what its file shows
 * at the end of each day.
 */
final class Grants {
    private final Place place;
    private final List<Written> states;
    private final List<Given> calls;

    Grants(Place place, List<Written> states) {
        this.place = place;
        this.states = states;
        this.calls = Given.all(states).stream().filter(given -> !given.atPc()).toList();
    }

    /**
     * A change of extra time with its ending.
     *
     * @param accepted the PC's day on which the bridge took it; empty if that was not heard, or was too near to midnight
     */
    record Pair(Asked asked, Told told, Optional<LocalDate> accepted) {
        /** Whether the PC was called for it: never, once, or nobody could know. */
        Set<Integer> calls() {
            if (told.reason().startsWith("the day was over before it could be seen")) {
                return Set.of(0, 1); // told as not known
            }
            boolean nothingToDo =
                    asked.kind() == Asked.Kind.ABSOLUTE && told.text("before").equals(told.text("after"));
            boolean applied = told.type().equals("applied") && !nothingToDo;
            return Set.of(applied || Endings.isTakenWithoutEffect(told) ? 1 : 0);
        }

        /** It was made of a limit that was changed at the PC meanwhile, and that is said. */
        private boolean isWhatIsTold(Given call) {
            return Endings.isTakenWithoutEffect(told)
                    && new BigDecimal(told.text("after"))
                                    .multiply(BigDecimal.valueOf(60))
                                    .intValue()
                            == call.extra();
        }

        boolean fits(Given call) {
            boolean amount = asked.kind() == Asked.Kind.GRANT
                    ? call.seconds() == Integer.parseInt(asked.wanted())
                    : Endings.isNear(call.extra(), asked.wanted()) || isWhatIsTold(call);
            return amount
                    && call.playTime() == asked.isPlayTime()
                    && accepted.filter(day -> !day.equals(call.day())).isEmpty();
        }
    }

    /**
     * What is wrong with the calls, if anything.
     *
     * @param ended in the order in which they ended; the bridge has no two under way at a time
     */
    Optional<String> calls(List<Pair> ended) {
        Set<Integer> reached = Set.of(0);
        for (Pair pair : ended) {
            Set<Integer> next = new HashSet<>();
            for (int at : reached) {
                if (pair.calls().contains(0)) {
                    next.add(at);
                }
                if (pair.calls().contains(1) && at < calls.size() && pair.fits(calls.get(at))) {
                    next.add(at + 1);
                }
            }
            if (next.isEmpty()) {
                int at = reached.stream().max(Integer::compare).orElse(0);
                String call = at < calls.size() ? calls.get(at).toString() : "none";
                return Optional.of(place + ": " + pair.asked() + " was told as " + pair.told() + " (accepted on "
                        + pair.accepted() + "), but the PC's call number " + (at + 1) + " was " + call);
            }
            reached = next;
        }
        return reached.contains(calls.size())
                ? Optional.empty()
                : Optional.of(place + ": the PC was called " + calls.size() + " times for extra time, but told were "
                        + reached + "; the next is "
                        + calls.get(reached.iterator().next()));
    }

    /** Days at whose end the file does not show what was given on them. */
    List<String> days() {
        List<String> wrong = new ArrayList<>();
        for (boolean playTime : new boolean[] {false, true}) {
            Map<LocalDate, Integer> shown = new HashMap<>();
            states.forEach(state -> shown.put(Extra.day(state), Extra.of(state, playTime)));
            Map<LocalDate, Integer> given = new HashMap<>();
            Given.all(states).stream()
                    .filter(call -> call.playTime() == playTime)
                    .forEach(call -> given.merge(call.day(), call.change(), Integer::sum));
            shown.forEach((day, seconds) -> {
                if (!seconds.equals(given.getOrDefault(day, 0))) {
                    wrong.add(place + ": on " + day + " the PC has " + seconds + " s of extra "
                            + (playTime ? "PlayTime" : "time") + ", but was called for " + given.getOrDefault(day, 0));
                }
            });
        }
        return wrong;
    }
}
