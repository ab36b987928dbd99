package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.history.Day;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

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
     * @param bad told the key of each day that is none, or is no time of one; the others are taken
     * @throws IOException with the rest of a sentence that begins with its name, if it is none
     */
    public static History parse(byte[] json, Consumer<String> bad) throws IOException {
        try {
            TreeMap<LocalDate, Day> days = new TreeMap<>();
            StrictJson.parse(json, OLD_DAYS).forEach((date, day) -> {
                try {
                    days.putAll(HistoryDay.history(Map.of(date, day.day())).days());
                } catch (RuntimeException e) {
                    bad.accept(date);
                }
            });
            return new History(days);
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
