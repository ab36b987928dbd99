package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.PeriodLimit.Period;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.UserConfig;
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

    /**
     * While a child is there, two of those that are enabled at first change each minute, and each change is a row in Home
     * Assistant's recorder.
     *
     * @param config by which it is decided what is enabled at first
     */
    static List<Entity<AccountView>> rows(Optional<UserConfig> config) {
        boolean playTime = config.filter(c -> c.playTime().enabled()).isPresent();
        return List.of(
                dated(minutes(used("time", "Time used today", Figures::usedMinutes), "timer-sand"))
                        .says("Minutes used today, rounded down"),
                dated(minutes(left("time_left", "Time left today", Figures::leftMinutes), "timer-outline"))
                        .says("Minutes left today, rounded up; hours that come later are counted"),
                dated(minutes(
                                left("time_left_now", "Time until lock", Figures::untilLockMinutes),
                                "timer-alert-outline"))
                        .disabledAtFirst() // Home Assistant counts down to locks_at by itself
                        .says(
                                "Minutes until the PC locks, with seconds in the last five; of a child who is logged out, what a"
                                        + " log-in would find"),
                moment("locks_at", "Locks at", "lock-clock", Moments::locksAt)
                        .says("When the PC locks, only while the child's time runs"),
                left("limited_by", "Limited by", f -> word(f.lockout().by()))
                        .with("device_class", "enum")
                        .with("options", LIMITED_BY)
                        .icon("timer-stop-outline")
                        .says("What ends the time first if the child uses the PC from now on"),
                minutes(left("limit_today", "Time limit today", f -> Minutes.of(f.limit())), "timer-lock-outline")
                        .says("Today's limit with what was given"),
                minutes(used("extra_today", "Extra time today", f -> Minutes.of(f.extra())), "timer-plus-outline")
                        .says("Minutes given today, negative if they were taken"),
                dated(hours("time_week", "Time used this week", "calendar-week", Figures::weekHours)
                                .totalSince(v -> Times.text(v.moments().weekBegan(), v.zone())))
                        .enabledAtFirst(config.filter(Period.WEEK::isSetIn).isPresent())
                        .says("Hours used since Monday"),
                dated(hours("time_month", "Time used this month", "calendar-month", Figures::monthHours)
                                .totalSince(v -> Times.text(v.moments().monthBegan(), v.zone())))
                        .enabledAtFirst(config.filter(Period.MONTH::isSetIn).isPresent())
                        .says("Hours used since the first of the month"),
                dated(minutes(
                                used(
                                        "playtime",
                                        "PlayTime used today",
                                        f -> f.playTime().usedMinutes()),
                                "gamepad-variant-outline"))
                        .enabledAtFirst(playTime)
                        .says("Minutes with PlayTime's programs today, rounded down"),
                dated(minutes(
                                left(
                                        "playtime_left",
                                        "PlayTime left today",
                                        f -> f.playTime().leftMinutes()),
                                "gamepad-variant-outline"))
                        .enabledAtFirst(playTime)
                        .says("Minutes of PlayTime left today, rounded up; time at the PC may end earlier"),
                Entity.<AccountView>reading(
                                "session",
                                "Session",
                                Platform.SENSOR,
                                v -> v.session().word())
                        .with("device_class", "enum")
                        .with("options", AccountView.Session.WORDS)
                        .icon("account-clock")
                        .disabledAtFirst()
                        .says(
                                "Whether the PC is off, the child logged out, logged in, or logged in while nothing counts"),
                Entity.<AccountView>reading(
                                "active",
                                "Active",
                                Platform.BINARY_SENSOR,
                                v -> v.active().map(Entities::onOff).orElse(null))
                        .withAttributes(Days::sessions)
                        .with("device_class", "running")
                        .says("Whether the child is logged in, with today's sessions as attributes"),
                moment("last_seen", "Last seen", "account-clock-outline", Moments::lastSeen)
                        .says("When the child's last session ended"),
                Entity.<AccountView>reading("yesterday", "Time used yesterday", Platform.SENSOR, Days::yesterday)
                        .inHistory()
                        .withAttributes(Days::ofYesterday)
                        .minutes()
                        .measured()
                        .icon("timer-sand-complete")
                        .says("Minutes used yesterday, final; unknown until there was a day before"),
                Entity.<AccountView>reading("history", "Time used in 7 days", Platform.SENSOR, Days::hoursOfSeven)
                        .inHistory()
                        .withAttributes(Days::history)
                        .hours()
                        .measured()
                        .with("suggested_display_precision", 1)
                        .icon("chart-bar")
                        .says("Hours used on the last seven finished days, with days and weeks as attributes"));
    }

    /** Home Assistant's word for what ends the time. */
    static String word(LimitedBy by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    /** A figure that follows from what was used alone. */
    private static Entity<AccountView> used(String key, String name, Function<Figures, Object> figure) {
        return Entity.reading(
                key, name, Platform.SENSOR, v -> v.used().map(figure).orElse(null));
    }

    /** A figure that also follows from the limits and hours. */
    private static Entity<AccountView> left(String key, String name, Function<Figures, Object> figure) {
        return Entity.reading(
                key, name, Platform.SENSOR, v -> v.left().map(figure).orElse(null));
    }

    /** A figure of today in minutes, of which people see whole ones. */
    private static Entity<AccountView> minutes(Entity<AccountView> row, String icon) {
        return row.minutes().measured().with("suggested_display_precision", 0).icon(icon);
    }

    private static Entity<AccountView> hours(
            String key, String name, String icon, Function<Figures, BigDecimal> figure) {
        return used(key, name, figure::apply)
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
