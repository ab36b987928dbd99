package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options as a stranger may see them: what is named here is shown, and nothing else. */
final class RedactedOptions {
    private static final String DEFAULT_USER = "timekpr2mqtt";

    private RedactedOptions() {}

    /** Of names and addresses only the kind, of keys and certificates whether they are given. */
    static Map<String, Object> of(Options options) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("log_level", options.logLevel().toString());
        shown.put("instance", given(!options.instance().isEmpty()));
        shown.put("poll_seconds", options.pollSeconds());
        shown.put("history_days", options.historyDays());
        shown.put("legacy_topics", options.legacyTopics());
        shown.put("take_over", given(!options.takeOver().isEmpty()));
        shown.put("mqtt", mqtt(options.mqtt()));
        List<Object> pcs = new ArrayList<>();
        options.pcs().forEach(pc -> pcs.add(pc(pc)));
        shown.put("pcs", pcs);
        return shown;
    }

    private static Map<String, Object> mqtt(Options.Mqtt mqtt) {
        Map<String, Object> shown = new LinkedHashMap<>();
        URI url = mqtt.url();
        if (url == null) {
            shown.put("url", "not given, Home Assistant's Supervisor is asked");
        } else {
            shown.put("scheme", url.getScheme());
            shown.put("host", kind(url.getHost()));
            shown.put("port", url.getPort());
        }
        shown.put("username", given(!mqtt.username().isEmpty()));
        shown.put("password", given(!mqtt.password().isEmpty()));
        shown.put("ca_certificate", given(!mqtt.tls().authorities().isEmpty()));
        shown.put("client_certificate", given(mqtt.tls().identity() != null));
        shown.put("qos", mqtt.qos());
        shown.put("base_topic", mqtt.baseTopic().equals("timekpr") ? "timekpr" : "another");
        shown.put("discovery_prefix", mqtt.discoveryPrefix().equals("homeassistant") ? "homeassistant" : "another");
        shown.put(
                "status_topic", mqtt.statusTopic().equals("homeassistant/status") ? "homeassistant/status" : "another");
        return shown;
    }

    private static Map<String, Object> pc(Options.Pc pc) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", pc.name()); // replaced as everywhere
        shown.put("host", kind(pc.host()));
        shown.put("port", pc.port());
        shown.put("user", pc.user().equals(DEFAULT_USER) || pc.user().equals("root") ? pc.user() : "another");
        shown.put("ssh_key", given(pc.sshKey() != null));
        shown.put("host_key", given(!pc.hostKey().isEmpty()));
        shown.put("users", pc.users().size());
        shown.put("exclude", pc.exclude().size());
        shown.put("read_only", pc.readOnly());
        return shown;
    }

    private static String given(boolean isGiven) {
        return isGiven ? "given" : "not given";
    }

    private static String kind(String host) {
        if (host.contains(":")) {
            return "an IPv6 address";
        }
        if (host.matches("[0-9.]+")) {
            return host.startsWith("127.") ? "this machine" : "an IPv4 address";
        }
        return host.equals("localhost") ? "this machine" : "a name";
    }
}
