package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;

/** One of Timekpr's settings that are either on or off. */
public record Flag(Kind kind, boolean on) implements Setting {
    /** Which one it is. */
    public enum Kind {
        /** Sessions that are locked or in the background count, too. */
        TRACK_INACTIVE("track_inactive", "TRACK_INACTIVE") {
            @Override
            public boolean in(UserConfig config) {
                return config.trackInactive();
            }

            @Override
            UserConfig with(UserConfig config, boolean on) {
                return config.withTrackInactive(on);
            }

            @Override
            Call call(Username user, boolean on) {
                return Call.setTrackInactive(user, on);
            }
        },
        /** The child sees neither Timekpr's icon nor its messages. */
        HIDE_TRAY_ICON("hide_tray_icon", "HIDE_TRAY_ICON") {
            @Override
            public boolean in(UserConfig config) {
                return config.hideTrayIcon();
            }

            @Override
            UserConfig with(UserConfig config, boolean on) {
                return config.withHideTrayIcon(on);
            }

            @Override
            Call call(Username user, boolean on) {
                return Call.setHideTrayIcon(user, on);
            }
        },
        /** Certain programs have limits of their own; the PC's own switch must be on, too. */
        PLAYTIME_ENABLED("playtime_enabled", "PLAYTIME_ENABLED") {
            @Override
            public boolean in(UserConfig config) {
                return config.playTime().enabled();
            }

            @Override
            UserConfig with(UserConfig config, boolean on) {
                return config.withPlayTime(config.playTime().withEnabled(on));
            }

            @Override
            Call call(Username user, boolean on) {
                return Call.setPlayTimeEnabled(user, on);
            }
        },
        /** Time runs only while one of these programs does; the limits of PlayTime are then not used. */
        PLAYTIME_OVERRIDE("playtime_override", "PLAYTIME_LIMIT_OVERRIDE_ENABLED") {
            @Override
            public boolean in(UserConfig config) {
                return config.playTime().limitOverride();
            }

            @Override
            UserConfig with(UserConfig config, boolean on) {
                return config.withPlayTime(config.playTime().withLimitOverride(on));
            }

            @Override
            Call call(Username user, boolean on) {
                return Call.setPlayTimeLimitOverride(user, on);
            }
        },
        /** These programs may run in hours that do not count. */
        PLAYTIME_UNACCOUNTED("playtime_unaccounted", "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED") {
            @Override
            public boolean in(UserConfig config) {
                return config.playTime().unaccountedIntervals();
            }

            @Override
            UserConfig with(UserConfig config, boolean on) {
                return config.withPlayTime(config.playTime().withUnaccountedIntervals(on));
            }

            @Override
            Call call(Username user, boolean on) {
                return Call.setPlayTimeUnaccountedIntervalsEnabled(user, on);
            }
        };

        private final String control;
        private final String key;

        Kind(String control, String key) {
            this.control = control;
            this.key = key;
        }

        /** Timekpr's key. */
        String key() {
            return key;
        }

        /** The control's key. */
        public String control() {
            return control;
        }

        /** Whether it is on in a configuration. */
        public abstract boolean in(UserConfig config);

        abstract UserConfig with(UserConfig config, boolean on);

        abstract Call call(Username user, boolean on);

        String shown(UserConfig config) {
            return OnOff.shown(in(config));
        }
    }

    @Override
    public String control() {
        return kind.control();
    }

    @Override
    public UserConfig applyTo(UserConfig config) {
        return kind.with(config, on);
    }

    @Override
    public boolean holdsIn(UserConfig config) {
        return kind.in(config) == on;
    }

    @Override
    public String shownIn(UserConfig config) {
        return kind.shown(config);
    }

    @Override
    public String value() {
        return Boolean.toString(on);
    }

    @Override
    public Step.Change write(Username user, UserConfig observed, UserConfig wanted) {
        return new Step.Change(control(), List.of(kind.call(user, on)));
    }
}
