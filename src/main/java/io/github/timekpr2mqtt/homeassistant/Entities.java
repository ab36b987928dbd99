package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of all entities. A row added here is announced, shown, taken as a command and listed in the golden files;
 * there is no second place. Home Assistant sorts a device page by name.
 */
public final class Entities {
    private static final List<String> LOG_LEVELS = List.of("trace", "debug", "info", "warn", "error");

    /** Of the program. */
    public static final List<Entity<BridgeView>> BRIDGE = List.of(
            Entity.<BridgeView>availability("connection", "Connection")
                    .with("device_class", "connectivity")
                    .diagnostic(),
            Entity.<BridgeView>reading(
                            "pcs_online",
                            "PCs online",
                            Platform.SENSOR,
                            v -> v.online().size())
                    .measured()
                    .icon("desktop-classic"),
            waiting(BridgeView::waiting),
            Entity.<BridgeView>reading("log_level", "Log level", Platform.SELECT, BridgeView::logLevel)
                    .controlledBy(payload -> new Command.SetLogLevel(payload.choice(LOG_LEVELS)))
                    .with("options", LOG_LEVELS)
                    .icon("math-log")
                    .config(),
            Entities.<BridgeView>action("sync_all", "Sync all", new Command.SyncAll())
                    .icon("sync"),
            Entities.<BridgeView>action("restart", "Restart", new Command.Restart())
                    .with("device_class", "restart"));

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
            problem(PcView::problem),
            lastError(PcView::lastError),
            Entities.<PcView>action("sync_now", "Sync now", new Command.SyncNow())
                    .icon("sync"));

    /** Of one account, as the newest Timekpr has it: all keys, names and readings. */
    public static final List<Entity<AccountView>> ACCOUNT = account(TimekprVersion.NEWEST);

    private Entities() {}

    /** Of an account on a PC with this Timekpr: what is offered and taken as a command may differ, nothing else. */
    public static List<Entity<AccountView>> account(TimekprVersion version) {
        List<Entity<AccountView>> rows = new ArrayList<>(List.of(
                today("time", "Time used today", "timer-sand", Figures::usedMinutes),
                today("time_left", "Time left today", "timer-outline", Figures::leftMinutes),
                today("extra_today", "Extra time today", "timer-plus-outline", f -> Minutes.of(f.extra())),
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
                        .withAttributes(v -> Changes.of(v).attributes())
                        .with("device_class", "enum")
                        .with("options", Changes.WORDS)
                        .icon("progress-check"),
                waiting(v -> v.wishes().open()),
                problem(v -> !Changes.of(v).trouble().isEmpty()),
                lastError(v -> Changes.of(v).trouble()),
                Entity.<AccountView>event(
                                "result",
                                "Result",
                                List.of("applied", "rejected", "failed", "expired", "cancelled", "changed_at_pc"))
                        .icon("message-check-outline")
                        .diagnostic()));
        rows.addAll(SettingRows.of(version));
        rows.add(grant("add_15", "Add 15 minutes", 15));
        rows.add(grant("add_30", "Add 30 minutes", 30));
        rows.add(grant("add_60", "Add 60 minutes", 60).disabledAtFirst());
        rows.add(grant("remove_15", "Remove 15 minutes", -15).disabledAtFirst());
        rows.addAll(Extra.rows());
        return List.copyOf(rows);
    }

    /** A figure of today in minutes. People see whole ones; automations also the decimals of the last five minutes. */
    private static Entity<AccountView> today(
            String key, String name, String icon, Function<Figures, BigDecimal> figure) {
        return Entity.<AccountView>reading(
                        key, name, Platform.SENSOR, v -> v.figures().map(figure).orElse(null))
                .minutes()
                .measured()
                .with("suggested_display_precision", 0)
                .icon(icon);
    }

    /** Home Assistant makes an id at each press, so that a press that is delivered twice is recognised. */
    private static Entity<AccountView> grant(String key, String name, int minutes) {
        return Entity.<AccountView>button(key, name, payload -> {
                    payload.press(Math.abs(minutes));
                    return new Command.Give(Amount.relative(minutes * 60));
                })
                .with("command_template", "{\"minutes\":" + Math.abs(minutes) + ",\"id\":\"{{ now().timestamp() }}\"}")
                .icon(minutes > 0 ? "timer-plus-outline" : "timer-minus-outline");
    }

    /** A button that changes nothing of a child's. */
    static <V> Entity<V> action(String key, String name, Command command) {
        return Entity.<V>button(key, name, payload -> {
                    payload.press();
                    return command;
                })
                .diagnostic();
    }

    private static <V> Entity<V> waiting(Function<V, @Nullable Object> changes) {
        return Entity.reading("waiting", "Waiting changes", Platform.SENSOR, changes)
                .measured()
                .icon("tray-arrow-up")
                .diagnostic();
    }

    private static <V> Entity<V> problem(Function<V, Boolean> problem) {
        return Entity.<V>reading("problem", "Problem", Platform.BINARY_SENSOR, v -> onOff(problem.apply(v)))
                .with("device_class", "problem")
                .diagnostic();
    }

    private static <V> Entity<V> lastError(Function<V, String> trouble) {
        return Entity.<V>reading("last_error", "Last error", Platform.SENSOR, v -> orOk(trouble.apply(v)))
                .icon("alert-circle-outline")
                .diagnostic();
    }

    static String onOff(boolean on) {
        return on ? "ON" : "OFF";
    }

    /** A text that is never empty and never too long for a state. */
    static String orOk(String trouble) {
        return trouble.isEmpty() ? "OK" : Payload.cut(trouble, Entity.MAX_STATE);
    }
}
