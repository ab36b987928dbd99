package io.github.timekpr2mqtt.changes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids of the commands of the last days, by which a repetition is known: today's, those of the two days before, and at most
 * {@value #MOST}, of which the oldest are forgotten first. A broker repeats within minutes. The last {@value #KEPT} stay
 * whatever day it is: a PC's clock may be wrong by years.
 *
 * @param days the PC's date at which each was taken, the oldest first
 */
public record CommandIds(Map<String, LocalDate> days) {
    /** None was taken yet. */
    public static final CommandIds NONE = new CommandIds(Map.of());

    /** So many fit into a document several times, with ids of 64 characters. */
    static final int MOST = 10_000;

    static final int KEPT = 100;

    private static final int DAYS_KEPT = 2;

    /** Copies what it is given. */
    public CommandIds {
        days = Collections.unmodifiableMap(new LinkedHashMap<>(days));
    }

    /** Whether a command with this id was taken before. */
    public boolean has(String id) {
        return days.containsKey(id);
    }

    /** The same with these as the newest, less those that are forgotten. */
    CommandIds with(Collection<String> ids, LocalDate today) {
        Map<String, LocalDate> next = new LinkedHashMap<>(days);
        ids.forEach(id -> next.put(id, today));
        LocalDate first = today.minusDays(DAYS_KEPT);
        int tooMany = next.size() - MOST;
        int older = next.size() - KEPT;
        Iterator<LocalDate> oldest = next.values().iterator();
        for (int place = 0; place < older; place++) {
            if (oldest.next().isBefore(first) || place < tooMany) {
                oldest.remove();
            }
        }
        return new CommandIds(next);
    }
}
