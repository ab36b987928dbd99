package io.github.timekpr2mqtt.homeassistant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Cards of a dashboard, by Home Assistant's own words; and which entities are on them. */
final class Cards {
    private final Renamed renamed;
    private final Set<String> ids = new LinkedHashSet<>();
    /** The devices that would have an entity of this id: Home Assistant gives it to the first that it sees. */
    private final Map<String, List<ShownDevice>> namesakes = new HashMap<>();

    Cards(Renamed renamed) {
        this.renamed = renamed;
    }

    /** @throws Refused if something was renamed that is on none of them */
    void haveAllThatWasRenamed() throws Refused {
        renamed.onlyOf(ids);
    }

    Optional<String> id(ShownDevice device, String key) {
        return device.id(key).map(name -> {
            String id = numbered(name, device);
            ids.add(id);
            return renamed.of(id);
        });
    }

    private String numbered(String id, ShownDevice device) {
        List<ShownDevice> all = namesakes.computeIfAbsent(id, any -> new ArrayList<>());
        if (!all.contains(device)) {
            all.add(device);
        }
        int place = all.indexOf(device);
        return place == 0 ? id : id + "_" + (place + 1);
    }

    Optional<Map<String, Object>> tile(ShownDevice device, String key, String name) {
        return id(device, key).map(id -> map("type", "tile", "entity", id, "name", name));
    }

    Optional<Map<String, Object>> tile(ShownDevice device, String key, String name, Map<String, Object> feature) {
        return tile(device, key, name).map(card -> {
            card.put("features", List.of(feature));
            return card;
        });
    }

    Map<String, Object> onlyIf(Map<String, Object> card, ShownDevice device, String key, String how, String state) {
        return onlyIf(card, device, key, id -> map("condition", "state", "entity", id, how, state));
    }

    Map<String, Object> onlyAboveZero(Map<String, Object> card, ShownDevice device, String key) {
        return onlyIf(card, device, key, id -> map("condition", "numeric_state", "entity", id, "above", 0));
    }

    private Map<String, Object> onlyIf(
            Map<String, Object> card, ShownDevice device, String key, Function<String, Map<String, Object>> condition) {
        id(device, key).ifPresent(id -> card.put("visibility", List.of(condition.apply(id))));
        return card;
    }

    static Map<String, Object> heading(String text, String icon) {
        return map("type", "heading", "heading", text, "icon", icon);
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    /** A button has no state that says something. */
    Optional<Map<String, Object>> button(ShownDevice device, String key, String name) {
        return tile(device, key, name, map("type", "button")).map(card -> {
            card.put("hide_state", true);
            return card;
        });
    }

    Optional<Map<String, Object>> stepper(ShownDevice device, String key, String name) {
        return tile(device, key, name, map("type", "numeric-input", "style", "buttons"));
    }
}
