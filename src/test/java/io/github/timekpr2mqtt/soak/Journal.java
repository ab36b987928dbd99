package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that was written on the PCs, in order: what they really have, and since when; and when the bridge read it last. */
final class Journal {
    private final Map<Place, List<Written>> written = new HashMap<>();
    private final Map<String, Long> reads = new HashMap<>();

    /** One more; the one of the same place before it, or the same if it is the first. */
    synchronized Written add(Place place, Written now) {
        List<Written> all = written.computeIfAbsent(place, any -> new ArrayList<>());
        all.add(now);
        return all.size() > 1 ? all.get(all.size() - 2) : now;
    }

    /** The bridge reads all files of a PC, as {@link System#nanoTime}. */
    synchronized void read(String pc, long nanoTime) {
        reads.put(pc, nanoTime);
    }

    /** When it did so last; {@link Long#MIN_VALUE} if it did not. */
    synchronized long lastRead(Place place) {
        return reads.getOrDefault(place.pc(), Long.MIN_VALUE);
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

    /** What somebody at the PC made of a control, with Timekpr's program or an editor; oldest first. */
    List<Change> atPc(Place place, String control) {
        List<Change> changes = new ArrayList<>();
        List<Written> states = of(place);
        for (int i = 1; i < states.size(); i++) {
            boolean ours = states.get(i).call().filter(call -> !call.atPc()).isPresent();
            boolean same = states.get(i).config().equals(states.get(i - 1).config());
            String value = same ? "" : Level.in(states.get(i).config(), control, place);
            if (!ours && !same && !value.equals(Level.in(states.get(i - 1).config(), control, place))) {
                changes.add(new Change(states.get(i).nanoTime(), value));
            }
        }
        return changes;
    }

    /** Whether a control had that value at some moment before it got it so. */
    boolean heldBefore(Place place, String control, Change change) {
        return of(place).stream()
                .filter(state -> state.nanoTime() < change.nanoTime())
                .map(Written::config)
                .distinct()
                .anyMatch(config -> Level.in(config, control, place).equals(change.value()));
    }

    /** A control got this value then. */
    record Change(long nanoTime, String value) {}

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
