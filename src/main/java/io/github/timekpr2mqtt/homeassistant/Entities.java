package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of all entities; its rows of an account's time are in {@link Readings}. A row added here is announced, shown,
 * taken as a command and listed in the golden files; there is no second place. Home Assistant sorts a device page by name.
 */
public final class Entities {
    private static final List<String> LOG_LEVELS = List.of("trace", "debug", "info", "warn", "error");

    /** Of the program. */
    public static final List<Entity<BridgeView>> BRIDGE = List.of(
            Entity.<BridgeView>availability("connection", "Connection")
                    .with("device_class", "connectivity")
                    .withAttributes(Entities::connection)
                    .diagnostic()
                    .says(
                            "Whether the bridge is connected to the broker, the public key that its PCs have to let in, and, while that is"
                                    + " being changed, the PCs that still use the old one"),
            Entity.<BridgeView>reading(
                            "pcs_online",
                            "PCs online",
                            Platform.SENSOR,
                            v -> v.online().size())
                    .measured()
                    .icon("desktop-classic")
                    .says("How many PCs are on"),
            waiting(BridgeView::waiting).says("How many changes wait, of all PCs"),
            Entity.<BridgeView>reading(
                            "health",
                            "Health",
                            Platform.SENSOR,
                            v -> v.problems().isEmpty() ? "ok" : "problem")
                    .withAttributes(Entities::health)
                    .with("device_class", "enum")
                    .with("options", List.of("ok", "problem"))
                    .icon("heart-pulse")
                    .diagnostic()
                    .says(
                            "Whether somebody has to do something, with what is to be done, since when the bridge runs, and how much"
                                    + " memory it held when something else changed"),
            Entity.<BridgeView>reading("log_level", "Log level", Platform.SELECT, BridgeView::logLevel)
                    .controlledBy(payload -> new Command.SetLogLevel(payload.choice(LOG_LEVELS)))
                    .with("options", LOG_LEVELS)
                    .icon("math-log")
                    .config()
                    .says("How much the log says, until the next start"),
            Entities.<BridgeView>action("sync_all", "Sync all", new Command.SyncAll())
                    .icon("sync")
                    .says("Tells everything again, and looks at every PC"),
            Entities.<BridgeView>action("diagnostics", "Write diagnostics", new Command.WriteDiagnostics())
                    .icon("file-search-outline")
                    .says(
                            "Writes what a report of a fault needs, without names and secrets, into the log and into the file diagnostics.json"
                                    + " of the data folder"),
            Entities.<BridgeView>action("dashboard", "Write dashboard", new Command.WriteDashboard())
                    .icon("view-dashboard-outline")
                    .says(
                            "Writes a dashboard of all children and PCs into the log, to be pasted into Home Assistant's raw configuration editor"),
            Entities.<BridgeView>action("new_key", "New SSH key", new Command.NewKey())
                    .icon("key-change")
                    .config()
                    .disabledAtFirst()
                    .says("Makes a new SSH key; the old one goes on until every PC let the new one in"),
            Entities.<BridgeView>action("restart", "Restart", new Command.Restart())
                    .with("device_class", "restart")
                    .config()
                    .says(
                            "Starts the bridge anew with the options file as it is now; bad options are refused. The app, compose and"
                                    + " systemd bring new options when they start it: restart it there"));

    /** Of one PC, without Timekpr's own settings. */
    public static final List<Entity<PcView>> PC = List.of(
            Entity.<PcView>reading("online", "Online", Platform.BINARY_SENSOR, v -> onOff(v.online()))
                    .with("device_class", "connectivity")
                    .says("Whether the PC is on and being read"),
            Entity.<PcView>reading(
                            "last_seen",
                            "Last seen",
                            Platform.SENSOR,
                            v -> v.lastSeen()
                                    .map(at -> Times.text(at, v.zone()))
                                    .orElse(null))
                    .with("device_class", "timestamp")
                    .diagnostic()
                    .says("When the PC came or went"),
            changes(Changes::word, Changes::of),
            waiting(Changes::open),
            problem(PcView::problem),
            lastError(PcView::lastError, v -> Times.orNull(v.errorSince(), v.zone())),
            Entity.<PcView>reading(
                            "check",
                            "Check",
                            Platform.SENSOR,
                            v -> v.checkup().map(Checkup::word).orElse(null))
                    .withAttributes(v -> Checkup.attributes(v.checkup(), v.zone()))
                    .with("device_class", "enum")
                    .with("options", Checkup.WORDS)
                    .icon("stethoscope")
                    .diagnostic()
                    .says(
                            "Whether the way to this PC's Timekpr is free, with each step and what to do; unknown until somebody looked"),
            Entities.<PcView>action("check_now", "Check now", new Command.Check())
                    .icon("stethoscope")
                    .says("Looks at everything on the way to this PC's Timekpr, and changes nothing"),
            result(),
            Entities.<PcView>action("sync_now", "Sync now", new Command.SyncNow())
                    .icon("sync")
                    .says("Looks at the PC now"));

    /** Of one account, as the newest Timekpr has it: all keys, names and readings. */
    public static final List<Entity<AccountView>> ACCOUNT = account(TimekprVersion.NEWEST);

    private Entities() {}

    /** Of one PC with this Timekpr, whether or not our account may change Timekpr's own settings there. */
    public static List<Entity<PcView>> pc(TimekprVersion version) {
        return Stream.concat(PC.stream(), PcSettingRows.of(version).stream()).toList();
    }

