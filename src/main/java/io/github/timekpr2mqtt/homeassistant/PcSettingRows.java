package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.PcNumber;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.PcSwitch;
import io.github.timekpr2mqtt.changes.PcWords;
import io.github.timekpr2mqtt.timekpr.OwnList;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.OwnSetting;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of the table that holds Timekpr's own settings of a PC. A level that a control cannot show, because somebody
 * else wrote it into the file, is unknown there and stands in its attributes.
 */
final class PcSettingRows {
    /** Home Assistant shows it whole to who breaks it. */
    static final String TYPES_PATTERN = "((" + String.join("|", OwnList.KNOWN_TYPES) + ")[,; ]*)*$";

    static final String USERS_PATTERN = "[\\w.@\\-,; ]*$";

    /** As the newest Timekpr has them: all keys, names and readings. */
    static final List<Entity<PcView>> ALL = of(TimekprVersion.NEWEST);

    private PcSettingRows() {}

    /** All of them, for a PC with this Timekpr, and what dismisses those that failed. */
    static List<Entity<PcView>> of(TimekprVersion version) {
        return List.of(
                Queue.<PcView>dismiss().says("What failed of Timekpr's own settings need not be shown any more"),
                logLevel().says("How much Timekpr's own log says"),
                seconds(OwnNumber.POLL_TIME, "poll time", "refresh")
                        .says("Seconds between two looks at who is there; with 45 and more Timekpr counts nothing"),
                seconds(OwnNumber.SAVE_TIME, "save time", "content-save-outline")
                        .says("Seconds between two saves of what was used: so much is forgotten in a power cut"),
                onOff(OwnSwitch.TRACK_INACTIVE, "track inactive sessions of new users", "eye-check-outline")
                        .says("Whether inactive sessions count for new users; Timekpr 0.5.9 does not keep it"),
                seconds(OwnNumber.TERMINATION_TIME, "termination time", "timer-lock-outline")
                        .says("Seconds from the end of the time to the lock; so long lasts each log-in without time"),
                seconds(OwnNumber.FINAL_WARNING, "final warning", "timer-alert-outline")
                        .says("Seconds before the lock from which on each is announced"),
                seconds(OwnNumber.FINAL_NOTIFICATION, "final notification", "bell-outline")
                        .says("Seconds before the end of the time at which the child is warned"),
                words(OwnList.SESSION_TYPES, "session types", "monitor", TYPES_PATTERN)
                        .says("Which sessions count, at least one of x11, wayland, mir, tty, web, unspecified"),
                words(OwnList.SESSION_TYPES_EXCLUDED, "session types excluded", "monitor-off", TYPES_PATTERN)
                        .says("Which sessions never count"),
                words(OwnList.USERS_EXCLUDED, "users excluded", "account-off-outline", USERS_PATTERN)
                        .says(
                                "Users without limits, from their next log-in on; Timekpr 0.5.9 limits them all the same"),
                onOff(OwnSwitch.PLAYTIME, "PlayTime", "gamepad-variant-outline")
                        .says("Whether there is PlayTime on this PC"),
                onOff(OwnSwitch.PLAYTIME_ENHANCED, "PlayTime by command line", "console-line")
                        .says("Whether PlayTime looks at whole command lines"));
    }

    /** What people call a control. */
    static String name(String control) {
        return row(control).map(Entity::name).orElse(control);
    }

    private static Optional<Entity<PcView>> row(String control) {
        return ALL.stream().filter(row -> row.key().equals(control)).findFirst();
    }

    /** A level of a control with its unit, as it stands in a sentence. */
    static String words(String control, String shown) {
        String unit = row(control)
                .map(row -> row.options().get("unit_of_measurement"))
                .map(word -> " " + word)
                .orElse("");
        return shown.isEmpty() ? "none" : shown + unit;
    }

    private static Entity<PcView> row(OwnSetting which, String name, Platform platform, String icon, Control control) {
        String key = PcSetting.control(which);
        return Entity.<PcView>reading(key, "Timekpr " + name, platform, v -> null)
                .controlledBy(control)
                .withAttributes(v -> attributes(v, key))
                .icon(icon)
                .config()
                .disabledAtFirst();
    }

    /** It shows what is wanted, if it can. */
    private static Entity<PcView> shown(Entity<PcView> row) {
        String otherwise = row.platform() == Platform.TEXT ? "" : null; // a text knows no "unknown"
        Function<String, Optional<Object>> asState = row.asState();
        return row.showing(v -> v.own().wanted(row.key()).flatMap(asState).orElse(otherwise));
    }

    private static Entity<PcView> logLevel() {
        return shown(row(
                        OwnNumber.LOG_LEVEL,
                        "log level",
                        Platform.SELECT,
                        "math-log",
                        payload -> new Command.Configure(PcNumber.logLevel(payload.choice(PcNumber.LOG_LEVELS))))
                .with("options", PcNumber.LOG_LEVELS));
    }

    private static Entity<PcView> seconds(OwnNumber which, String name, String icon) {
        return shown(row(
                        which,
                        name,
                        Platform.NUMBER,
                        icon,
                        payload -> new Command.Configure(
                                new PcNumber(which, payload.whole(which.min(), which.max(), "seconds"))))
                .seconds()
                .with("min", which.min())
                .with("max", which.max())
                .with("step", 1)
                .with("mode", "box"));
    }

    private static Entity<PcView> onOff(OwnSwitch which, String name, String icon) {
        return shown(row(
                which,
                name,
                Platform.SWITCH,
                icon,
                payload -> new Command.Configure(new PcSwitch(which, payload.isOn()))));
    }

    private static Entity<PcView> words(OwnList which, String name, String icon, String pattern) {
        return shown(row(which, name, Platform.TEXT, icon, payload -> new Command.Configure(words(which, payload)))
                .with("max", PcWords.LONGEST)
                .with("pattern", pattern));
    }

    private static PcWords words(OwnList which, Payload payload) throws Refused {
        try {
            return PcWords.parse(which, payload.value("words with commas between them"));
        } catch (IllegalArgumentException e) {
            throw new Refused(Payload.onOneLine(Objects.requireNonNullElse(e.getMessage(), "no list")));
        }
    }

    private static Map<String, @Nullable Object> attributes(PcView view, String control) {
        OwnSettings own = view.own();
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("on_pc", own.onPc(control).map(Documents::number).orElse(null));
        PcSettingWish wish = own.wishes().get(control);
        attributes.put("change", wish == null ? "applied" : wish.isOpen() ? "waiting" : "failed");
        if (wish != null) {
            attributes.put("since", Times.text(wish.origin().at(), view.zone()));
            attributes.put("tries", wish.answered());
            attributes.put("reason", Changes.reason(own, wish));
        }
        return attributes;
    }
}
