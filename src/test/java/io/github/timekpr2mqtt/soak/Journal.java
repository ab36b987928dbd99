package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that was written on the PCs, in order: what they really have, and since when. */
final class Journal {
    private final Map<Place, List<Written>> written = new HashMap<>();

    /** One more; the one of the same place before it, or the same if it is the first. */
    synchronized Written add(Place place, Written now) {
        List<Written> all = written.computeIfAbsent(place, any -> new ArrayList<>());
        all.add(now);
        return all.size() > 1 ? all.get(all.size() - 2) : now;
    }

    /** All of a place, oldest first. */
    synchronized List<Written> of(Place place) {
        return List.copyOf(written.getOrDefault(place, List.of()));
    }

    /** All places of which something was written. */
    synchronized List<Place> places() {
        return List.copyOf(written.keySet());
    }

    /** What the PC has now. */
    synchronized Written last(Place place) {
        List<Written> all = written.getOrDefault(place, List.of());
        if (all.isEmpty()) {
            throw new IllegalStateException("nothing was ever written for " + place);
        }
        return all.get(all.size() - 1);
    }

    /** What the PC had at some moment since this one, by {@link System#nanoTime}: newest first. */
    synchronized List<Written> since(Place place, long nanoTime) {
        List<Written> all = written.getOrDefault(place, List.of());
        List<Written> since = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            since.add(all.get(i));
            if (all.get(i).nanoTime() <= nanoTime) {
                break; // this one still held then
            }
        }
        return since;
    }

    /** Whether a control had this value at some moment since then; {@link Long#MIN_VALUE} is ever. */
    boolean held(Place place, String control, String value, long since) {
        String last = "";
        for (Written state : since(place, since)) {
            if (!state.config().equals(last)
                    && Level.in(state.config(), control, place).equals(value)) {
                return true;
            }
            last = state.config();
        }
        return false;
    }
}
