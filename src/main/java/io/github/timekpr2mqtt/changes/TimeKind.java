package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;

/** The two kinds of time that Timekpr counts, each with a list of weekdays and limits and with grants of its own. */
public enum TimeKind {
    /** Time at the PC. */
    TIME("limits") {
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
    PLAYTIME("playtime_limits") {
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

    private final String what;

    TimeKind(String what) {
        this.what = what;
    }

    /** Its limits. */
    public abstract DailyLimits limits(UserConfig config);

    /** The same configuration with other limits of this kind. */
    public abstract UserConfig withLimits(UserConfig config, DailyLimits limits);

    /** The calls that write the limits, then the days: a cut between the two opens no further day. */
    abstract List<Call> both(Username user, DailyLimits limits);

    /** The call that gives (more than 0) or takes seconds of today. */
    abstract Call change(Username user, int signedSeconds);

    /** The calls that write a list of limits; a list that has all days is changed by the first alone. */
    Step.Change write(Username user, UserConfig observed, DailyLimits limits) {
        List<Call> calls = both(user, limits);
        return new Step.Change(what, limits(observed).isWhole() ? calls.subList(0, 1) : calls);
    }
}
