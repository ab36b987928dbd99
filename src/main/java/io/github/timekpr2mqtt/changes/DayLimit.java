package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The time that a child may use on one day of every week.
 *
 * @param seconds 0 (the day is forbidden) to 86400 (no limit); Timekpr clamps what is above
 */
public record DayLimit(DayOfWeek day, int seconds) implements Setting {
    /** Seconds of a day, which is Timekpr's "no limit". */
    public static final int MAX = 86_400;

    /** Timekpr's keys of all days' limits. */
    public static final List<String> KEYS = List.of("ALLOWED_WEEKDAYS", "LIMITS_PER_WEEKDAYS");

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the seconds are out of range
     */
    public DayLimit {
        if (seconds < 0 || seconds > MAX) {
            throw new IllegalArgumentException("limit of " + day + ": given " + seconds + " s, allowed 0 to " + MAX);
        }
    }

    /** The control's key for a day, for example {@code limit_monday}. */
    public static String control(DayOfWeek day) {
        return "limit_" + day.name().toLowerCase(Locale.ROOT);
    }

    static String shown(UserConfig config, DayOfWeek day) {
        return Minutes.text(config.limits().on(day));
    }

    @Override
    public String control() {
        return control(day);
    }

    @Override
    public UserConfig applyTo(UserConfig config) {
        return config.withLimits(config.limits().with(day, seconds));
    }

    /** A list that lacks days is not enough: Timekpr's grants read it by another rule than its limits (measured). */
    @Override
    public boolean holdsIn(UserConfig config) {
        return config.limits().isWhole() && config.limits().on(day) == seconds;
    }

    @Override
    public String shownIn(UserConfig config) {
        return shown(config, day);
    }

    @Override
    public String value() {
        return Integer.toString(seconds);
    }

    /** All days are one list: either the others are known, or they are wanted as well. */
    @Override
    public List<String> takesAlong(AccountWishes wishes) {
        boolean whole = Arrays.stream(DayOfWeek.values())
                .allMatch(other -> wishes.setting(control(other))
                        .filter(SettingWish::isOpen)
                        .isPresent());
        return whole || wishes.writing().isPresent() ? List.of() : KEYS;
    }

    @Override
    public String wayOut() {
        return "Set the limits of all seven days, or correct the file";
    }

    @Override
    public Step.Change write(Username user, UserConfig observed, UserConfig wanted) {
        return SettingsPlan.week(user, observed, wanted.limits());
    }
}
