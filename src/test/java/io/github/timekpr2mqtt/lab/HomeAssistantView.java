package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Home Assistant holds at a moment of all that came by MQTT, in its own words.
 *
 * @param devices by their identifier
 * @param entities of the registry with all that it keeps of them, by {@code platform unique_id}
 * @param states by entity id; those of others, too
 */
public record HomeAssistantView(
        Map<String, Map<?, ?>> devices, Map<String, Map<?, ?>> entities, Map<String, Map<?, ?>> states) {

    static HomeAssistantView of(HomeAssistantSocket socket) throws IOException {
        Map<String, Map<?, ?>> devices = new LinkedHashMap<>();
        for (Map<?, ?> device : maps(socket.ask("config/device_registry/list", Map.of()))) {
            identifier(device).ifPresent(id -> devices.put(id, device));
        }
        List<Object> ids = new ArrayList<>();
        for (Map<?, ?> entity : maps(socket.ask("config/entity_registry/list", Map.of()))) {
            if ("mqtt".equals(entity.get("platform"))) {
                ids.add(String.valueOf(entity.get("entity_id")));
            }
        }
        Map<String, Map<?, ?>> entities = new LinkedHashMap<>();
        if (socket.ask("config/entity_registry/get_entries", Map.of("entity_ids", ids)) instanceof Map<?, ?> all) {
            for (Map<?, ?> entity : maps(all.values())) {
                String id = String.valueOf(entity.get("entity_id"));
                entities.put(id.substring(0, id.indexOf('.')) + " " + entity.get("unique_id"), entity);
            }
        }
        Map<String, Map<?, ?>> states = new LinkedHashMap<>();
        for (Map<?, ?> state : maps(socket.ask("get_states", Map.of()))) {
            states.put(String.valueOf(state.get("entity_id")), state);
        }
        return new HomeAssistantView(devices, entities, states);
    }

    private static Optional<String> identifier(Map<?, ?> device) {
        return device.get("identifiers") instanceof List<?> all
                        && all.size() == 1
                        && all.get(0) instanceof List<?> one
                        && "mqtt".equals(one.get(0))
                ? Optional.of(String.valueOf(one.get(1)))
                : Optional.empty();
    }

    private static List<Map<?, ?>> maps(@org.jspecify.annotations.Nullable Object many) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (many instanceof Iterable<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    /** The entity ids of those of a device. */
    public Set<String> entitiesOf(String device) {
        Object id = devices.getOrDefault(device, Map.of()).get("id");
        return entities.values().stream()
                .filter(entity -> id != null && id.equals(entity.get("device_id")))
                .map(entity -> String.valueOf(entity.get("entity_id")))
                .collect(Collectors.toSet());
    }

    /** The entity ids of those that are disabled. */
    List<String> disabled() {
        return entities.values().stream()
                .filter(entity -> entity.get("disabled_by") != null)
                .map(entity -> String.valueOf(entity.get("entity_id")))
                .toList();
    }
}
