package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Probe;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What timekpr-mngr 1.5.0 publishes for one child on one PC, all of it retained or sent in each of its rounds. */
final class Predecessor {
    private static final Map<String, Object> DEVICE = Map.of(
            "identifiers",
            List.of("timekpr-mngr"),
            "name",
            "timekpr-mngr",
            "manufacturer",
            "timekpr-mngr",
            "model",
            "User Monitor");

    private final Probe probe;
    private final String base;
    private final String pc;
    private final String user;

    Predecessor(Probe probe, String base, String pc, String user) {
        this.probe = probe;
        this.base = base;
        this.pc = pc;
        this.user = user;
    }

    /** Its three entities, as it announces them once after each of its starts. */
    Predecessor announce(String prefix) {
        String id = "timekpr_" + pc + "_" + user;
        retain(prefix + "/binary_sensor/timekpr_" + pc + "_online/config", online());
        retain(prefix + "/sensor/" + id + "_time/config", figure(id + "_time", "Time Used Today", "time_spent_day"));
        retain(
                prefix + "/sensor/" + id + "_playtime/config",
                figure(id + "_playtime", "Playtime Today", "playtime_spent_day"));
        return this;
    }

    private Map<String, Object> online() {
        return Map.of(
                "name",
                "Timekpr Server " + pc + " status",
                "value_template",
                "{{ 'true' if '" + pc + "' in value_json.servers else 'false'  }}",
                "payload_on",
                "true",
                "payload_off",
                "false",
                "unique_id",
                "timekpr_" + pc + "_online",
                "state_topic",
                base + "/servers/online",
                "device_class",
                "connectivity",
                "qos",
                1,
                "device",
                DEVICE);
    }

    private Map<String, Object> figure(String id, String name, String key) {
        return Map.of(
                "name",
                pc + " " + user + " " + name,
                "state_topic",
                base + "/stats/" + pc + "/" + user,
                "value_template",
                "{{ value_json." + key + " }}",
                "unit_of_measurement",
                "s",
                "state_class",
                "measurement",
                "device_class",
                "duration",
                "unique_id",
                id,
                "device",
                DEVICE);
    }

    /** One of its rounds, with the PC on. */
    Predecessor tell(int seconds, int playTime) {
        retain(base + "/servers/online", Map.of("servers", List.of(pc)));
        probe.publish(
                base + "/stats/" + pc + "/" + user,
                json(Map.of("time_spent_day", seconds, "playtime_spent_day", playTime)));
        return this;
    }

    private void retain(String topic, Map<String, ?> document) {
        probe.publish(topic, json(document), message -> message.retain(true));
    }

    private static String json(Map<String, ?> document) {
        try {
            return ObjectMapper.getDefault().writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
