package io.github.timekpr2mqtt.homeassistant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Device discovery: one document per device, in Home Assistant's words. */
public final class Discovery {
    private static final int COMMAND_EXPIRY_SECONDS = 600;

    private final Topics topics;
    private final String version;
    private final String support;
    private final int qos;

    /**
     * For one bridge.
     *
     * @param version of this program
     * @param support the address where its users find help
     * @param qos with which Home Assistant shall subscribe to states
     */
    public Discovery(Topics topics, String version, String support, int qos) {
        this.topics = topics;
        this.version = version;
        this.support = support;
        this.qos = qos;
    }

    /** The device of the program, parent of all PCs. */
    public Map<String, Object> bridge() {
        Topics.Subject bridge = new Topics.Bridge();
        String name = topics.instance().isEmpty() ? "Timekpr" : "Timekpr " + topics.instance();
        Map<String, Object> device = device(bridge, name, "timekpr2mqtt", "Bridge");
        device.put("sw_version", version);
        return document(bridge, device, Entities.BRIDGE);
    }

    /**
     * The device of a PC.
     *
     * @param timekprVersion empty while not known
     * @param allowed whether our account may change Timekpr's own settings there; empty while not known. Only where it
     *     may they are announced, and where it may not what was announced of them goes
     */
    public Map<String, Object> pc(Topics.Pc pc, String timekprVersion, Optional<Boolean> allowed) {
        Map<String, Object> device = device(pc, pc.pc(), "Timekpr-nExT", "PC");
        if (!timekprVersion.isEmpty()) {
            device.put("sw_version", timekprVersion);
        }
        device.put("via_device", topics.device(new Topics.Bridge()));
        List<Entity<PcView>> rows = new ArrayList<>(Entities.PC);
        List<Entity<PcView>> gone = new ArrayList<>();
        allowed.ifPresent(may -> (may ? rows : gone).addAll(PcSettingRows.ALL));
        return document(pc, device, rows, gone);
    }

    /**
     * The device of an account, with the child's name first.
     *
     * <p>What the family does not use, as its PC tells, is disabled at first.
     */
    public Map<String, Object> account(AccountView view) {
        Topics.Account account = view.account();
        Map<String, Object> device =
                device(account, view.child() + " on " + account.pc(), "Timekpr-nExT", "Timekpr account");
        device.put("via_device", topics.device(new Topics.Pc(account.pc())));
        return document(account, device, Entities.account(view.version(), view.onPc()));
    }

    private Map<String, Object> device(Topics.Subject subject, String name, String manufacturer, String model) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("identifiers", List.of(topics.device(subject)));
        device.put("name", name);
        device.put("manufacturer", manufacturer);
        device.put("model", model);
        return device;
    }

    private <V> Map<String, Object> document(Topics.Subject subject, Map<String, Object> device, List<Entity<V>> rows) {
        return document(subject, device, rows, List.of());
    }

    /** @param gone their platform alone makes them go; left out, they would stay (seen with Home Assistant 2025.10 and 2026.11) */
    private <V> Map<String, Object> document(
            Topics.Subject subject, Map<String, Object> device, List<Entity<V>> rows, List<Entity<V>> gone) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (Entity<V> row : rows) {
            components.put(row.key(), component(subject, row));
        }
        for (Entity<V> row : gone) {
            components.put(row.key(), Map.of("platform", row.platform().word()));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("device", device);
        document.put("origin", origin());
        document.put("availability", List.of(Map.of("topic", topics.availability())));
        document.put("components", components);
        return document;
    }

    private Map<String, Object> origin() {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("name", "timekpr2mqtt");
        origin.put("sw_version", version);
        origin.put("support_url", support);
        return origin;
    }

    private <V> Map<String, Object> component(Topics.Subject subject, Entity<V> row) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("platform", row.platform().word());
        component.put(
                "unique_id",
                topics.predecessorsId(subject, row.key()).orElseGet(() -> topics.uniqueId(subject, row.key())));
        component.put("name", row.name());
        component.putAll(row.options());
        boolean everyOne = row.control().isPresent() || row.source() == Source.EVENTS;
        component.put("qos", everyOne ? 1 : qos);
        switch (row.source()) {
            case DOCUMENT, HISTORY -> inDocument(component, subject, row);
            case AVAILABILITY -> {
                component.put("state_topic", topics.availability());
                attributes(component, subject, row);
            }
            case EVENTS -> component.put("state_topic", topics.event(subject));
            case NOWHERE -> {}
        }
        if (row.control().isPresent()) {
            component.put("command_topic", topics.command(subject, row.key()));
            component.put("message_expiry_interval", COMMAND_EXPIRY_SECONDS);
        }
        return component;
    }

    private <V> String document(Topics.Subject subject, Entity<V> row) {
        if (!(subject instanceof Topics.Account account)) {
            return topics.state(subject);
        }
        if (row.source() == Source.HISTORY) {
            return topics.history(account);
        }
        return row.control().isPresent() ? topics.settings(account) : topics.state(account);
    }

    private <V> void inDocument(Map<String, Object> component, Topics.Subject subject, Entity<V> row) {
        String topic = document(subject, row);
        component.put("state_topic", topic);
        component.put("value_template", "{{ value_json." + row.key() + " }}");
        if (row.lastReset().isPresent()) {
            component.put("last_reset_value_template", "{{ value_json.last_reset." + row.key() + " }}");
        }
        attributes(component, subject, row);
    }

    private <V> void attributes(Map<String, Object> component, Topics.Subject subject, Entity<V> row) {
        if (row.attributes().isPresent()) {
            component.put("json_attributes_topic", document(subject, row));
            component.put("json_attributes_template", "{{ value_json.details." + row.key() + " | tojson }}");
        }
    }
}
