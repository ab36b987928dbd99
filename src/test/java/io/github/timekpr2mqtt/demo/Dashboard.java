package io.github.timekpr2mqtt.demo;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a dashboard knows: the newest document of each topic. */
final class Dashboard {
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    private final Map<String, Map<String, Object>> documents = new HashMap<>();

    /** Takes a message; returns what a person should be told of it beyond the table. */
    Optional<String> take(String topic, String payload) {
        if (!payload.startsWith("{")) {
            return Optional.empty(); // availability, and commands as they pass by
        }
        Map<String, Object> document = parse(payload);
        if (topic.endsWith("/event")) {
            return Optional.of(event(document));
        }
        Map<String, Object> before = documents.getOrDefault(topic, Map.of());
        documents.put(topic, document);
        return topic.startsWith("timekpr/pc/") && !before.isEmpty() ? power(topic, before, document) : Optional.empty();
    }

    private static Map<String, Object> parse(String json) {
        try {
            Map<String, Object> parsed = JSON.readValue(json, Argument.mapOf(String.class, Object.class));
            return parsed == null ? Map.of() : parsed;
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static String event(Map<String, Object> event) {
        String reason = String.valueOf(event.getOrDefault("reason", ""));
        Object before = event.get("before");
        Object after = event.get("after");
        boolean changed = before != null && after != null && !before.equals(after);
        return Place.name(String.valueOf(event.get("user"))) + " on " + event.get("pc") + ": " + event.get("command")
                + " "
                + event.get("event_type")
                + (changed ? ", " + before + " -> " + after : "")
                + (reason.isEmpty() || reason.equals("null") ? "" : ", " + reason);
    }

    private static Optional<String> power(String topic, Map<String, Object> before, Map<String, Object> now) {
        if (String.valueOf(before.get("online")).equals(now.get("online"))) {
            return Optional.empty();
        }
        String pc = topic.split("/", -1)[2];
        return Optional.of("ON".equals(now.get("online")) ? pc + " is on" : pc + " is off: " + now.get("last_error"));
    }

    /** The table. */
    List<Row> rows(DayOfWeek today) {
        return Family.CHILDREN.stream()
                .map(child -> Row.of(
                        child,
                        document("timekpr/pc/" + child.pc() + "/state"),
                        document(child.topic("state")),
                        document(child.topic("settings")),
                        today))
                .toList();
    }

    private Map<String, Object> document(String topic) {
        return documents.getOrDefault(topic, Map.of());
    }
}
