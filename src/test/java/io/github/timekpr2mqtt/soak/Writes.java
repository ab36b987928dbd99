package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the bridge writes on the PCs: each value somebody must have asked for. Timekpr takes the limits of all days in one call: the
 * other days must be as they were since the bridge read them last, and only what somebody at the PC made of them since then may be
 * lost, or, if it was the allowed days, come to other days. That is the one limit of the promise.
 */
final class Writes {
    private final Journal journal;
    private final Diary diary;
    private final Wanted wanted;
    private final Map<Place, Meaning> meanings = new HashMap<>();
    private final Map<Place, Map<String, List<Journal.Change>>> lost = new HashMap<>();
    /** Lists of ours that may have come to other days than they were meant for: each day may get its own limit again. */
    private final Map<Place, Map<WeekList, List<String>>> shifted = new HashMap<>();

    /** Whether somebody wants this now. */
    interface Wanted {
        boolean is(Place place, String control, String value);
    }

    Writes(Journal journal, Diary diary, Wanted wanted) {
        this.journal = journal;
        this.diary = diary;
        this.wanted = wanted;
    }

    private Meaning meaning(Place place) {
        return meanings.computeIfAbsent(place, Meaning::new);
    }

    /** Of each state of a place, in order. */
    void written(Place place, Written now) {
        Optional<Written.Carried> ours = now.call().filter(call -> !call.atPc() && call.result() == 0);
        ours.ifPresent(call -> WeekList.of(call).ifPresent(list -> judge(place, list, call)));
        Meaning meaning = meaning(place);
        Map<String, String> before = meaning.add(now, journal.lastRead(place));
        ours.ifPresent(call -> meaning.now().forEach((control, value) -> {
            if (!value.equals(before.get(control)) && !wanted.is(place, control, value)) {
                unasked(place, control, call, now.nanoTime());
            }
        }));
    }

    /** The list that a call carries, by what it is before it. */
    private void judge(Place place, WeekList list, Written.Carried call) {
        diary.holds(list.isWhole(call), () -> "the bridge wrote a list that is not whole, of " + place + ": " + call);
        if (!list.isLimits(call) || !list.isWhole(call)) {
            return;
        }
        Map<WeekList, List<String>> earlier = shifted.computeIfAbsent(place, any -> new HashMap<>());
        List<String> meant = earlier.getOrDefault(list, List.of());
        List<String> items = WeekList.items(call);
        for (DayOfWeek day : DayOfWeek.values()) {
            String control = list.control(day);
            String value = items.get(day.getValue() - 1);
            if (!wanted.is(place, control, value)
                    && !(meant.size() == items.size() && value.equals(meant.get(day.getValue() - 1)))
                    && !meaning(place).wasSince(journal.lastRead(place), control, value)) {
                diary.breach("the bridge set " + control + " of " + place + " to " + value
                        + ", for which nobody asked, and which it was not since it was read last");
            }
        }
        if (meaning(place).isTouchedSince(journal.lastRead(place), list)) {
            earlier.put(list, items);
        } else {
            earlier.remove(list);
        }
    }

    /** What a call moved that nobody wanted so. */
    private void unasked(Place place, String control, Written.Carried call, long nanoTime) {
        String value = Objects.requireNonNull(meaning(place).now().get(control));
        boolean excused = WeekList.of(call)
                .filter(list -> WeekList.ofControl(control).filter(list::equals).isPresent())
                .filter(list -> list.isLimits(call) // looked at already
                        || meaning(place).isTouchedSince(journal.lastRead(place), list))
                .isPresent();
        if (!excused) {
            diary.breach("the bridge set " + control + " of " + place + " to " + value + ", for which nobody asked");
            return;
        }
        diary.line("lost " + control + " of " + place + ", which was set at the PC between our reading and our call");
        lost.computeIfAbsent(place, any -> new HashMap<>())
                .computeIfAbsent(control, any -> new ArrayList<>())
                .add(new Journal.Change(nanoTime, value));
    }

    /** What became of a control where a change at the PC was lost; oldest first. */
    List<Journal.Change> lost(Place place, String control) {
        return List.copyOf(lost.getOrDefault(place, Map.of()).getOrDefault(control, List.of()));
    }

    /** How often that was, for people. */
    int lost() {
        return lost.values().stream()
                .flatMap(controls -> controls.values().stream())
                .mapToInt(List::size)
                .sum();
    }

    /** Whether a control was this at some moment. */
    boolean was(Place place, String control, String value) {
        return meanings.containsKey(place) && meaning(place).wasSince(Long.MIN_VALUE, control, value);
    }
}
