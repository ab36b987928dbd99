package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The time, or the PlayTime, that a child may use on one day of every week.
 *
 * @param seconds 0 (the day is forbidden) to 86400 (no limit); Timekpr clamps what is above
 */
public record DayLimit(TimeKind kind, DayOfWeek day, int seconds) implements Setting {
    /** What somebody can do whose list cannot be taken as it is. */
    static final String WAY_OUT = "Set the limits of all seven days, or correct the file";

    /** Seconds of a day, which is Timekpr's "no limit". */
    public static final int MAX = DailyLimits.WHOLE_DAY;

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

    /** Of time at the PC. */
    public DayLimit(DayOfWeek day, int seconds) {
        this(TimeKind.TIME, day, seconds);
    }

    /** The control's key for a day, for example {@code limit_monday} or {@code playtime_limit_monday}. */
    public static String control(TimeKind kind, DayOfWeek day) {
        String limit = "limit_" + day.name().toLowerCase(Locale.ROOT);
        return kind == TimeKind.TIME ? limit : "playtime_" + limit;
    }

    static String shown(TimeKind kind, UserConfig config, DayOfWeek day) {
        return Minutes.text(kind.limits(config).on(day));
    }

    @Override
    public String control() {
        return control(kind, day);
    }

    @Override
    public UserConfig applyTo(UserConfig config) {
        return kind.withLimits(config, kind.limits(config).with(day, seconds));
    }

    /** A list that lacks days is not enough: Timekpr's grants read it by another rule than its limits (measured). */
    @Override
    public boolean holdsIn(UserConfig config) {
        DailyLimits limits = kind.limits(config);
        return limits.isWhole() && limits.on(day) == seconds;
    }

    @Override
    public String shownIn(UserConfig config) {
        return shown(kind, config, day);
    }

    @Override
    public String value() {
        return Integer.toString(seconds);
    }

    /** All days are one list: either the others are known, or they are wanted as well. */
    @Override
    public List<String> takesAlong(AccountWishes wishes) {
        boolean whole = Arrays.stream(DayOfWeek.values())
                .allMatch(other -> wishes.setting(control(kind, other))
                        .filter(SettingWish::isOpen)
                        .isPresent());
        return whole || wishes.isOfTwoCalls(kind) ? List.of() : kind.keys();
    }

    @Override
    public String wayOut() {
        return WAY_OUT;
    }

    @Override
    public Step.Change write(Username user, UserConfig observed, UserConfig wanted) {
        return kind.write(user, kind.limits(observed).isWhole(), kind.limits(wanted));
    }
}
