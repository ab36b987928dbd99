package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each control of a place is, from moment to moment: as Timekpr reads its file. Only where the bridge makes seven days of a
 * shorter list, by two calls, the limits of the first belong to other days until the second: there it is what they are meant for.
 */
final class Meaning {
    private final Place place;
    private final List<At> all = new ArrayList<>();
    private final Map<WeekList, Written.Carried> begun = new EnumMap<>(WeekList.class);
    private final Map<WeekList, Long> touched = new EnumMap<>(WeekList.class);

    private record At(long nanoTime, Map<String, String> values) {}

    Meaning(Place place) {
        this.place = place;
    }

    /**
     * Something was written; what it was before.
     *
     * @param lastRead when the bridge read the files last
     */
    Map<String, String> add(Written now, long lastRead) {
        Map<String, String> before =
                all.isEmpty() ? Map.of() : all.get(all.size() - 1).values();
        now.call().filter(call -> call.result() == 0).ifPresent(call -> begins(call, now, lastRead));
        Map<String, String> values = new HashMap<>();
        Level.of(place).keySet().forEach(control -> values.put(control, Level.in(now.config(), control, place)));
        begun.forEach((list, call) -> {
            for (DayOfWeek day : DayOfWeek.values()) {
                values.put(list.control(day), WeekList.items(call).get(day.getValue() - 1));
            }
        });
        if (!values.equals(before)) {
            all.add(new At(now.nanoTime(), Map.copyOf(values)));
        }
        return before.isEmpty() ? Map.copyOf(values) : before;
    }

    private void begins(Written.Carried call, Written now, long lastRead) {
        WeekList.of(call).ifPresent(list -> {
            begun.remove(list);
            if (call.atPc()) {
                touched.put(list, now.nanoTime());
            } else if (list.isLimits(call)
                    && list.isWhole(call)
                    && !list.isWhole(now)
                    && !isTouchedSince(lastRead, list)) {
                begun.put(list, call);
            }
        });
    }

    /** What it is now. */
    Map<String, String> now() {
        return all.get(all.size() - 1).values();
    }

    /** Whether a control was that at some moment since then. */
    boolean wasSince(long nanoTime, String control, String value) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (value.equals(all.get(i).values().get(control))) {
                return true;
            }
            if (all.get(i).nanoTime() <= nanoTime) {
                break; // this one still held then
            }
        }
        return false;
    }

    /** Whether somebody at the PC has written one of the two halves of a list since then. */
    boolean isTouchedSince(long nanoTime, WeekList list) {
        return Optional.ofNullable(touched.get(list))
                .filter(at -> at > nanoTime)
                .isPresent();
    }
}
