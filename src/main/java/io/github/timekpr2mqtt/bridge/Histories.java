package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.storage.HistoryDocuments;
import io.github.timekpr2mqtt.storage.Loaded;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each child of one PC used day by day, and when it was there; kept on the disk, a file for each child. One that is not
 * shown any more keeps its file. Desk thread only.
 */
final class Histories {
    private static final Logger LOG = LoggerFactory.getLogger(Histories.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final String pc;
    private final HistoryDocuments documents;
    private final int days;
    private final Map<Username, Kept> all = new TreeMap<>();
    private final Set<Username> there = new HashSet<>();
    private LocalDate today = LocalDate.EPOCH;

    /** One child's, and what of it is on the disk since when. */
    private static final class Kept {
        private History history;
        private History saved;
        private Instant savedAt = Instant.EPOCH;

        private Kept(History history) {
            this.history = history;
            this.saved = history;
        }
    }

    /** @param days how many finished ones are kept */
    Histories(String pc, HistoryDocuments documents, int days) {
        this.pc = pc;
        this.documents = documents;
        this.days = days;
    }

    /**
     * Reads the history of one who is shown from now on; nothing, if it was read before.
     *
     * @return what was lost, in words for its owner
     * @throws IOException with one plain line, if the disk does not give it; then nothing of this child is kept
     */
    Optional<String> open(Username user) throws IOException {
        if (all.containsKey(user)) {
            return Optional.empty();
        }
        Loaded<History> loaded = documents.load(user);
        all.put(user, new Kept(loaded.value().orElse(History.NONE)));
        return loaded.damage()
                .map(damage -> "history of " + user + " on " + pc + " lost: its file was damaged and is kept as "
                        + damage.setAsideAs());
    }

    History of(Username user) {
        Kept kept = all.get(user);
        return kept == null ? History.NONE : kept.history;
    }

    /** What was seen of one is added. */
    void add(Username user, UnaryOperator<History> seen) {
        Kept kept = all.get(user);
        if (kept != null) {
            kept.history = seen.apply(kept.history);
        }
    }

    /**
     * Who is there now: sessions begin, go on and end.
     *
     * @param began when the PC's day began
     * @return whether somebody came or left
     */
    boolean present(Set<Username> users, LocalDate date, Instant began, Instant now) {
        Set<Username> before = Set.copyOf(there);
        for (Username user : all.keySet()) {
            if (users.contains(user)) {
                there.add(user);
                add(user, history -> history.present(date, began, now));
            } else {
                boolean wasThere = there.remove(user);
                add(user, history -> wasThere ? history.left(now) : history.left());
            }
        }
        return !there.equals(before);
    }

    /** The PC went, and everyone with it; of those who were not seen there since the start of the program, before that. */
    void gone(Instant now) {
        var unused = present(Set.of(), today, now, now);
    }

    /**
     * The day that it is.
     *
     * @param date by the PC, or by us if that is earlier
     * @return whether another one began
     */
    boolean today(LocalDate date) {
        boolean isNew = !date.equals(today);
        today = date;
        all.keySet().forEach(user -> add(user, history -> history.kept(date, days)));
        return isNew;
    }

    /**
     * Saves what changed.
     *
     * @param zone in which times are written
     * @param atOnce whether it is worth a save before the minute is over
     */
    void save(ZoneId zone, Instant now, boolean atOnce) {
        all.forEach((user, kept) -> {
            boolean due = atOnce || Elapsed.since(kept.savedAt, now, INTERVAL);
            if (due && !kept.history.equals(kept.saved)) {
                save(user, kept, zone, now);
            }
        });
    }

    private void save(Username user, Kept kept, ZoneId zone, Instant now) {
        kept.savedAt = now;
        try {
            documents.save(user, kept.history, zone);
            kept.saved = kept.history;
        } catch (IOException e) {
            LOG.warn("{}: cannot save the history of {}: {}", pc, user, e.getMessage());
        }
    }
}
