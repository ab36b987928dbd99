package io.github.timekpr2mqtt.bridge;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.github.timekpr2mqtt.broker.Probe;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a Home Assistant takes devices in and lets them go, as a real one was seen to do it: a registry that survives its
 * restart, and a memory that does not; it removes only what it has in memory, and a component only by its own platform.
 */
final class ToyHomeAssistant implements AutoCloseable {
    private final int port;
    private final String prefix;
    private final Set<String> registry = new TreeSet<>();
    private @Nullable Probe probe;

    ToyHomeAssistant(int port, String prefix) {
        this.port = port;
        this.prefix = prefix;
    }

    /** Loads what is retained, and says that it is there. */
    ToyHomeAssistant start() {
        Probe started = Probe.on(port, prefix + "/device/#");
        probe = started;
        started.publish(prefix + "/status", "online", birth -> birth.qos(MqttQos.AT_MOST_ONCE));
        return this;
    }

    /** Without a word, as by a power cut. */
    ToyHomeAssistant stop() {
        Probe running = probe;
        if (running != null) {
            registry.clear();
            registry.addAll(registryAfter(running));
            probe = null;
            running.close();
        }
        return this;
    }

    /** The ids of all its entities, those that are only restored too. */
    Set<String> entities() {
        Probe running = probe;
        return running == null ? new TreeSet<>(registry) : registryAfter(running);
    }

    boolean has(String id) {
        return entities().contains(id);
    }

    /** Whether any entity belongs to this device, also one with an id of the predecessor. */
    boolean hasDevice(String id) {
        return entities().stream()
                .anyMatch(entity -> entity.startsWith(id + ".") || entity.startsWith(id.replace('.', '_') + "_"));
    }

    private Set<String> registryAfter(Probe started) {
        Set<String> now = new TreeSet<>(registry);
        Map<String, String> memory = new HashMap<>();
        for (Probe.Seen message : started.seen()) {
            Map<?, ?> components = message.payload().isEmpty()
                    ? Map.of()
                    : (Map<?, ?>)
                            Objects.requireNonNull(Home.parse(message.payload()).get("components"));
            if (message.payload().isEmpty()) {
                for (String at : new HashSet<>(memory.keySet())) {
                    if (at.startsWith(message.topic() + " ")) {
                        now.remove(memory.remove(at));
                    }
                }
            }
            components.forEach((key, value) -> {
                Map<?, ?> component = (Map<?, ?>) value;
                String at = message.topic() + " " + key + " " + component.get("platform");
                if (component.size() == 1) {
                    String id = memory.remove(at);
                    now.removeIf(entity -> entity.equals(id));
                } else {
                    String id = String.valueOf(component.get("unique_id"));
                    memory.put(at, id);
                    now.add(id);
                }
            });
        }
        return now;
    }

    @Override
    public void close() {
        stop();
    }
}
