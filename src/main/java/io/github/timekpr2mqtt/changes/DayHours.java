package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.HoursText;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;

/** The hours in which a child may use the PC on one day of every week. */
public record DayHours(DayOfWeek day, AllowedHours hours) implements Setting {
    /** The control's key for a day, for example {@code hours_monday}. */
    public static String control(DayOfWeek day) {
        return "hours_" + day.name().toLowerCase(Locale.ROOT);
    }

    static DayHours of(DayOfWeek day, String value) {
        AllowedHours hours = AllowedHours.parse(value);
        if (!hours.toString().equals(value)) { // as the daemon does, the parser leaves out what it does not understand
            throw new IllegalArgumentException("\"" + value + "\" is no list of hours");
        }
        return new DayHours(day, hours);
    }

    static String shown(UserConfig config, DayOfWeek day) {
        return HoursText.print(config.hoursOn(day));
    }

    @Override
    public String control() {
        return control(day);
    }

    @Override
    public UserConfig applyTo(UserConfig config) {
        return config.withHours(day, hours);
    }

    /** What the daemon makes of its list counts, not how the list is written. */
    @Override
    public boolean holdsIn(UserConfig config) {
        return config.hoursOn(day).equals(hours);
    }

    @Override
    public String shownIn(UserConfig config) {
        return shown(config, day);
    }

    @Override
    public String value() {
        return hours.toString();
    }

    @Override
    public Step.Change write(Username user, UserConfig observed, UserConfig wanted) {
        return new Step.Change(control(), List.of(Call.setAllowedHours(user, day, wanted.hoursOn(day))));
    }
}
