package io.github.timekpr2mqtt.homeassistant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A device as Home Assistant shows it.
 *
 * @param subject what it is the device of
 * @param name as it was announced
 * @param entities those that are enabled at first, by key
 */
public record ShownDevice(Topics.Subject subject, String name, Map<String, Part> entities) {
    /** Copies the entities and keeps their order. */
    public ShownDevice {
        entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
    }

    /**
     * One entity.
     *
     * @param platform in Home Assistant's words
     */
    public record Part(String platform, String name) {}

    /**
     * Of a discovery document, as it was sent.
     *
     * @param document the whole of it, as nested maps and lists
     */
    public static ShownDevice of(Topics.Subject subject, Map<String, ?> document) {
        Map<String, Part> parts = new LinkedHashMap<>();
        Announcement.components(document).forEach((key, component) -> {
            if (component instanceof Map<?, ?> keys
                    && keys.get("name") instanceof String name
                    && !Boolean.FALSE.equals(keys.get("enabled_by_default"))) {
                parts.put(String.valueOf(key), new Part(String.valueOf(keys.get("platform")), name));
            }
        });
        String name = document.get("device") instanceof Map<?, ?> device ? String.valueOf(device.get("name")) : "";
        return new ShownDevice(subject, name, parts);
    }

    /** The id that Home Assistant gave this entity at first; empty if it is not shown. */
    Optional<String> id(String key) {
        return Optional.ofNullable(entities.get(key)).map(part -> EntityId.of(part.platform(), name, part.name()));
    }

    /** The child's name, without that of the PC. */
    String child() {
        String tail = subject instanceof Topics.Account account ? " on " + account.pc() : "";
        return name.endsWith(tail) ? name.substring(0, name.length() - tail.length()) : name;
    }
}
