package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** The history of each account of one PC, a file for each: {@code history/<pc>/<user>.json}, where the predecessor had its own. */
public final class HistoryDocuments {
    private static final Argument<Map<String, HistoryDay>> DAYS = Argument.mapOf(String.class, HistoryDay.class);
    private static final Argument<Map<String, HistoryDay.Old>> OLD_DAYS =
            Argument.mapOf(String.class, HistoryDay.Old.class);

    private final Documents documents;

    HistoryDocuments(Documents documents) {
        this.documents = documents;
    }

    /** As it was saved, or as the predecessor wrote it; one that cannot be read is set aside and reported, never taken for none. */
    public Loaded<History> load(Username user) throws IOException {
        return documents.load(user.value(), DAYS, HistoryDay::history);
    }

    /**
     * One that lies elsewhere, in the predecessor's form.
     *
     * @throws IOException with the rest of a sentence that begins with its name, if it is none
     */
    public static History parse(byte[] json) throws IOException {
        try {
            Map<String, HistoryDay> days = new TreeMap<>();
            StrictJson.parse(json, OLD_DAYS).forEach((date, day) -> days.put(date, day.day()));
            return HistoryDay.history(days);
        } catch (IOException | RuntimeException e) {
            throw new IOException("is damaged, or no history as timekpr-mngr writes it", e);
        }
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
