package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import io.github.timekpr2mqtt.timekpr.WakeInterval;
import java.util.Arrays;
import java.util.List;

/**
 * An end of the hours between which the PC may be woken after {@code suspendwake}.
 *
 * @param hour 0 to 23; Timekpr itself takes any number
 */
public record WakeHour(End end, int hour) implements Setting {
    /** The last hour of a day. */
    public static final int LAST = 23;

    static final String KEY = "WAKEUP_HOUR_INTERVAL";

    /** Which of the two. */
    public enum End {
        /** The first hour in which it may be woken. */
        FROM("wake_from") {
            @Override
            int in(WakeInterval wake) {
                return wake.from();
            }

            @Override
            WakeInterval with(WakeInterval wake, int hour) {
                return wake.withFrom(hour);
            }
        },
        /** The last one. */
        TO("wake_to") {
            @Override
            int in(WakeInterval wake) {
                return wake.to();
            }

            @Override
            WakeInterval with(WakeInterval wake, int hour) {
                return wake.withTo(hour);
            }
        };

        private final String control;

        End(String control) {
            this.control = control;
        }

        abstract int in(WakeInterval wake);

        abstract WakeInterval with(WakeInterval wake, int hour);

        /** The control's key. */
        public String control() {
            return control;
        }

        /** Its hour in a configuration, which may be none of a day. */
        public int in(UserConfig config) {
            return in(config.wake());
        }

        String shown(UserConfig config) {
            return Integer.toString(in(config));
        }
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a day has no such hour
     */
    public WakeHour {
        if (hour < 0 || hour > LAST) {
            throw new IllegalArgumentException(end.control() + ": given " + hour + ", allowed 0 to " + LAST);
        }
    }

    @Override
    public String control() {
        return end.control();
    }

    @Override
    public UserConfig applyTo(UserConfig config) {
        return config.withWake(end.with(config.wake(), hour));
    }

    @Override
    public boolean holdsIn(UserConfig config) {
        return end.in(config) == hour;
    }

    @Override
    public String shownIn(UserConfig config) {
        return end.shown(config);
    }

    @Override
    public String value() {
        return Integer.toString(hour);
    }

    @Override
    public List<String> takesAlong(AccountWishes wishes) {
        boolean both = Arrays.stream(End.values())
                .allMatch(other -> wishes.setting(other.control())
                        .filter(SettingWish::isOpen)
                        .isPresent());
        return both ? List.of(Lockout.KEY) : List.of(Lockout.KEY, KEY);
    }

    /** Written with the lockout, of which it is a part; that stays as it is, also a word that only Timekpr can judge. */
    @Override
    public Step.Change write(Username user, UserConfig observed, UserConfig wanted) {
        return Lockout.change(user, wanted);
    }
}
