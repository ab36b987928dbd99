package io.github.timekpr2mqtt.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What is told as changed by somebody at the PC: that it was so, once each, and that nothing which stayed is left out. */
final class AtPcTold {
    /** Seconds; less is no change that is told. */
    private static final int LEAST = 60;

    private final Journal journal;
    private final Writes writes;
    private final Map<String, Heard> told = new LinkedHashMap<>();

    private record Heard(Told told, long at) {
        Place place() {
            return told.key().place();
        }

        String control() {
            return told.text("command");
        }

        String after() {
            return Level.asked(control(), place(), told.text("after"));
        }
    }

    AtPcTold(Journal journal, Writes writes) {
        this.journal = journal;
        this.writes = writes;
    }

    /** One that was told; what is wrong with it. The same with the same id may come again. */
    Optional<String> heard(Told event, long now) {
        Heard before = told.putIfAbsent(event.text("id"), new Heard(event, now));
        if (before != null) {
            return before.told().content().equals(event.content())
                    ? Optional.empty()
                    : Optional.of("told in two ways: " + before.told().event() + " and " + event.event());
        }
        Heard heard = Objects.requireNonNull(told.get(event.text("id")));
        if (heard.control().matches("extra_(play)?time")) {
            return given(heard.place(), heard.control()).size() >= times(heard, false)
                    ? Optional.empty()
                    : Optional.of("nobody gave that time at the PC: " + event.event());
        }
        if (!Level.of(heard.place()).containsKey(heard.control())) {
            return Optional.of("nobody can change that at the PC: " + event.event());
        }
        long changed = changes(heard.place(), heard.control()).stream()
                .filter(change -> change.value().equals(heard.after()))
                .count();
        return changed >= times(heard, true)
                ? Optional.empty()
                : Optional.of("that was changed at the PC " + changed + " times, but told " + times(heard, true)
                        + " times, last as " + event.event());
    }

    private long times(Heard one, boolean sameValue) {
        return told.values().stream()
                .filter(other -> other.place().equals(one.place())
                        && other.control().equals(one.control())
                        && (!sameValue || other.after().equals(one.after())))
                .count();
    }

    /** Also what became of such a change that got lost: then the bridge does not know better. */
    private List<Journal.Change> changes(Place place, String control) {
        List<Journal.Change> changes = new ArrayList<>(journal.atPc(place, control));
        changes.addAll(writes.lost(place, control));
        return changes;
    }

    private List<Given> given(Place place, String control) {
        return Given.all(journal.of(place)).stream()
                .filter(given -> given.atPc() && given.playTime() == control.equals("extra_playtime"))
                .toList();
    }

    /** What somebody changed to what it had never been, while nobody wanted anything of it, and what stayed so, must be told. */
    List<String> untold(List<Asked> asked, Function<Asked, Optional<Ledger.Ended>> ended) {
        List<String> missing = new ArrayList<>();
        for (Place place : journal.places()) {
            for (String control : Level.of(place).keySet()) {
                List<Journal.Change> changes = journal.atPc(place, control);
                if (changes.isEmpty()) {
                    continue;
                }
                Journal.Change last = changes.get(changes.size() - 1);
                boolean quiet = asked.stream()
                        .filter(a -> a.place().equals(place) && a.control().equals(control))
                        .allMatch(a -> ended.apply(a)
                                .filter(e -> e.heard() < last.nanoTime())
                                .isPresent());
                boolean isNew = !journal.heldBefore(place, control, last);
                boolean stays =
                        Level.in(journal.last(place).config(), control, place).equals(last.value());
                if (quiet && isNew && stays && !isTold(place, control, last)) {
                    missing.add(control + " of " + place + " was changed at the PC to " + last.value()
                            + ", and that was not told");
                }
            }
            if (!place.isPc()) {
                missing.addAll(untoldTime(place, asked, ended));
            }
        }
        return missing;
    }

    private boolean isTold(Place place, String control, Journal.Change change) {
        return told.values().stream()
                .anyMatch(heard -> heard.place().equals(place)
                        && heard.control().equals(control)
                        && heard.at() > change.nanoTime()
                        && heard.after().equals(change.value()));
    }

    /**
     * If the last who gave a child time today sat at the PC, while nothing of ours was on its way and the day had begun. PlayTime is not
     * looked at: it moves by itself in override mode.
     */
    private List<String> untoldTime(Place place, List<Asked> asked, Function<Asked, Optional<Ledger.Ended>> ended) {
        List<Given> all = Given.all(journal.of(place)).stream()
                .filter(given -> !given.playTime())
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        Given last = all.get(all.size() - 1);
        boolean isOfToday =
                last.day().equals(Extra.day(journal.last(place))) && last.day().equals(last.dayOfFile());
        boolean quiet = asked.stream()
                .filter(a -> a.place().equals(place) && a.isGrant() && !a.isPlayTime())
                .allMatch(a ->
                        ended.apply(a).filter(e -> e.heard() < last.nanoTime()).isPresent());
        boolean isTold = told.values().stream()
                .anyMatch(heard -> heard.place().equals(place)
                        && heard.control().equals("extra_time")
                        && heard.at() > last.nanoTime());
        return last.atPc() && Math.abs(last.change()) >= LEAST && isOfToday && quiet && !isTold
                ? List.of(last.seconds() + " s were given at the PC, to " + place + ", and that was not told")
                : List.of();
    }
}
