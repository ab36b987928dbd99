package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.history.Day;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The history of each account of one PC, a file for each: {@code history/<pc>/<user>.json}, where the predecessor had its own. */
public final class HistoryDocuments {
    private static final Argument<Map<String, HistoryDay>> DAYS = Argument.mapOf(String.class, HistoryDay.class);
    private static final Argument<HistoryDay.Old> OLD_DAY = Argument.of(HistoryDay.Old.class);
    private static final String NO_HISTORY = "is damaged, or no history as timekpr-mngr writes it";

    private final Documents documents;

    HistoryDocuments(Documents documents) {
        this.documents = documents;
    }

    /** As it was saved, or as the predecessor wrote it; one that cannot be read is set aside and reported, never taken for none. */
    public Loaded<History> load(Username user) throws IOException {
        return documents.load(user.value(), DAYS, HistoryDay::history);
    }

    /**
     * One that lies elsewhere, in the predecessor's form, which has no sessions.
     *
     * @param bad told the key of each day that is no date, or whose value cannot be read; the others are taken
     * @throws IOException with the rest of a sentence that begins with its name, if it is none
     */
    public static History parse(byte[] json, Consumer<String> bad) throws IOException {
        JsonNode tree;
        try {
            tree = StrictJson.tree(json);
        } catch (IOException | RuntimeException e) {
            throw new IOException(NO_HISTORY, e);
        }
        if (!tree.isObject()) {
            throw new IOException(NO_HISTORY);
        }
        TreeMap<LocalDate, Day> days = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : tree.entries()) {
            try {
                days.put(
                        LocalDate.parse(entry.getKey()),
                        StrictJson.ofItsOwn().value(entry.getValue(), OLD_DAY).day());
            } catch (IOException | RuntimeException e) {
                bad.accept(entry.getKey());
            }
        }
        return new History(days);
    }

    /**
     * Forced, so at most once a minute.
     *
     * @param zone in which times are written, the PC's
     */
    public void save(Username user, History history, ZoneId zone) throws IOException {
        documents.save(user.value(), HistoryDay.of(history, zone));
    }
}
