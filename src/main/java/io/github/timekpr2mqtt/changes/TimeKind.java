package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The two kinds of time that Timekpr counts, each with a list of weekdays and limits and with grants of its own. */
public enum TimeKind {
    /** Time at the PC. */
    TIME("limits", "ALLOWED_WEEKDAYS", "LIMITS_PER_WEEKDAYS", "extra_time", "time") {
        @Override
        public DailyLimits limits(UserConfig config) {
            return config.limits();
        }

        @Override
        public UserConfig withLimits(UserConfig config, DailyLimits limits) {
            return config.withLimits(limits);
        }

        @Override
        List<Call> both(Username user, DailyLimits limits) {
            return List.of(Call.setTimeLimitForDays(user, limits), Call.setAllowedDays(user, limits));
        }

        @Override
        Call change(Username user, int signedSeconds) {
            return Call.setTimeLeft(user, signedSeconds);
        }
    },
    /** Time with certain programs. */
    PLAYTIME(
            "playtime_limits",
            "PLAYTIME_ALLOWED_WEEKDAYS",
            "PLAYTIME_LIMITS_PER_WEEKDAYS",
            "extra_playtime",
            "PlayTime") {
        @Override
        public DailyLimits limits(UserConfig config) {
            return config.playTime().limits();
        }

        @Override
        public UserConfig withLimits(UserConfig config, DailyLimits limits) {
            return config.withPlayTime(config.playTime().withLimits(limits));
        }

        @Override
        List<Call> both(Username user, DailyLimits limits) {
            return List.of(Call.setPlayTimeLimitsForDays(user, limits), Call.setPlayTimeAllowedDays(user, limits));
        }

        @Override
        Call change(Username user, int signedSeconds) {
            return Call.changePlayTimeLeft(user, signedSeconds);
        }
    };

    /** Commands that give or take some time, beside the one that sets all of it. */
    private static final Set<String> SOME = Set.of("add_15", "add_30", "add_60", "remove_15", "give_bonus");

    private final String what;
    private final String daysKey;
    private final String limitsKey;
    private final String extra;
    private final String word;

    TimeKind(String what, String daysKey, String limitsKey, String extra, String word) {
        this.what = what;
        this.daysKey = daysKey;
        this.limitsKey = limitsKey;
        this.extra = extra;
        this.word = word;
    }

    /** In a sentence. */
    String word() {
        return word;
    }

    /** The control that shows all extra time of today. */
    public String extra() {
        return extra;
    }

    /** Whether this command gives or takes it. */
    public boolean isGivenBy(String command) {
        return command.equals(extra) || (this == TIME && SOME.contains(command));
    }

    /** Timekpr's keys of the limits. */
    public List<String> keys() {
        return List.of(daysKey, limitsKey);
    }

    /** Its limits. */
    public abstract DailyLimits limits(UserConfig config);

    /** The same configuration with other limits of this kind. */
    public abstract UserConfig withLimits(UserConfig config, DailyLimits limits);

    /** The calls that write the limits, then the days: a cut between the two opens no further day. */
    abstract List<Call> both(Username user, DailyLimits limits);

    /** The call that gives (more than 0) or takes seconds of today. */
    abstract Call change(Username user, int signedSeconds);

    /**
     * The calls that write a list of limits.
     *
     * @param whole whether the PC's list has all days: then it is changed by one call
     */
    Step.Change write(Username user, boolean whole, DailyLimits limits) {
        List<Call> calls = both(user, limits);
        return new Step.Change(what, whole ? calls.subList(0, 1) : calls);
    }

    /** The limits of seven days that a change writes without the days; empty if that is not what it does. */
    Optional<DailyLimits> limitsAlone(Step.Change change) {
        if (!change.what().equals(what) || change.calls().size() != 1) {
            return Optional.empty();
        }
        List<?> seconds = (List<?>) change.calls().get(0).args().get(1);
        String limits = seconds.stream().map(String::valueOf).collect(Collectors.joining(";"));
        return Optional.of(DailyLimits.parse(DailyLimits.everyDay(0).weekdays(), limits));
    }
}
