package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.history.Day;
import io.github.timekpr2mqtt.history.Session;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of an account's days. Minutes and hours that were used are rounded down, as those of today are.
 *
 * <p>Home Assistant's recorder drops attributes above 16 KiB: days are keys of an object, which is shorter than a list of
 * objects, and no more than a year of them is told.
 */
final class Days {
    /** The newest are told; more of them are a PC that comes and goes. */
    static final int MOST_SESSIONS = 20;

    private static final int WEEK = 7;

    private Days() {}

    private static LocalDate dateOfYesterday(AccountView view) {
        return view.moments().today().minusDays(1);
    }

    /** Minutes; null while nothing is known of it. */
    static @Nullable Object yesterday(AccountView view) {
        return view.history()
                .on(dateOfYesterday(view))
                .map(day -> minutes(day.time()))
                .orElse(null);
    }

    static Map<String, @Nullable Object> ofYesterday(AccountView view) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("date", dateOfYesterday(view).toString());
        attributes.put(
                "playtime",
                view.history()
                        .on(dateOfYesterday(view))
                        .map(day -> minutes(day.playTime()))
                        .orElse(null));
        return attributes;
    }

    /** Of the last seven finished days, as far as they are known. */
    static Object hoursOfSeven(AccountView view) {
        return Figures.hours(view.history().last(WEEK, view.moments().today()));
    }

    /** Finished days and weeks, the newest first. */
    static Map<String, @Nullable Object> history(AccountView view) {
        LocalDate today = view.moments().today();
        Map<String, Object> days = new LinkedHashMap<>();
        Map<String, Object> playTime = new LinkedHashMap<>();
        view.history().before(today).forEach((date, day) -> {
            days.put(date.toString(), minutes(day.time()));
            if (day.playTime() > 0) {
                playTime.put(date.toString(), minutes(day.playTime()));
            }
        });
        Map<String, BigDecimal> weeks = new LinkedHashMap<>();
        view.history().weeks(today).forEach((monday, seconds) -> weeks.put(week(monday), Figures.hours(seconds)));
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("days", days);
        attributes.put("playtime", playTime);
        attributes.put("weeks", weeks);
        return attributes;
    }

    /** When the child was there today. One who is there has no end yet: a moving one would be a message at each tick. */
    static Map<String, @Nullable Object> sessions(AccountView view) {
        List<Session> all =
                view.history().on(view.moments().today()).map(Day::sessions).orElse(List.of());
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        for (Session session : all.subList(Math.max(0, all.size() - MOST_SESSIONS), all.size())) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("from", Times.text(session.from(), view.zone()));
            one.put("to", session.running() ? null : Times.text(session.until(), view.zone()));
            told.add(one);
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("sessions", told);
        return attributes;
    }

    /** ISO 8601, for example {@code 2026-W47}. */
    private static String week(LocalDate monday) {
        return DateTimeFormatter.ISO_WEEK_DATE.format(monday).substring(0, "2026-W47".length());
    }

    private static int minutes(int seconds) {
        return seconds / 60;
    }
}
