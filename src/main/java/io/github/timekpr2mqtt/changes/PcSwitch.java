package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;

/** One of Timekpr's own settings that is on or off. */
public record PcSwitch(OwnSwitch which, boolean on) implements PcSetting {
    static PcSwitch of(OwnSwitch which, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("\"" + value + "\" is neither true nor false");
        }
        return new PcSwitch(which, value.equals("true"));
    }

    static String shown(boolean on) {
        return on ? "ON" : "OFF";
    }

    @Override
    public String control() {
        return PcSetting.control(which);
    }

    @Override
    public boolean holdsIn(MainConfig config) {
        return which.in(config) == on;
    }

    @Override
    public String shown() {
        return shown(on);
    }

    @Override
    public String shownIn(MainConfig config) {
        return shown(which.in(config));
    }

    @Override
    public String value() {
        return Boolean.toString(on);
    }

    @Override
    public Call call() {
        return Call.setTimekpr(which, on);
    }
}
