package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The document of an account's controls: what is wanted, and per control what the PC has. */
final class Settings {
    private Settings() {}

    /** The configuration as it is wanted; a failed wish still shows what was asked for, until it is set again. */
    static Optional<UserConfig> wanted(AccountView view) {
        return view.onPc().map(config -> {
            UserConfig wanted = view.wishes().writing().map(config::withLimits).orElse(config);
            for (SettingWish wish : view.wishes().settings().values()) {
                wanted = wish.setting().applyTo(wanted);
            }
            return wanted;
        });
    }

    /** What stands beside a control's value as its attributes. */
    static Map<String, Object> attributes(AccountView view, Entity<AccountView> control, Object onPc) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("on_pc", onPc);
        SettingWish wish = view.wishes().settings().get(control.key());
        attributes.put("change", wish == null ? "applied" : wish.isOpen() ? "waiting" : "failed");
        if (wish != null) {
            attributes.put("since", Times.text(wish.origin().at(), view.zone()));
            attributes.put("tries", wish.answered());
            attributes.put("reason", wish.failed().orElse(view.absent()));
        }
        return attributes;
    }
}
