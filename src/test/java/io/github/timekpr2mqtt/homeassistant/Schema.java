package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON Schemas (draft 2020-12) of all documents, made from the tables of entities. */
final class Schema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> TEXTS = ordered("type", "array", "items", TEXT);
    private static final Map<String, Object> TEXT_OR_NULL = types("string", "null");
    private static final Map<String, Object> MOMENT = ordered("type", "string", "format", "date-time");
    private static final Map<String, Object> COUNT = ordered("type", "integer", "minimum", 0);

    private Schema() {}

    /** All of them by the name of their file. */
    static Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        all.put("bridge-state", bridge());
        all.put("pc-state", pc());
        all.put(
                "account-state",
                document(
                        "Readings of an account: <base>/account/<pc>/<user>/state",
                        Entities.ACCOUNT,
                        row -> row.control().isEmpty() && row.source() != Source.HISTORY,
                        Map.of()));
        all.put(
                "account-history",
                document(
                        "Finished days of an account: <base>/account/<pc>/<user>/history",
                        Entities.ACCOUNT,
                        row -> row.source() == Source.HISTORY,
                        Map.of()));
        all.put(
                "account-settings",
                document(
                        "Controls of an account, as wanted: <base>/account/<pc>/<user>/settings",
                        Entities.ACCOUNT,
                        row -> row.control().isPresent(),
                        Map.of()));
        all.put("event", event());
        all.put("servers-online", closed("The PCs that are on: <base>/servers/online", Map.of("servers", TEXTS)));
        all.put("stats", stats());
        return all;
    }

    /** Timekpr's own settings are there only where the bridge's account may change them. */
    private static Map<String, Object> pc() {
        Map<String, Object> schema =
                document("A PC: <base>/pc/<pc>/state", Entities.pc(TimekprVersion.NEWEST), row -> true, Map.of());
        Map<?, ?> details = (Map<?, ?>)
                Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(schema.get("properties"))).get("details"));
        Map<String, Object> less = new LinkedHashMap<>(schema);
        less.put("required", withoutOwn(schema.get("required")));
        Map<Object, Object> properties =
                new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(schema.get("properties")));
        Map<Object, Object> fewer = new LinkedHashMap<>(details);
        fewer.put("required", withoutOwn(details.get("required")));
        properties.put("details", fewer);
        less.put("properties", properties);
        return less;
    }

    private static List<?> withoutOwn(@Nullable Object required) {
        List<String> own = PcSettingRows.ALL.stream().map(Entity::key).toList();
        return ((List<?>) Objects.requireNonNull(required))
                .stream().filter(key -> !own.contains(key)).toList();
    }

    private static Map<String, Object> bridge() {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("schema", Map.of("const", Documents.SCHEMA));
        more.put("version", TEXT);
        more.put("pcs", TEXTS);
        more.put("online", TEXTS);
        more.put("last_error", ordered("type", "string", "maxLength", Entity.MAX_STATE));
        return document("The bridge: <base>/bridge/state", Entities.BRIDGE, row -> true, more);
    }

    private static Map<String, Object> stats() {
        Map<String, Object> seconds = new LinkedHashMap<>();
        seconds.put("time_spent_day", COUNT);
        seconds.put("playtime_spent_day", COUNT);
        return closed("Seconds used today: <base>/stats/<pc>/<user>", seconds);
    }

    private static Map<String, Object> event() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event_type", words(Arrays.stream(Ending.Type.values()).map(Enum::name), "ACCEPTED"));
        event.put("id", TEXT);
        event.put("pc", TEXT_OR_NULL);
        event.put("user", TEXT_OR_NULL);
        event.put("command", TEXT);
        event.put("requested", TEXT);
        List<String> always = List.copyOf(event.keySet());
        event.put("before", types("number", "string", "null"));
        event.put("after", types("number", "string", "null"));
        event.put("time_left_before", types("integer", "null"));
        event.put("time_left_after", types("integer", "null"));
        event.put("limited_by", words(Arrays.stream(LimitedBy.values()).map(Enum::name), null));
        event.put("reason", TEXT);
        event.put("at", MOMENT);
        event.put("correlation", TEXT_OR_NULL);
        Map<String, Object> schema =
                closed("How a command ended: the event topics, and what is answered to a response topic", event);
        List<String> required = new ArrayList<>(always);
        required.add("at");
        required.add("correlation");
        schema.put("required", required); // an answer that a command was accepted has no more
        return schema;
    }

    private static <V> Map<String, Object> document(
            String title, List<Entity<V>> rows, Predicate<Entity<V>> in, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>(more);
        Map<String, Object> resets = new LinkedHashMap<>();
        Map<String, Object> details = new LinkedHashMap<>();
        for (Entity<V> row : rows.stream().filter(in).toList()) {
            if (row.reading().isPresent()) {
                properties.put(row.key(), value(row));
            }
            if (row.lastReset().isPresent()) {
                resets.put(row.key(), MOMENT);
            }
            if (row.attributes().isPresent()) {
                details.put(row.key(), Map.of("type", "object"));
            }
        }
        if (!resets.isEmpty()) {
            properties.put("last_reset", closed("Since when a total adds up", resets));
        }
        if (!details.isEmpty()) {
            properties.put("details", closed("Home Assistant's attributes", details));
        }
        return closed(title, properties);
    }

    private static Map<String, Object> closed(String title, Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DRAFT);
        schema.put("title", title);
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.copyOf(properties.keySet()));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> value(Entity<?> row) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("description", row.about());
        Map<String, Object> options = row.options();
        switch (row.platform()) {
            case BINARY_SENSOR, SWITCH -> value.put("enum", Arrays.asList("ON", "OFF", null));
            case SELECT -> value.put("enum", orNull((List<?>) Objects.requireNonNull(options.get("options"))));
            case NUMBER -> {
                value.putAll(types("number", "null"));
                value.put("minimum", Objects.requireNonNull(options.get("min")));
                value.put("maximum", Objects.requireNonNull(options.get("max")));
            }
            case TEXT -> {
                value.put("type", "string");
                value.put("maxLength", Objects.requireNonNull(options.get("max")));
                value.put("pattern", "^" + options.get("pattern"));
            }
            case SENSOR -> sensor(value, options);
            case BUTTON, EVENT -> throw new AssertionError(row.key() + " has no state");
        }
        return value;
    }

    private static void sensor(Map<String, Object> value, Map<String, Object> options) {
        if (options.get("options") instanceof List<?> words) {
            value.put("enum", orNull(words));
        } else if ("timestamp".equals(options.get("device_class"))) {
            value.putAll(types("string", "null"));
            value.put("format", "date-time");
        } else if (options.containsKey("unit_of_measurement") || options.containsKey("state_class")) {
            value.putAll(types("number", "null"));
        } else {
            value.put("type", "string");
            value.put("maxLength", Entity.MAX_STATE);
        }
    }

    /** The files are compared as texts. */
    private static Map<String, Object> ordered(String key, Object value, String second, Object other) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put(key, value);
        ordered.put(second, other);
        return ordered;
    }

    private static Map<String, Object> types(String... types) {
        return Map.of("type", List.of(types));
    }

    private static Map<String, Object> words(Stream<String> names, @Nullable String last) {
        List<@Nullable String> words = new ArrayList<>();
        names.forEach(name -> words.add(name.toLowerCase(Locale.ROOT)));
        words.add(last == null ? null : last.toLowerCase(Locale.ROOT));
        return Map.of("enum", words);
    }

    private static List<@Nullable Object> orNull(List<?> words) {
        List<@Nullable Object> all = new ArrayList<>(words);
        all.add(null);
        return all;
    }
}
