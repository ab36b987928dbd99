package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;

/** Whether sessions that are locked or in the background count, too. */
public record TrackInactive(boolean on) implements Setting {
    /** The control's key. */
    public static final String CONTROL = "track_inactive";

    static TrackInactive of(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("\"" + value + "\" is neither true nor false");
        }
        return new TrackInactive(value.equals("true"));
    }

    static String shown(UserConfig config) {
        return config.trackInactive() ? "ON" : "OFF";
    }

    @Override
    public String control() {
        return CONTROL;
    }

    @Override
    public UserConfig applyTo(UserConfig config) {
        return config.withTrackInactive(on);
    }

    @Override
    public boolean holdsIn(UserConfig config) {
        return config.trackInactive() == on;
    }

    @Override
    public String shownIn(UserConfig config) {
        return shown(config);
    }

    @Override
    public String value() {
        return Boolean.toString(on);
    }

    @Override
    public Step.Change write(Username user, UserConfig observed, UserConfig wanted) {
        return new Step.Change(CONTROL, List.of(Call.setTrackInactive(user, on)));
    }
}
