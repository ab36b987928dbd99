package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Minutes;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of all entities. A row added here is announced, shown, taken as a command and listed in the golden files;
 * there is no second place. Home Assistant sorts a device page by name.
 */
public final class Entities {
    /** Of the program. */
    public static final List<Entity<BridgeView>> BRIDGE = List.of(
            Entity.<BridgeView>reading("connection", "Connection", Platform.BINARY_SENSOR, v -> "ON")
                    .with("device_class", "connectivity")
                    .diagnostic(),
            Entity.<BridgeView>reading(
                            "pcs_online",
                            "PCs online",
                            Platform.SENSOR,
                            v -> v.online().size())
                    .with("state_class", "measurement")
                    .icon("desktop-classic"),
            Entity.<BridgeView>reading("waiting", "Waiting changes", Platform.SENSOR, BridgeView::waiting)
                    .with("state_class", "measurement")
                    .icon("tray-arrow-up")
                    .diagnostic());

    /** Of one PC. */
    public static final List<Entity<PcView>> PC = List.of(
            Entity.<PcView>reading("online", "Online", Platform.BINARY_SENSOR, v -> onOff(v.online()))
                    .with("device_class", "connectivity"),
            Entity.<PcView>reading(
                            "last_seen",
                            "Last seen",
                            Platform.SENSOR,
                            v -> v.lastSeen()
                                    .map(at -> Times.text(at, v.zone()))
                                    .orElse(null))
                    .with("device_class", "timestamp")
                    .diagnostic(),
            Entity.<PcView>reading("problem", "Problem", Platform.BINARY_SENSOR, v -> onOff(v.problem()))
                    .with("device_class", "problem")
                    .diagnostic(),
            Entity.<PcView>reading("last_error", "Last error", Platform.SENSOR, v -> orOk(v.lastError()))
                    .icon("alert-circle-outline")
                    .diagnostic(),
            Entity.<PcView>button("sync_now", "Sync now", payload -> {
                        payload.press();
                        return new Command.SyncNow();
                    })
                    .icon("sync")
                    .diagnostic());

    /** Of one account. */
    public static final List<Entity<AccountView>> ACCOUNT = account();

    private static final int MAX_TEXT = 255;

    private Entities() {}

    private static List<Entity<AccountView>> account() {
        List<Entity<AccountView>> rows = new ArrayList<>(List.of(
                Entity.<AccountView>reading(
                                "time",
                                "Time used today",
                                Platform.SENSOR,
                                v -> v.figures().map(Figures::usedMinutes).orElse(null))
                        .minutes()
                        .with("state_class", "measurement")
                        .with("suggested_display_precision", 0)
                        .icon("timer-sand"),
                Entity.<AccountView>reading(
                                "time_left",
                                "Time left today",
                                Platform.SENSOR,
                                v -> v.figures().map(Figures::leftMinutes).orElse(null))
                        .minutes()
                        .with("state_class", "measurement")
                        .with("suggested_display_precision", 0)
                        .icon("timer-outline"),
                Entity.<AccountView>reading(
                                "extra_today",
                                "Extra time today",
                                Platform.SENSOR,
                                v -> v.figures().map(f -> Minutes.of(f.extra())).orElse(null))
                        .minutes()
                        .with("state_class", "measurement")
                        .with("suggested_display_precision", 0)
                        .icon("timer-plus-outline"),
                Entity.<AccountView>reading(
                                "active",
                                "Active",
                                Platform.BINARY_SENSOR,
                                v -> v.active().map(Entities::onOff).orElse(null))
                        .with("device_class", "running"),
                Entity.<AccountView>reading(
                                "changes",
                                "Changes",
                                Platform.SENSOR,
                                v -> Changes.of(v).word())
                        .with("device_class", "enum")
                        .with("options", List.of("applied", "waiting", "failed"))
                        .icon("progress-check"),
                Entity.<AccountView>reading(
                                "waiting",
                                "Waiting changes",
                                Platform.SENSOR,
                                v -> v.wishes().open())
                        .with("state_class", "measurement")
                        .icon("tray-arrow-up")
                        .diagnostic(),
                Entity.<AccountView>reading(
                                "problem",
                                "Problem",
                                Platform.BINARY_SENSOR,
                                v -> onOff(!Changes.of(v).trouble().isEmpty()))
                        .with("device_class", "problem")
                        .diagnostic(),
                Entity.<AccountView>reading(
                                "last_error",
                                "Last error",
                                Platform.SENSOR,
                                v -> orOk(Changes.of(v).trouble()))
                        .icon("alert-circle-outline")
                        .diagnostic(),
                Entity.<AccountView>event("result", "Result")
                        .with(
                                "event_types",
                                List.of("applied", "rejected", "failed", "expired", "cancelled", "changed_at_pc"))
                        .icon("message-check-outline")
                        .diagnostic()));
        for (DayOfWeek day : DayOfWeek.values()) {
            rows.add(limit(day));
        }
        rows.add(grant("add_15", "Add 15 minutes", 15));
        rows.add(grant("add_30", "Add 30 minutes", 30));
        rows.add(grant("remove_15", "Remove 15 minutes", -15).disabledAtFirst());
        return List.copyOf(rows);
    }

    private static Entity<AccountView> limit(DayOfWeek day) {
        String key = DayLimit.control(day);
        String weekday = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return Entity.<AccountView>reading(
                        key,
                        "Day " + day.getValue() + " " + weekday + " limit",
                        Platform.NUMBER,
                        v -> Settings.wanted(v)
                                .map(config -> Minutes.of(config.limits().on(day)))
                                .orElse(null))
                .controlledBy(payload -> new Command.Set(new DayLimit(day, payload.seconds(0, DayLimit.MAX / 60))))
                .minutes()
                .with("min", 0)
                .with("max", DayLimit.MAX / 60)
                .with("step", 1)
                .with("mode", "box")
                .icon("timer-cog-outline")
                .config();
    }

    private static Entity<AccountView> grant(String key, String name, int minutes) {
        return Entity.<AccountView>button(key, name, payload -> {
                    payload.press(Math.abs(minutes));
                    return new Command.Give(Amount.relative(minutes * 60));
                })
                .with("command_template", "{\"minutes\":" + Math.abs(minutes) + ",\"id\":\"{{ now().timestamp() }}\"}")
                .icon(minutes > 0 ? "timer-plus-outline" : "timer-minus-outline");
    }

    private static String onOff(boolean on) {
        return on ? "ON" : "OFF";
    }

    /** A state has at most 255 characters. */
    private static String orOk(String trouble) {
        return trouble.isEmpty() ? "OK" : trouble.substring(0, Math.min(MAX_TEXT, trouble.length()));
    }
}
