package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;

/** One of Timekpr's own settings that is on or off. */
public record PcSwitch(OwnSwitch which, boolean on) implements PcSetting {
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
        return OnOff.shown(on);
    }

    @Override
    public String shownIn(MainConfig config) {
        return OnOff.shown(which.in(config));
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
