package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Effect;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documents of state and the events, as trees of maps, lists, texts and numbers. The same view always gives the
 * same document.
 */
public final class Documents {
    /** The version of all documents' shape. */
    public static final int SCHEMA = 1;

    private static final List<Entity<AccountView>> STATE =
            rows(row -> row.control().isEmpty() && row.source() != Source.HISTORY);
    private static final List<Entity<AccountView>> HISTORY = rows(row -> row.source() == Source.HISTORY);
    private static final List<Entity<AccountView>> SETTINGS =
            rows(row -> row.control().isPresent());
    private static final List<Entity<PcView>> PC_WITH_OWN = Entities.pc(TimekprVersion.NEWEST);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private Documents() {}

    private static List<Entity<AccountView>> rows(Predicate<Entity<AccountView>> which) {
        return Entities.ACCOUNT.stream().filter(which).toList();
    }

    /** Of the program. */
    public static Map<String, @Nullable Object> bridge(BridgeView view) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("version", view.version());
        document.put("pcs", view.pcs());
        document.put("online", view.online());
        document.putAll(document(Entities.BRIDGE, view));
        document.put("last_error", Entities.orOk(view.lastError()));
        return document;
    }

    /** Of one PC. */
    public static Map<String, @Nullable Object> pc(PcView view) {
        return document(table(view), view);
    }

    /** Readings of one account. */
    public static Map<String, @Nullable Object> state(AccountView view) {
        return document(STATE, view);
    }

    /** The finished days of one account; it changes once a day. */
    public static Map<String, @Nullable Object> history(AccountView view) {
        return document(HISTORY, view);
    }

    /** Controls of one account, as wanted, and in the details what the PC has. */
    public static Map<String, @Nullable Object> settings(AccountView view) {
        return document(SETTINGS, view);
    }

    /**
     * The controls as if this one had been set, though it was refused; empty if Home Assistant would not take that. Its
     * boxes keep what was typed until their state changes (seen with 2026.11), so this is shown, and then the truth again.
     *
     * @param view asked for only if that could be: of most that is refused it could not
     * @param typed the payload of the refused command
     */
    public static Optional<Map<String, @Nullable Object>> accountAsTyped(
            Supplier<AccountView> view, String control, String typed) {
        return asState(Entities.ACCOUNT, control, typed).flatMap(value -> shown(settings(view.get()), control, value));
    }

    /** The same of a PC, whose controls stand in its one document. */
    public static Optional<Map<String, @Nullable Object>> pcAsTyped(
            Supplier<PcView> view, String control, String typed) {
        return asState(PC_WITH_OWN, control, typed).flatMap(value -> {
            Map<String, @Nullable Object> document = pc(view.get());
            return document.containsKey(control) ? shown(document, control, value) : Optional.empty();
        });
    }

    private static List<Entity<PcView>> table(PcView view) {
        return view.own().allowed() ? PC_WITH_OWN : Entities.PC;
    }

    private static <V> Optional<Object> asState(List<Entity<V>> table, String control, String typed) {
        return table.stream()
                .filter(row -> row.key().equals(control) && row.control().isPresent())
                .findFirst()
                .flatMap(row -> row.asState(typed));
    }

    private static Optional<Map<String, @Nullable Object>> shown(
            Map<String, @Nullable Object> document, String control, Object value) {
        Object before = document.put(control, value);
        return value.toString().equals(String.valueOf(before)) ? Optional.empty() : Optional.of(document);
    }

    private static <V> Map<String, @Nullable Object> document(List<Entity<V>> rows, V view) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        Map<String, Object> details = new LinkedHashMap<>();
        Map<String, Object> lastReset = new LinkedHashMap<>();
        for (Entity<V> row : rows) {
            row.reading().ifPresent(reading -> document.put(row.key(), reading.apply(view)));
            row.lastReset().ifPresent(since -> lastReset.put(row.key(), since.apply(view)));
            row.attributes().ifPresent(attributes -> details.put(row.key(), attributes.apply(view)));
        }
        if (!lastReset.isEmpty()) {
            document.put("last_reset", lastReset);
        }
        if (!details.isEmpty()) {
            document.put("details", details);
        }
        return document;
    }

    /** How a change ended. */
    public static Map<String, @Nullable Object> event(Ending ending, String pc, ZoneId zone) {
        String type = ending.type().name().toLowerCase(Locale.ROOT);
        Origin origin = ending.origin();
        Map<String, @Nullable Object> event =
                head(type, origin.id(), pc, ending.user().orElse(null), origin.command(), origin.requested());
        event.put("before", ending.before().map(Documents::number).orElse(null));
        event.put("after", ending.after().map(Documents::number).orElse(null));
        effect(event, ending.effect());
        event.put("reason", ending.reason());
        event.put("at", Times.text(ending.at(), zone));
        event.put("correlation", correlation(origin));
        return event;
    }

    /** In whole minutes, rounded up as the time that is left always is. */
    private static void effect(Map<String, @Nullable Object> event, Optional<Effect> effect) {
        event.put(
                "time_left_before",
                effect.map(e -> Minutes.roundedUp(e.leftBefore())).orElse(null));
        event.put(
                "time_left_after",
                effect.map(e -> Minutes.roundedUp(e.leftAfter())).orElse(null));
        event.put("limited_by", effect.map(e -> Readings.word(e.limitedBy())).orElse(null));
    }

    /** A command that became no change. */
    public static Map<String, @Nullable Object> rejected(Rejection rejection, ZoneId zone) {
        return ended("rejected", rejection, zone);
    }

    /** A command to a PC or the bridge that was done at once. */
    public static Map<String, @Nullable Object> done(Origin origin, @Nullable String pc, ZoneId zone) {
        Rejection same = new Rejection(
                origin.id(), pc, null, origin.command(), origin.requested(), "", origin.at(), correlation(origin));
        return ended("applied", same, zone);
    }

    private static Map<String, @Nullable Object> ended(String type, Rejection rejection, ZoneId zone) {
        Map<String, @Nullable Object> event = head(
                type, rejection.id(), rejection.pc(), rejection.user(), rejection.command(), rejection.requested());
        event.put("before", null);
        event.put("after", null);
        effect(event, Optional.empty());
        event.put("reason", rejection.reason());
        event.put("at", Times.text(rejection.at(), zone));
        event.put("correlation", orNull(rejection.correlation()));
        return event;
    }

    /** To the one who asked alone: another command replaced it, with what was already sent. */
    public static Map<String, @Nullable Object> superseded(Ending ending, String pc, ZoneId zone) {
        Origin origin = ending.origin();
        Map<String, @Nullable Object> receipt =
                head("superseded", origin.id(), pc, ending.user().orElse(null), origin.command(), origin.requested());
        receipt.put("reason", ending.reason());
        receipt.put("at", Times.text(ending.at(), zone));
        receipt.put("correlation", correlation(origin));
        return receipt;
    }

    /** The same: a command was accepted. */
    public static Map<String, @Nullable Object> accepted(
            Origin origin, String pc, @Nullable Username user, Instant at, ZoneId zone) {
        Map<String, @Nullable Object> receipt =
                head("accepted", origin.id(), pc, user, origin.command(), origin.requested());
        receipt.put("at", Times.text(at, zone));
        receipt.put("correlation", correlation(origin));
        return receipt;
    }

    private static @Nullable String correlation(Origin origin) {
        return orNull(origin.replyTo().map(Origin.ReplyTo::correlation).orElse(null));
    }

    private static Map<String, @Nullable Object> head(
            String type, String id, @Nullable String pc, @Nullable Object user, String command, String requested) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("event_type", type);
        event.put("id", id);
        event.put("pc", pc);
        event.put("user", user == null ? null : user.toString());
        event.put("command", command);
        event.put("requested", requested);
        return event;
    }

    static Object number(String shown) {
        return NUMBER.matcher(shown).matches() ? new BigDecimal(shown) : shown;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
