package io.github.timekpr2mqtt.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The broker of timekpr-mngr, as its {@code options.json} has it. It could log in nowhere, and knew no TLS.
 *
 * @param option what may stand as {@code mqtt} in our options; what is as usual is left out
 * @param left what of it cannot be taken over, a line each
 */
public record OldBroker(Map<String, Object> option, List<String> left) {
    private static final String USUAL_BASE = "timekpr";

    /** Copies both. */
    public OldBroker {
        option = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(option));
        left = List.copyOf(left);
    }

    /** Reads the file; what is wrong with it is left. */
    public static OldBroker of(byte[] json) {
        Map<String, Object> option = new LinkedHashMap<>();
        List<String> left = new ArrayList<>();
        try {
            Given mqtt = JsonFile.of("options.json", json).key("mqtt");
            String host = mqtt.key("server").textOrNone(Rule.HOST, "");
            int port = mqtt.key("port").number(1883, 1, 65535);
            String base = mqtt.key("base_topic").textOrNone(Rule.TOPIC, USUAL_BASE);
            if (!host.isEmpty()) {
                option.put("url", "mqtt://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
            }
            if (!base.equals(USUAL_BASE)) {
                option.put("base_topic", base);
            }
        } catch (BadOption e) {
            left.add(e.line());
        }
        return new OldBroker(option, left);
    }
}