    /** Of an account on a PC with this Timekpr: what is offered and taken as a command may differ, nothing else. */
    public static List<Entity<AccountView>> account(TimekprVersion version) {
        return account(version, Optional.empty());
    }

    /**
     * The same.
     *
     * @param config by which it is decided what is enabled at first: what the family uses
     */
    static List<Entity<AccountView>> account(TimekprVersion version, Optional<UserConfig> config) {
        boolean playTime = config.filter(c -> c.playTime().enabled()).isPresent();
        List<Entity<AccountView>> rows = new ArrayList<>(Readings.rows(config));
        rows.addAll(List.of(
                changes(Changes::word, Changes::of),
                waiting(v -> v.wishes().open()),
                problem(v -> !v.lastError().isEmpty()),
                lastError(AccountView::lastError, v -> Times.orNull(v.troubleSince(), v.zone())),
                result()));
        rows.addAll(SettingRows.of(version, config));
        rows.add(grant("add_15", "Add 15 minutes", 15));
        rows.add(grant("add_30", "Add 30 minutes", 30));
        rows.add(grant("add_60", "Add 60 minutes", 60).disabledAtFirst());
        rows.add(grant("remove_15", "Remove 15 minutes", -15).disabledAtFirst());
        rows.addAll(Extra.rows(playTime));
        rows.addAll(Queue.rows());
        return List.copyOf(rows);
    }

    /** Home Assistant makes an id at each press, so that a press that is delivered twice is recognised. */
    private static Entity<AccountView> grant(String key, String name, int minutes) {
        return Entity.<AccountView>button(key, name, payload -> {
                    payload.press(Math.abs(minutes));
                    return new Command.Give(Amount.relative(minutes * 60));
                })
                .with("command_template", "{\"minutes\":" + Math.abs(minutes) + ",\"id\":\"{{ now().timestamp() }}\"}")
                .icon(minutes > 0 ? "timer-plus-outline" : "timer-minus-outline")
                .says((minutes > 0 ? "Gives " : "Takes ") + Math.abs(minutes)
                        + " minutes of today, once for each press");
    }

    /** A button that changes nothing of a child's. */
    static <V> Entity<V> action(String key, String name, Command command) {
        return Entity.<V>button(key, name, payload -> {
                    payload.pressWithId();
                    return command;
                })
                .diagnostic();
    }

    private static <V> Entity<V> changes(Function<V, @Nullable Object> word, Function<V, Changes> changes) {
        return Entity.<V>reading("changes", "Changes", Platform.SENSOR, word)
                .withAttributes(v -> changes.apply(v).attributes())
                .with("device_class", "enum")
                .with("options", Changes.WORDS)
                .icon("progress-check")
                .says("Whether everything that was set is on the PC, with each open and failed change in plain words");
    }

    private static <V> Entity<V> waiting(Function<V, @Nullable Object> changes) {
        return Entity.reading("waiting", "Waiting changes", Platform.SENSOR, changes)
                .measured()
                .icon("tray-arrow-up")
                .diagnostic()
                .says("How many changes wait: settings each once, extra time each press");
    }

    /** How each command ended, and what somebody changed at the PC. */
    private static <V> Entity<V> result() {
        return Entity.<V>event(
                        "result",
                        "Result",
                        List.of("applied", "rejected", "failed", "expired", "cancelled", "changed_at_pc"))
                .icon("message-check-outline")
                .diagnostic()
                .says("An event for each command that ended, and for each change that somebody made at the PC");
    }

    private static <V> Entity<V> problem(Function<V, Boolean> problem) {
        return Entity.<V>reading("problem", "Problem", Platform.BINARY_SENSOR, v -> onOff(problem.apply(v)))
                .with("device_class", "problem")
                .diagnostic()
                .says("Whether somebody has to do something; a PC that is off is no problem");
    }

    private static <V> Entity<V> lastError(Function<V, String> trouble, Function<V, @Nullable Object> since) {
        return Entity.<V>reading("last_error", "Last error", Platform.SENSOR, v -> orOk(trouble.apply(v)))
                .withAttributes(v -> {
                    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
                    attributes.put("since", since.apply(v));
                    return attributes;
                })
                .icon("alert-circle-outline")
                .diagnostic()
                .says("What is wrong, in plain words, and since when; OK if nothing");
    }

    private static Map<String, @Nullable Object> connection(BridgeView view) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("public_key", view.key().publicLine());
        attributes.put("old_key_on", view.key().oldOn());
        return attributes;
    }

    /** No uptime, which would always be news: since when it runs. */
    private static Map<String, @Nullable Object> health(BridgeView view) {
        Map<String, Object> pcs = new LinkedHashMap<>();
        view.pcs().forEach(pc -> pcs.put(pc, view.online().contains(pc) ? "on" : "off"));
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("problems", view.problems());
        attributes.put("pcs", pcs);
        attributes.put("started", Times.text(view.started(), view.zone()));
        attributes.put("memory_mib", view.memory().isPresent() ? view.memory().getAsInt() : null);
        return attributes;
    }

    static String onOff(boolean on) {
        return on ? "ON" : "OFF";
    }

    /** A text that is never empty and never too long for a state. */
    static String orOk(String trouble) {
        return trouble.isEmpty() ? "OK" : Payload.cut(trouble, Entity.MAX_STATE);
    }
}
