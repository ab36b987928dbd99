package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.timekpr.Username;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of state, as trees of maps, lists, texts and numbers. The same view always gives the same document. */
public final class Documents {
    /** The version of all documents' shape. */
    public static final int SCHEMA = 1;

    private Documents() {}

    /** Of the program. */
    public static Map<String, @Nullable Object> bridge(BridgeView view) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("version", view.version());
        document.put("pcs", view.pcs());
        document.put("online", view.online());
        document.putAll(readings(Entities.BRIDGE, view));
        document.remove("connection"); // its topic is the availability
        document.put("last_error", view.lastError().isEmpty() ? "OK" : view.lastError());
        return document;
    }

    /** Of one PC. */
    public static Map<String, @Nullable Object> pc(PcView view) {
        return readings(Entities.PC, view);
    }

    /** Readings of one account. */
    public static Map<String, @Nullable Object> state(AccountView view) {
        List<Entity<AccountView>> rows =
                Entities.ACCOUNT.stream().filter(row -> row.control().isEmpty()).toList();
        Map<String, @Nullable Object> document = readings(rows, view);
        document.put("change_list", Changes.of(view).attributes());
        return document;
    }

    /** Controls of one account, as wanted, each with what the PC has. */
    public static Map<String, @Nullable Object> settings(AccountView view) {
        AccountView asOnPc = new AccountView(
                view.account(),
                view.child(),
                view.figures(),
                view.active(),
                AccountWishes.NONE,
                view.onPc(),
                view.trouble(),
                view.absent(),
                view.zone());
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        for (Entity<AccountView> row : Entities.ACCOUNT) {
            if (row.control().isPresent() && row.reading().isPresent()) {
                document.put(row.key(), row.reading().get().apply(view));
                details.put(
                        row.key(),
                        Settings.attributes(view, row, row.reading().get().apply(asOnPc)));
            }
        }
        document.put("details", details);
        return document;
    }

    private static <V> Map<String, @Nullable Object> readings(List<Entity<V>> rows, V view) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        for (Entity<V> row : rows) {
            row.reading().ifPresent(reading -> document.put(row.key(), reading.apply(view)));
        }
        return document;
    }

    /** How a change ended. */
    public static Map<String, @Nullable Object> event(Ending ending, String pc, ZoneId zone) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("event_type", ending.type().name().toLowerCase(Locale.ROOT));
        event.put("id", ending.origin().id());
        event.put("pc", pc);
        event.put("user", ending.user().value());
        event.put("command", ending.origin().command());
        event.put("requested", ending.origin().requested());
        event.put("before", ending.before().map(Documents::number).orElse(null));
        event.put("after", ending.after().map(Documents::number).orElse(null));
        event.put("reason", ending.reason());
        event.put("at", Times.text(ending.at(), zone));
        event.put(
                "correlation",
                ending.origin().replyTo().map(to -> to.correlation()).orElse(null));
        return event;
    }

    /** To the one who asked alone: a command was accepted, or another one replaced it. */
    public static Map<String, @Nullable Object> receipt(
            String type, Origin origin, String pc, Username user, Instant at, ZoneId zone) {
        Map<String, @Nullable Object> receipt = new LinkedHashMap<>();
        receipt.put("event_type", type);
        receipt.put("id", origin.id());
        receipt.put("pc", pc);
        receipt.put("user", user.value());
        receipt.put("command", origin.command());
        receipt.put("requested", origin.requested());
        receipt.put("at", Times.text(at, zone));
        return receipt;
    }

    private static Object number(String shown) {
        return shown.matches("-?[0-9]+(\\.[0-9]+)?") ? new BigDecimal(shown) : shown;
    }

    /** A command that became no change. */
    public static Map<String, @Nullable Object> rejected(Rejection rejection, ZoneId zone) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("event_type", "rejected");
        event.put("id", rejection.id());
        event.put("pc", rejection.pc());
        event.put("user", rejection.user());
        event.put("command", rejection.command());
        event.put("requested", rejection.requested());
        event.put("before", null);
        event.put("after", null);
        event.put("reason", rejection.reason());
        event.put("at", Times.text(rejection.at(), zone));
        event.put("correlation", rejection.correlation());
        return event;
    }
}
