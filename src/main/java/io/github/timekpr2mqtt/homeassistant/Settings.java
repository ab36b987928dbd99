package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Controls of Timekpr's configuration: each shows what is wanted, and beside it what the PC has. */
final class Settings {
    private Settings() {}

    /**
     * The row of such a control.
     *
     * @param level what it shows for a configuration
     */
    static Entity<AccountView> row(String key, String name, Platform platform, Function<UserConfig, Object> level) {
        return row(key, name, platform, level, v -> wanted(v, key).map(level).orElse(null));
    }

    /**
     * The same for one that cannot show everything that a PC may have.
     *
     * @param onPc what the PC has, for its attributes
     * @param shown what it shows; nothing is asked while it is not known what the PC has
     */
    static Entity<AccountView> row(
            String key,
            String name,
            Platform platform,
            Function<UserConfig, Object> onPc,
            Function<AccountView, @Nullable Object> shown) {
        List<String> keys = Setting.keys(key);
        return Entity.<AccountView>reading(
                        key, name, platform, v -> orUnknown(platform, isKnown(v, key, keys) ? shown.apply(v) : null))
                .withAttributes(v -> attributes(v, key, v.onPc(keys).map(onPc).orElse(null)));
    }

    /** What is wanted is known, whatever the PC has. */
    private static boolean isKnown(AccountView view, String control, List<String> keys) {
        boolean isHalfWritten = view.wishes().writing().keySet().stream()
                .anyMatch(kind -> kind.keys().equals(keys)
                        && view.onPc()
                                .flatMap(config -> view.wishes().halfWritten(kind, config, view.faults()))
                                .isPresent());
        return isHalfWritten
                || view.wishes().setting(control).isPresent()
                || view.onPc(keys).isPresent();
    }

    private static @Nullable Object orUnknown(Platform platform, @Nullable Object shown) {
        return shown == null && platform == Platform.TEXT ? "" : shown; // a text knows no "unknown"
    }

    /** The configuration with this control as it is wanted; a failed wish still shows what was asked for, until it is set again. */
    static Optional<UserConfig> wanted(AccountView view, String control) {
        return view.onPc().map(config -> {
            UserConfig written = view.wishes().completed(config, view.faults());
            return view.wishes()
                    .setting(control)
                    .map(wish -> wish.setting().applyTo(written))
                    .orElse(written);
        });
    }

    private static Map<String, @Nullable Object> attributes(AccountView view, String control, @Nullable Object onPc) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("on_pc", onPc);
        SettingWish wish = view.wishes().settings().get(control);
        attributes.put("change", wish == null ? "applied" : wish.isOpen() ? "waiting" : "failed");
        if (wish != null) {
            attributes.put("since", Times.text(wish.origin().at(), view.zone()));
            attributes.put("tries", wish.answered());
            attributes.put("reason", Changes.reason(view, wish));
        }
        return attributes;
    }
}
