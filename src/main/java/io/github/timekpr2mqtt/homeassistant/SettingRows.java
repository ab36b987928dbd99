package io.github.timekpr2mqtt.homeassistant;

import static java.util.stream.Collectors.joining;

import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Lockout;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.TrackInactive;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.HoursText;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the table that holds Timekpr's configuration of an account. */
final class SettingRows {
    /**
     * What may stand in a text of hours. Home Assistant shows it whole to who breaks it, and gives up an entity whose state
     * breaks it; which of these texts are hours only {@link HoursText} knows. The dash is escaped for browsers.
     */
    static final String HOURS_PATTERN = "([Aa]ll day|[0-9:,;!\\[\\]\\-–— ]*)$";

    private SettingRows() {}

    /** All of them, for an account of a PC with this Timekpr. */
    static List<Entity<AccountView>> of(TimekprVersion version) {
        List<Entity<AccountView>> rows = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            rows.add(limit(day));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            rows.add(hours(day));
        }
        rows.add(lockout(version));
        rows.add(trackInactive());
        return rows;
    }

    private static Entity<AccountView> limit(DayOfWeek day) {
        return Settings.row(
                        DayLimit.control(day),
                        "Limit " + name(day),
                        Platform.NUMBER,
                        config -> Minutes.of(config.limits().on(day)))
                .controlledBy(payload -> new Command.Set(new DayLimit(day, payload.seconds(0, DayLimit.MAX / 60))))
                .minutes()
                .with("min", 0)
                .with("max", DayLimit.MAX / 60)
                .with("step", 1)
                .with("mode", "box")
                .icon("timer-cog-outline")
                .config();
    }

    private static Entity<AccountView> hours(DayOfWeek day) {
        return Settings.row(
                        DayHours.control(day),
                        "Hours " + name(day),
                        Platform.TEXT,
                        config -> HoursText.print(config.hoursOn(day)))
                .controlledBy(payload -> new Command.Set(new DayHours(day, hours(payload))))
                .with("max", HoursText.LONGEST)
                .with("pattern", HOURS_PATTERN)
                .icon("clock-outline")
                .config();
    }

    private static AllowedHours hours(Payload payload) throws Refused {
        try {
            return HoursText.parse(payload.value("hours such as 07:00-08:30, 16:00-20:00"));
        } catch (IllegalArgumentException e) {
            throw new Refused(Payload.onOneLine(Objects.requireNonNullElse(e.getMessage(), "no hours")));
        }
    }

    /** In the order of the week, also where names are sorted. */
    private static String name(DayOfWeek day) {
        return day.getValue() + " " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static Entity<AccountView> lockout(TimekprVersion version) {
        return Settings.row(
                        Lockout.CONTROL, "Lockout", Platform.SELECT, UserConfig::lockoutType, SettingRows::knownLockout)
                .controlledBy(payload -> new Command.Set(new Lockout(lockout(payload, version))))
                .with("options", words(version).toList())
                .icon("lock-clock")
                .config();
    }

    private static LockoutType lockout(Payload payload, TimekprVersion version) throws Refused {
        String allowed = words(version).collect(joining(", "));
        String word = payload.value(allowed);
        LockoutType type = LockoutType.of(word).orElseThrow(() -> Refused.given(word, allowed));
        if (!version.knows(type)) {
            throw new Refused("Timekpr " + version + " on this PC does not know " + word + " (" + type.since()
                    + " does), allowed " + allowed);
        }
        return type;
    }

    private static Stream<String> words(TimekprVersion version) {
        return Stream.of(LockoutType.values()).filter(version::knows).map(LockoutType::word);
    }

    /** A word with which this PC locks nobody out is none of the options, and would be an error in Home Assistant. */
    private static @Nullable Object knownLockout(AccountView view) {
        return Settings.wanted(view)
                .map(UserConfig::lockoutType)
                .filter(word ->
                        LockoutType.of(word).filter(view.version()::knows).isPresent())
                .orElse(null);
    }

    private static Entity<AccountView> trackInactive() {
        return Settings.row(
                        TrackInactive.CONTROL,
                        "Track inactive sessions",
                        Platform.SWITCH,
                        config -> Entities.onOff(config.trackInactive()))
                .controlledBy(payload -> new Command.Set(new TrackInactive(payload.isOn())))
                .icon("eye-check-outline")
                .config();
    }
}
