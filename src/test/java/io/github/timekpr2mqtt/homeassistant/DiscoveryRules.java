package io.github.timekpr2mqtt.homeassistant;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Home Assistant's rules for the announcement of a device, as its sources and a running one (2025.10 to 2026.11) have
 * them, and our own narrower ones. What breaks one is refused there, some of it without a word.
 */
final class DiscoveryRules {
    private static final Set<String> ROOT = Set.of("device", "origin", "availability", "components");
    private static final Set<String> DEVICE = Set.of(
            "identifiers",
            "name",
            "manufacturer",
            "model",
            "model_id",
            "hw_version",
            "sw_version",
            "serial_number",
            "suggested_area",
            "configuration_url",
            "via_device");
    private static final Set<String> ORIGIN = Set.of("name", "sw_version", "support_url");
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]+");

    private final List<String> broken = new ArrayList<>();

    private DiscoveryRules() {}

    /** Every rule that an announcement breaks. */
    static List<String> brokenBy(Map<?, ?> document) {
        DiscoveryRules rules = new DiscoveryRules();
        rules.document(document);
        return rules.broken;
    }

    /** Every id that occurs twice in announcements for one Home Assistant. */
    static List<String> sharedIds(List<Map<?, ?>> documents) {
        List<String> shared = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Map<?, ?> document : documents) {
            for (Object component : map(document, "components").values()) {
                Map<?, ?> keys = (Map<?, ?>) component;
                if (!goes(keys) && !seen.add(keys.get("platform") + " " + keys.get("unique_id"))) {
                    shared.add("unique_id " + keys.get("unique_id"));
                }
            }
            if (!seen.add(map(document, "device").get("identifiers"))) {
                shared.add("device " + map(document, "device").get("identifiers"));
            }
        }
        return shared;
    }

    static Map<?, ?> map(Map<?, ?> from, String key) {
        return (Map<?, ?>) requireNonNull(from.get(key), key);
    }

    private void document(Map<?, ?> document) {
        closed("root", document, ROOT);
        Map<?, ?> device = map(document, "device");
        closed("device", device, DEVICE);
        rule(device.get("identifiers") instanceof List<?> ids && !ids.isEmpty(), "device: no identifiers");
        device.forEach((key, value) -> rule(
                value instanceof List || (value instanceof String text && !text.isEmpty()),
                "device: " + key + " is empty"));
        rule(device.containsKey("name"), "device: no name");
        Map<?, ?> origin = map(document, "origin");
        closed("origin", origin, ORIGIN);
        rule(origin.containsKey("name"), "origin: no name");
        rule(String.valueOf(origin.get("support_url")).startsWith("https://"), "origin: support_url is no address");
        availability("root", document.get("availability"));
        Set<Object> names = new HashSet<>();
        map(document, "components").forEach((key, value) -> {
            Map<?, ?> component = (Map<?, ?>) value;
            if (goes(component)) {
                return;
            }
            rule(ID.matcher(key.toString()).matches(), key + ": not an id");
            rule(names.add(component.get("name")), key + ": another entity has the name " + component.get("name"));
            name(key, text(component, "name"), text(device, "name"));
            broken.addAll(ComponentRules.brokenBy(key.toString(), component));
            if (component.containsKey("availability")) {
                availability(key.toString(), component.get("availability"));
            }
        });
    }

    /** A platform alone makes an entity go. */
    private static boolean goes(Map<?, ?> component) {
        return component.keySet().equals(Set.of("platform"));
    }

    /** Home Assistant puts the device's name before the entity's. */
    private void name(Object key, String name, String device) {
        rule(name.matches("[A-Z].{2,59}"), key + ": the name " + name + " is no words for people");
        String words = " " + name.toLowerCase(Locale.ROOT) + " ";
        rule(!words.contains(" " + device.toLowerCase(Locale.ROOT) + " "), key + ": the name repeats the device's");
        // of a PC's device, those that change Timekpr itself stand together by it
        boolean ofTimekpr = key.toString().startsWith("timekpr_") && name.startsWith("Timekpr ");
        rule(ofTimekpr || !words.contains(" timekpr "), key + ": the name repeats the program's");
    }

    private void availability(String where, @Nullable Object list) {
        rule(list instanceof List, where + ": availability is no list");
        if (list instanceof List<?> topics) {
            for (Object entry : topics) {
                Object topic = entry instanceof Map<?, ?> keys ? keys.get("topic") : null;
                rule(ComponentRules.isTopic(topic), where + ": availability has no topic");
            }
        }
    }

    private void closed(String where, Map<?, ?> keys, Set<String> known) {
        for (Object key : keys.keySet()) {
            rule(known.contains(key), where + ": unknown key " + key);
        }
    }

    private static String text(Map<?, ?> keys, String key) {
        return String.valueOf(keys.get(key));
    }

    private void rule(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
