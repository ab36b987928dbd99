package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Flag;
import io.github.timekpr2mqtt.changes.Hours;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.PeriodLimit;
import io.github.timekpr2mqtt.changes.PeriodLimit.Period;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.HoursText;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The part of the table that holds Timekpr's configuration of an account. */
final class SettingRows {
    /**
     * What may stand in a text of hours. Home Assistant shows it whole to who breaks it, and gives up an entity whose state
     * breaks it; which of these texts are hours only {@link HoursText} knows. The dash is escaped for browsers,
     * the longer ones so that a description of 31,000 letters has a byte for each, and not two.
     */
    static final String HOURS_PATTERN = "([Aa]ll day|[0-9:,;!\\[\\]\\-\\u2013\\u2014 ]*)$";

    private static final int DAY_MINUTES = DayLimit.MAX / 60;

    private SettingRows() {}

    /**
     * All of them, for an account of a PC with this Timekpr.
     *
     * @param config by which it is decided what is enabled at first
     */
    static List<Entity<AccountView>> of(TimekprVersion version, Optional<UserConfig> config) {
        List<Entity<AccountView>> rows = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            rows.add(limit(TimeKind.TIME, day, "Limit ", "timer-cog-outline"));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            rows.add(hours(day));
        }
        rows.add(limit(Period.WEEK, "Limit week", "calendar-week", config));
        rows.add(limit(Period.MONTH, "Limit month", "calendar-month", config));
        rows.addAll(LockoutRows.of(version));
        rows.add(flag(Flag.Kind.TRACK_INACTIVE, "Track inactive sessions", "eye-check-outline")
                .says("Whether sessions that are locked or in the background count, too"));
        rows.add(flag(Flag.Kind.HIDE_TRAY_ICON, "Hide tray icon", "tray-remove")
                .disabledAtFirst()
                .says("Whether the child sees neither Timekpr's icon nor its messages"));
        rows.addAll(PlayTimeRows.of(version, config));
        return rows;
    }

    static Entity<AccountView> limit(TimeKind kind, DayOfWeek day, String name, String icon) {
        return Settings.row(
                        DayLimit.control(kind, day),
                        name + name(day),
                        Platform.NUMBER,
                        config -> Minutes.of(kind.limits(config).on(day)))
                .controlledBy(payload -> new Command.Set(new DayLimit(kind, day, payload.seconds(0, DAY_MINUTES))))
                .minutes()
                .with("min", 0)
                .with("max", DAY_MINUTES)
                .with("step", 1)
                .with("mode", "box")
                .icon(icon)
                .config()
                .says((kind == TimeKind.TIME ? "Minutes" : "Minutes with PlayTime's programs")
                        + " of each such day; 0 forbids it, 1440 is no limit");
    }

    private static Entity<AccountView> limit(Period period, String name, String icon, Optional<UserConfig> onPc) {
        int most = period.most() / 3600;
        return Settings.row(period.control(), name, Platform.NUMBER, config -> Hours.of(period.in(config)))
                .controlledBy(payload -> new Command.Set(new PeriodLimit(period, payload.secondsOfHours(0, most))))
                .hours()
                .with("min", 0)
                .with("max", most)
                .with("step", 0.25)
                .with("mode", "box")
                .icon(icon)
                .config()
                .enabledAtFirst(onPc.filter(period::isSetIn).isPresent())
                .says("Hours of every " + name.replace("Limit ", "") + "; " + most + " is no limit");
    }

    static Entity<AccountView> flag(Flag.Kind flag, String name, String icon) {
        return Settings.row(flag.control(), name, Platform.SWITCH, config -> Entities.onOff(flag.in(config)))
                .controlledBy(payload -> new Command.Set(new Flag(flag, payload.isOn())))
                .icon(icon)
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
                .config()
                .says(
                        "When the child may use the PC on each such day, as 07:00-08:30, !14:00-15:00 (does not count), all day, or"
                                + " nothing");
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
        return day.getValue() + " " + day.name().charAt(0)
                + day.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
