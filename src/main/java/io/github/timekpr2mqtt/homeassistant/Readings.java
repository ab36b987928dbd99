package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the table of entities that shows an account's time. */
final class Readings {
    private static final List<String> LIMITED_BY =
            Stream.of(LimitedBy.values()).map(Readings::word).toList();

    private Readings() {}

    static List<Entity<AccountView>> rows() {
        return List.of(
                dated(minutes("time", "Time used today", "timer-sand", Figures::usedMinutes)),
                dated(minutes("time_left", "Time left today", "timer-outline", Figures::leftMinutes)),
                dated(minutes("time_left_now", "Time until lock", "timer-alert-outline", Figures::untilLockMinutes)),
                moment("locks_at", "Locks at", "lock-clock", Moments::locksAt),
                figure("limited_by", "Limited by", f -> word(f.lockout().by()))
                        .with("device_class", "enum")
                        .with("options", LIMITED_BY)
                        .icon("timer-stop-outline"),
                minutes("limit_today", "Time limit today", "timer-lock-outline", f -> Minutes.of(f.limit())),
                minutes("extra_today", "Extra time today", "timer-plus-outline", f -> Minutes.of(f.extra())),
                dated(hours("time_week", "Time used this week", "calendar-week", Figures::weekHours)
                        .totalSince(v -> Times.text(v.moments().weekBegan(), v.zone()))),
                dated(hours("time_month", "Time used this month", "calendar-month", Figures::monthHours)
                        .totalSince(v -> Times.text(v.moments().monthBegan(), v.zone()))),
                Entity.<AccountView>reading(
                                "active",
                                "Active",
                                Platform.BINARY_SENSOR,
                                v -> v.active().map(Entities::onOff).orElse(null))
                        .withAttributes(Days::sessions)
                        .with("device_class", "running"),
                moment("last_seen", "Last seen", "account-clock-outline", Moments::lastSeen),
                Entity.<AccountView>reading("yesterday", "Time used yesterday", Platform.SENSOR, Days::yesterday)
                        .inHistory()
                        .withAttributes(Days::ofYesterday)
                        .minutes()
                        .measured()
                        .icon("timer-sand-complete"),
                Entity.<AccountView>reading("history", "Time used in 7 days", Platform.SENSOR, Days::hoursOfSeven)
                        .inHistory()
                        .withAttributes(Days::history)
                        .hours()
                        .measured()
                        .with("suggested_display_precision", 1)
                        .icon("chart-bar"));
    }

    /** Home Assistant's word for what ends the time. */
    static String word(LimitedBy by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static Entity<AccountView> figure(String key, String name, Function<Figures, Object> figure) {
        return Entity.reading(
                key, name, Platform.SENSOR, v -> v.figures().map(figure).orElse(null));
    }

    /** A figure of today in minutes. People see whole ones; automations also the decimals of the last five minutes. */
    private static Entity<AccountView> minutes(
            String key, String name, String icon, Function<Figures, BigDecimal> figure) {
        return figure(key, name, figure::apply)
                .minutes()
                .measured()
                .with("suggested_display_precision", 0)
                .icon(icon);
    }

    private static Entity<AccountView> hours(
            String key, String name, String icon, Function<Figures, BigDecimal> figure) {
        return figure(key, name, figure::apply)
                .hours()
                .with("suggested_display_precision", 1)
                .icon(icon);
    }

    private static Entity<AccountView> moment(
            String key, String name, String icon, Function<Moments, Optional<Instant>> moment) {
        return Entity.<AccountView>reading(key, name, Platform.SENSOR, v -> text(moment.apply(v.moments()), v))
                .with("device_class", "timestamp")
                .icon(icon);
    }

    /** It says how old it is: of a PC that is off, it is what follows from the last look. */
    private static Entity<AccountView> dated(Entity<AccountView> row) {
        return row.withAttributes(v -> {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            attributes.put("as_of", text(v.moments().asOf(), v));
            return attributes;
        });
    }

    private static @Nullable String text(Optional<Instant> moment, AccountView view) {
        return moment.map(at -> Times.text(at, view.zone())).orElse(null);
    }
}
