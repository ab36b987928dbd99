package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is shown of Timekpr's own settings on a PC.
 *
 * @param allowed whether our account may change them; else there are no controls
 * @param wishes what is wanted and not yet seen on the PC, by control
 * @param onPc as last observed
 * @param obstacle why open changes are not delivered, empty if nothing is in their way
 */
public record OwnSettings(
        boolean allowed, Map<String, PcSettingWish> wishes, Optional<MainConfig> onPc, String obstacle) {
    /** Of a PC where nothing is wanted of them, and nobody may. */
    public static final OwnSettings NONE = new OwnSettings(false, Map.of(), Optional.empty(), "");

    /** What somebody has to know and do, in plain words; empty if nothing. */
    public String trouble() {
        return wishes.values().stream()
                .filter(wish -> wish.failed().isPresent())
                .findFirst()
                .map(wish -> Changes.failed(
                        PcSettingRows.name(wish.setting().control()),
                        wish.failed().get()))
                .orElse("");
    }

    /** What a control of the PC has, as the control shows it. */
    Optional<String> onPc(String control) {
        return onPc.map(config -> PcSetting.shownIn(control, config));
    }

    /** What is wanted; a failed wish still shows what was asked for, until it is set again. */
    Optional<String> wanted(String control) {
        return Optional.ofNullable(wishes.get(control))
                .map(wish -> wish.setting().shown())
                .or(() -> onPc(control));
    }
}
