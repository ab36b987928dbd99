package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.homeassistant.Entity;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.lab.HomeAssistantView;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Every row of the tables of entities, as it was announced, looked for in Home Assistant; and whether there is anything else. */
final class Walk {
    private static final Duration LIMIT =
            Duration.ofMinutes(3); // two restarts, and the reload after something was enabled

    private final LiveHome live;
    private boolean allEnabled;

    Walk(LiveHome live) {
        this.live = live;
    }

    /** From now on what was disabled at first has to be enabled. */
    void allAreEnabled() {
        allEnabled = true;
    }

    /** Waits until everything is as it should be. */
    void holds() {
        Awaitility.await("every entity")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .ignoreException(IOException.class)
                .untilAsserted(() -> assertEquals("", String.join("\n", differences())));
    }

    /** What is not as it should be. */
    List<String> differences() throws IOException {
        HomeAssistantView seen = live.ha.view();
        List<String> differences = new ArrayList<>();
        Set<String> known = new HashSet<>();
        live.tables().forEach((subject, rows) -> {
            Map<String, Object> announced = live.announced(subject);
            Map<?, ?> components = map(announced.get("components"));
            Set<String> keys = new HashSet<>();
            for (Entity<?> row : rows) {
                keys.add(row.key());
                Map<?, ?> component = map(components.get(row.key()));
                String id = component.get("platform") + " " + component.get("unique_id");
                known.add(id);
                WalkedEntity entity = new WalkedEntity(
                        subject, row, component, seen.entities().getOrDefault(id, Map.of()), allEnabled);
                differences.addAll(entity.differences(seen, device(seen, subject), this::document));
            }
            if (!keys.equals(components.keySet())) {
                differences.add(subject + ": announced " + components.keySet() + ", in the tables " + keys);
            }
            differences.addAll(device(seen, subject, map(announced.get("device"))));
        });
        Set<String> others = new HashSet<>(seen.entities().keySet());
        others.removeAll(known);
        if (!others.isEmpty()) {
            differences.add("entities that nobody announced: " + others);
        }
        return differences;
    }

    private Map<String, Object> document(String topic) {
        return live.home.document(topic);
    }

    private Map<?, ?> device(HomeAssistantView seen, Topics.Subject subject) {
        return seen.devices().getOrDefault(live.topics().device(subject), Map.of());
    }

    /** The device: its names, and what it hangs on. */
    private List<String> device(HomeAssistantView seen, Topics.Subject subject, Map<?, ?> announced) {
        Map<?, ?> device = device(seen, subject);
        List<String> differences = new ArrayList<>();
        for (String key : List.of("name", "manufacturer", "model", "sw_version")) {
            if (!String.valueOf(announced.get(key)).equals(String.valueOf(device.get(key)))) {
                differences.add(subject + ": " + key + " is " + device.get(key) + ", not " + announced.get(key));
            }
        }
        Topics.Subject above = parent(subject);
        Object parent = above == null ? null : device(seen, above).get("id");
        if (!String.valueOf(parent).equals(String.valueOf(device.get("via_device_id")))) {
            differences.add(subject + ": hangs on " + device.get("via_device_id") + ", not on " + parent);
        }
        return differences;
    }

    private static Topics.@Nullable Subject parent(Topics.Subject subject) {
        if (subject instanceof Topics.Account account) {
            return new Topics.Pc(account.pc());
        }
        return subject instanceof Topics.Pc ? LiveHome.BRIDGE : null;
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
