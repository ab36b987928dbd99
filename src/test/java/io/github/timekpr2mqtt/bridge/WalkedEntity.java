package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.homeassistant.Entity;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.lab.HomeAssistantView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One entity: what its row and its announcement say, and what Home Assistant made of it.
 *
 * @param component as it was announced
 * @param registered as Home Assistant's registry has it; empty if it has none
 * @param allEnabled whether what is disabled at first has been enabled
 */
record WalkedEntity(
        Topics.Subject subject, Entity<?> row, Map<?, ?> component, Map<?, ?> registered, boolean allEnabled) {
    /** Besides buttons and events, whose state is when something last happened: until there is one, a day before, or somebody looked. */
    private static final Set<String> MAY_BE_UNKNOWN = Set.of("locks_at", "last_seen", "yesterday", "check");

    /** What Home Assistant only does something with; whether it does, values and taps show. */
    private static final Set<String> WIRING = Set.of(
            "platform",
            "unique_id",
            "qos",
            "state_topic",
            "command_topic",
            "value_template",
            "json_attributes_topic",
            "json_attributes_template",
            "last_reset_value_template",
            "command_template",
            "message_expiry_interval",
            "availability",
            "payload_on",
            "payload_off",
            "enabled_by_default");

    private static final Set<String> CAPABILITIES =
            Set.of("state_class", "options", "min", "max", "step", "mode", "pattern", "event_types");
    private static final Map<String, String> REGISTERED = Map.of(
            "name", "original_name",
            "icon", "original_icon",
            "device_class", "original_device_class",
            "entity_category", "entity_category");

    /**
     * Each with this entity's id.
     *
     * @param documents by their topic
     */
    List<String> differences(
            HomeAssistantView seen, Map<?, ?> device, Function<String, Map<String, Object>> documents) {
        List<String> found = new ArrayList<>();
        same(found, "entity_id", LiveHome.entityId(subject, row), registered.get("entity_id"));
        same(found, "device", device.get("id"), registered.get("device_id"));
        same(found, "name", row.name(), component.get("name"));
        row.options().forEach((key, value) -> {
            if (!key.equals("enabled_by_default")) { // which depends on what the family uses
                same(found, "announced " + key, value, component.get(key));
            }
        });
        REGISTERED.forEach((key, registry) -> same(found, key, component.get(key), registered.get(registry)));
        boolean enabled = allEnabled || !Boolean.FALSE.equals(component.get("enabled_by_default"));
        same(found, "disabled by", enabled ? null : "integration", registered.get("disabled_by"));
        Map<?, ?> state = seen.states().getOrDefault(String.valueOf(registered.get("entity_id")), Map.of());
        component.forEach((key, value) -> {
            if (!REGISTERED.containsKey(key) && !WIRING.contains(key)) {
                option(found, key.toString(), value, enabled, Walk.map(state.get("attributes")));
            }
        });
        if (enabled) {
            state(found, state, documents);
        } else {
            same(found, "state of a disabled one", null, state.get("state"));
        }
        return found.stream()
                .map(each -> LiveHome.entityId(subject, row) + ": " + each)
                .toList();
    }

    private void option(List<String> found, String key, Object value, boolean enabled, Map<?, ?> attributes) {
        if (CAPABILITIES.contains(key)) {
            same(found, key, value, Walk.map(registered.get("capabilities")).get(key));
        } else if (key.equals("unit_of_measurement")) {
            same(found, key, enabled ? value : null, attributes.get(key));
        } else if (key.equals("suggested_display_precision")) {
            Object precision =
                    Walk.map(Walk.map(registered.get("options")).get("sensor")).get(key);
            same(found, key, enabled ? value : null, precision);
        } else {
            found.add("nobody looks at " + key);
        }
    }

    private void details(List<String> found, Map<String, Object> document, Map<?, ?> attributes) {
        Walk.map(Walk.map(document.get("details")).get(row.key()))
                .forEach((name, detail) -> same(found, "attribute " + name, detail, attributes.get(name)));
    }

    private void state(List<String> found, Map<?, ?> state, Function<String, Map<String, Object>> documents) {
        Map<?, ?> attributes = Walk.map(state.get("attributes"));
        same(found, "friendly name", friendly(), attributes.get("friendly_name"));
        same(found, "class", component.get("device_class"), attributes.get("device_class"));
        Object shown = state.get("state");
        switch (row.source()) {
            case DOCUMENT, HISTORY -> {
                Map<String, Object> document = documents.apply(String.valueOf(component.get("state_topic")));
                Object value = document.get(row.key());
                if (!shows(value, String.valueOf(shown))) {
                    found.add("shows " + shown + ", the document has " + value);
                }
                if (value == null && !MAY_BE_UNKNOWN.contains(row.key())) {
                    found.add("is unknown");
                }
                details(found, document, attributes);
                Object reset = Walk.map(document.get("last_reset")).get(row.key());
                if (reset != null && !isAt(String.valueOf(attributes.get("last_reset")), reset)) {
                    found.add("last reset " + attributes.get("last_reset") + ", the document has " + reset);
                }
            }
            case AVAILABILITY -> {
                same(found, "state", "on", shown);
                details(found, documents.apply(String.valueOf(component.get("json_attributes_topic"))), attributes);
            }
            case EVENTS, NOWHERE -> {
                if (shown == null || shown.equals("unavailable")) {
                    found.add("is " + shown);
                }
            }
        }
    }

    private String friendly() {
        return deviceName() + " " + row.name();
    }

    private String deviceName() {
        if (subject instanceof Topics.Account account) {
            String child = account.user().value();
            return child.substring(0, 1).toUpperCase(Locale.ROOT) + child.substring(1) + " on " + account.pc();
        }
        return subject instanceof Topics.Pc pc ? pc.pc() : "Timekpr";
    }

    /** Whether this state is this value of the document, as Home Assistant writes it. */
    private boolean shows(@Nullable Object value, String state) {
        if (value == null) {
            return state.equals("unknown");
        }
        if (component.get("device_class") instanceof String name && name.equals("timestamp")) {
            return isAt(state, value);
        }
        if (value instanceof Number) {
            return state.matches("-?[0-9.]+") && Objects.equals(plain(value), plain(new BigDecimal(state)));
        }
        return switch (row.platform()) {
            case BINARY_SENSOR, SWITCH -> state.equals(value.toString().toLowerCase(Locale.ROOT));
            case BUTTON, EVENT, NUMBER, SELECT, SENSOR, TEXT -> state.equals(value.toString());
        };
    }

    private static boolean isAt(String shown, Object moment) {
        return shown.startsWith("2")
                && instant(shown).getEpochSecond() == instant(moment.toString()).getEpochSecond();
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static void same(List<String> found, String what, @Nullable Object wanted, @Nullable Object seen) {
        if (!Objects.equals(plain(wanted), plain(seen))) {
            found.add(what + " is " + seen + ", not " + wanted);
        }
    }

    /** The same JSON is the same here, however a number of it is held. */
    private static @Nullable Object plain(@Nullable Object json) {
        if (json instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        if (json instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(each -> plain.add(plain(each)));
            return plain;
        }
        if (json instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, value) -> plain.put(key, plain(value)));
            return plain;
        }
        return json;
    }
}
