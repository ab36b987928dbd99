package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;

/**
 * The time that a child may use in every week or month.
 *
 * @param seconds 0 to {@link Period#most}, which is Timekpr's "no limit"; Timekpr clamps what is above
 */
public record PeriodLimit(Period period, int seconds) implements Setting {
    /** For what it is. */
    public enum Period {
        /** From Monday to Sunday. */
        WEEK("limit_week", "LIMIT_PER_WEEK", UserConfig.WHOLE_WEEK) {
            @Override
            public int in(UserConfig config) {
                return config.limitPerWeek();
            }

            @Override
            UserConfig with(UserConfig config, int seconds) {
                return config.withLimitPerWeek(seconds);
            }

            @Override
            Call call(Username user, int seconds) {
                return Call.setTimeLimitForWeek(user, seconds);
            }
        },
        /** From the first of a month to its last. */
        MONTH("limit_month", "LIMIT_PER_MONTH", UserConfig.WHOLE_MONTH) {
            @Override
            public int in(UserConfig config) {
                return config.limitPerMonth();
            }

            @Override
            UserConfig with(UserConfig config, int seconds) {
                return config.withLimitPerMonth(seconds);
            }

            @Override
            Call call(Username user, int seconds) {
                return Call.setTimeLimitForMonth(user, seconds);
            }
        };

        private final String control;
        private final String key;
        private final int most;

        Period(String control, String key, int most) {
            this.control = control;
            this.key = key;
            this.most = most;
        }

        /** Timekpr's key. */
        String key() {
            return key;
        }

        /** The control's key. */
        public String control() {
            return control;
        }

        /** Seconds that are no limit. */
        public int most() {
            return most;
        }

        /** Its seconds in a configuration. */
        public abstract int in(UserConfig config);

        /** Whether it is a limit in a configuration. */
        public boolean isSetIn(UserConfig config) {
            return in(config) < most;
        }

        abstract UserConfig with(UserConfig config, int seconds);

        abstract Call call(Username user, int seconds);

        String shown(UserConfig config) {
            return Hours.text(in(config));
        }
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the seconds are out of range
     */
    public PeriodLimit {
        if (seconds < 0 || seconds > period.most()) {
            throw new IllegalArgumentException(
                    period.control() + ": given " + seconds + " s, allowed 0 to " + period.most());
        }
    }

    @Override
    public String control() {
        return period.control();
    }

    @Override
    public UserConfig applyTo(UserConfig config) {
        return period.with(config, seconds);
    }

    @Override
    public boolean holdsIn(UserConfig config) {
        return period.in(config) == seconds;
    }

    @Override
    public String shownIn(UserConfig config) {
        return period.shown(config);
    }

    @Override
    public String value() {
        return Integer.toString(seconds);
    }

    @Override
    public Step.Change write(Username user, UserConfig observed, UserConfig wanted) {
        return new Step.Change(control(), List.of(period.call(user, seconds)));
    }
}
