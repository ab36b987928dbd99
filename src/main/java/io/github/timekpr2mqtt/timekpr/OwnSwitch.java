package io.github.timekpr2mqtt.timekpr;

/** Those of Timekpr's own settings that are on or off. */
public enum OwnSwitch implements OwnSetting {
    /**
     * Whether inactive sessions count, for new users; no daemon uses it (read in both). Told by a call, both write {@code 1} or
     * {@code 0}; at its next change 0.5.4 makes {@code True} of the 1, and 0.5.9 {@code False}.
     */
    TRACK_INACTIVE("setTimekprTrackInactive"),

    /** Whether PlayTime is on for this PC; a child's own switch counts only while it is. */
    PLAYTIME("setTimekprPlayTimeEnabled"),

    /** Whether PlayTime looks at whole command lines, and not only at the names of programs. */
    PLAYTIME_ENHANCED("setTimekprPlayTimeEnhancedActivityMonitorEnabled");

    private final String member;

    OwnSwitch(String member) {
        this.member = member;
    }

    @Override
    public String member() {
        return member;
    }

    /** As it stands in the file. */
    public boolean in(MainConfig config) {
        return switch (this) {
            case TRACK_INACTIVE -> config.trackInactive();
            case PLAYTIME -> config.playTimeEnabled();
            case PLAYTIME_ENHANCED -> config.playTimeEnhanced();
        };
    }
}
