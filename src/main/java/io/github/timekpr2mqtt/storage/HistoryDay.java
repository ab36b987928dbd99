package io.github.timekpr2mqtt.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.timekpr2mqtt.history.Day;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.history.Session;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One day of a history as it lies on the disk: the predecessor's form, to which the sessions are added.
 *
 * @param timeSpent seconds
 * @param playtimeSpent seconds
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record HistoryDay(
        int timeSpent,
        int playtimeSpent,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SessionDocument> sessions) {

    /**
     * The same of the predecessor, which reads what is left out as nothing.
     *
     * @param sessions not of the predecessor: ours, where its folder was used by us; not read
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Old(
            @Nullable Integer timeSpent,
            @Nullable Integer playtimeSpent,
            @Nullable Object sessions) {
        Day day() {
            return new Day(timeSpent == null ? 0 : timeSpent, playtimeSpent == null ? 0 : playtimeSpent, List.of());
        }
    }

    /**
     * ISO 8601 with the PC's offset. One that is running has no end yet; after a kill {@code seen} is all that is known of it.
     *
     * @param seen until when a running one is known to have lasted
     */
    @Serdeable
    record SessionDocument(
            String from,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String to,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String seen) {

        static SessionDocument of(Session session, ZoneId zone) {
            String until = text(session.until(), zone);
            return new SessionDocument(
                    text(session.from(), zone), session.running() ? null : until, session.running() ? until : null);
        }

        private static String text(Instant at, ZoneId zone) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone).toOffsetDateTime());
        }

        Session session() {
            String until = to == null ? seen : to;
            if (until == null || (to != null && seen != null)) {
                throw new IllegalArgumentException("a session from " + from + " has either \"to\" or \"seen\"");
            }
            return new Session(moment(from), moment(until), to == null);
        }

        private static Instant moment(String text) {
            return OffsetDateTime.parse(text).toInstant();
        }
    }

    static Map<String, HistoryDay> of(History history, ZoneId zone) {
        Map<String, HistoryDay> days = new TreeMap<>();
        history.days()
                .forEach((date, day) -> days.put(
                        date.toString(),
                        new HistoryDay(
                                day.time(),
                                day.playTime(),
                                day.sessions().stream()
                                        .map(session -> SessionDocument.of(session, zone))
                                        .toList())));
        return days;
    }

    /** @throws RuntimeException if a value is none: the document is damaged */
    static History history(Map<String, HistoryDay> document) {
        TreeMap<LocalDate, Day> days = new TreeMap<>();
        document.forEach((date, day) -> days.put(
                LocalDate.parse(date),
                new Day(
                        day.timeSpent(),
                        day.playtimeSpent(),
                        day.sessions().stream().map(SessionDocument::session).toList())));
        return new History(days);
    }
}
