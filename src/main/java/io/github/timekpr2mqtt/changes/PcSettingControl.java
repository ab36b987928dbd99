package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.OwnList;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A control of Timekpr's own settings of a PC, whatever its level is.
 *
 * @param shown what it shows for these settings
 * @param of the setting of a level's {@linkplain PcSetting#value() text}
 */
record PcSettingControl(Function<MainConfig, String> shown, Function<String, PcSetting> of) {
    /** All of them, by the control's key. */
    static final Map<String, PcSettingControl> ALL = all();

    private static Map<String, PcSettingControl> all() {
        Map<String, PcSettingControl> all = new LinkedHashMap<>();
        for (OwnNumber which : OwnNumber.values()) {
            all.put(
                    PcSetting.control(which),
                    new PcSettingControl(
                            config -> PcNumber.shown(which, which.in(config)),
                            value -> new PcNumber(which, Integer.parseInt(value))));
        }
        for (OwnSwitch which : OwnSwitch.values()) {
            all.put(
                    PcSetting.control(which),
                    new PcSettingControl(
                            config -> OnOff.shown(which.in(config)), value -> new PcSwitch(which, OnOff.parse(value))));
        }
        for (OwnList which : OwnList.values()) {
            all.put(
                    PcSetting.control(which),
                    new PcSettingControl(
                            config -> PcWords.shown(which.in(config)), value -> PcWords.parse(which, value)));
        }
        return Collections.unmodifiableMap(all);
    }

    /** @throws IllegalArgumentException if there is no such control */
    static PcSettingControl named(String control) {
        PcSettingControl found = ALL.get(control);
        if (found == null) {
            throw new IllegalArgumentException("no setting of a PC is called " + control);
        }
        return found;
    }
}
