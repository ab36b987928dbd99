package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.PcNumber;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.PcSwitch;
import io.github.timekpr2mqtt.changes.PcWords;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.OwnList;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Timekpr's own settings on Anna's PC, in the situations that a parent can meet. */
final class Own {
    private final MainConfig onPc;
    private final Map<String, PcSettingWish> wishes = new LinkedHashMap<>();
    private boolean allowed = true;
    private String obstacle = "";

    private Own(MainConfig onPc) {
        this.onPc = onPc;
    }

    /** As Timekpr is installed, and nothing is wanted. */
    static Own calm() {
        return new Own(new ToyTimekpr().look().main());
    }

    /** As Timekpr is installed, but for this line of its file. */
    static Own with(String key, String value) {
        try {
            return new Own(
                    MainConfig.parse(calm().onPc.print().replaceFirst("(?m)^" + key + " = .*$", key + " = " + value)));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody wrote what the daemon takes, and no control can show. */
    static Own odd() {
        try {
            return new Own(MainConfig.parse(calm().onPc
                    .print()
                    .replace("LOGLEVEL = 1", "LOGLEVEL = 7")
                    .replace("POLLTIME = 3", "POLLTIME = 600")
                    .replace("TYPES_EXCL = tty", "TYPES_EXCL = vt220;tty")
                    .replace("USERS_EXCL = ", "USERS_EXCL = " + "a".repeat(32) + ";" + "b;".repeat(100))));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    /** Of each kind something waits. */
    static Own each(String obstacle) {
        Own own = calm().wants(PcNumber.logLevel("debug"))
                .wants(new PcNumber(OwnNumber.POLL_TIME, 5))
                .wants(new PcSwitch(OwnSwitch.PLAYTIME, true))
                .wants(PcWords.parse(OwnList.SESSION_TYPES, "wayland x11 tty"))
                .wants(PcWords.parse(OwnList.SESSION_TYPES_EXCLUDED, ""));
        own.obstacle = obstacle;
        return own;
    }

    Own wants(PcSetting setting) {
        return add(new PcSettingWish(
                setting, Anna.origin(setting.control(), setting.shown()), Optional.of(setting.shownIn(onPc))));
    }

    Own failed(PcSetting setting, String reason) {
        return add(new PcSettingWish(
                setting,
                Anna.origin(setting.control(), setting.shown()),
                Optional.of(setting.shownIn(onPc)),
                2,
                Optional.of(reason)));
    }

    /** All that are wanted, before the PC went for this reason. */
    Own sent(String why) {
        wishes.replaceAll((control, wish) -> new PcSettingWish(
                wish.setting(),
                wish.origin(),
                wish.before(),
                wish.answered(),
                wish.failed(),
                Optional.of(wish.setting())));
        obstacle = why;
        return this;
    }

    private Own add(PcSettingWish wish) {
        wishes.put(wish.setting().control(), wish);
        return this;
    }

    Own notAllowed() {
        allowed = false;
        return this;
    }

    OwnSettings settings() {
        return new OwnSettings(allowed, wishes, Optional.of(onPc), obstacle);
    }

    PcView view() {
        return Shown.pc(true, false, "", List.of(), settings());
    }
}
