package io.github.timekpr2mqtt.homeassistant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Home Assistant's rules for one component of an announcement. A key that it does not know it drops in silence. */
final class ComponentRules {
    private static final Set<String> OF_ALL = Set.of(
            "platform", "unique_id", "name", "icon", "entity_category", "enabled_by_default", "availability", "qos");
    private static final Set<String> STATE = Set.of(
            "state_topic", "value_template", "device_class", "json_attributes_topic", "json_attributes_template");
    private static final Set<String> COMMAND = Set.of("command_topic", "command_template", "message_expiry_interval");
    private static final Map<String, Set<String>> OF_PLATFORM = Map.of(
            "sensor",
                    Set.of(
                            "unit_of_measurement",
                            "state_class",
                            "suggested_display_precision",
                            "options",
                            "last_reset_value_template"),
            "binary_sensor", Set.of("payload_on", "payload_off"),
            "number", Set.of("unit_of_measurement", "min", "max", "step", "mode"),
            "select", Set.of("options"),
            "text", Set.of("min", "max", "pattern", "mode"),
            "switch", Set.of("payload_on", "payload_off"),
            "button", Set.of("payload_press", "device_class"),
            "event", Set.of("event_types"));
    private static final Map<String, Set<String>> CLASSES = Map.of(
            "sensor", Set.of("duration", "enum", "timestamp"),
            "binary_sensor", Set.of("connectivity", "problem", "running"),
            "number", Set.of("duration"),
            "select", Set.of(),
            "text", Set.of(),
            "switch", Set.of("switch", "outlet"),
            "button", Set.of("identify", "restart", "update"),
            "event", Set.of());
    private static final Map<String, Set<String>> UNITS =
            Map.of("duration", Set.of("d", "h", "min", "s", "ms", "µs"), "enum", Set.of(), "timestamp", Set.of());
    private static final Set<String> READ_ONLY = Set.of("sensor", "binary_sensor", "event");
    private static final Set<String> COMMANDABLE = Set.of("button", "number", "select", "switch", "text");
    private static final int MAX_STATE = 255;
    private static final Set<String> STATE_CLASSES = Set.of("measurement", "total", "total_increasing");

    private static final Pattern PLAIN_JINJA =
            Pattern.compile("\\{\\{ value_json((?:\\.[a-z][a-z0-9_]*)+)( \\| tojson)? }}");
    /** {@code value_json.items} is a method of Python's, not a key. */
    private static final Set<String> PYTHONS_OWN = Set.of(
            "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values");

    private final List<String> broken = new ArrayList<>();
    private final String key;
    private final Map<?, ?> component;
    private final String platform;

    private ComponentRules(String key, Map<?, ?> component) {
        this.key = key;
        this.component = component;
        this.platform = text("platform");
    }

    /** Every rule that a component breaks. */
    static List<String> brokenBy(String key, Map<?, ?> component) {
        ComponentRules rules = new ComponentRules(key, component);
        rules.rule(OF_PLATFORM.containsKey(rules.platform), "unknown platform " + rules.platform);
        if (rules.broken.isEmpty()) {
            rules.ofAll();
            rules.classAndUnit();
            rules.topics();
            rules.templates();
            rules.ofPlatform();
        }
        return rules.broken;
    }

    static boolean isTopic(@Nullable Object topic) {
        return topic instanceof String text && text.matches("[^+#\\x00$/][^+#\\x00]*");
    }

    /** The path that a plain template reads, for example {@code [details, changes]}; empty if it is not plain. */
    static List<String> path(@Nullable Object template) {
        Matcher plain = PLAIN_JINJA.matcher(String.valueOf(template));
        return plain.matches() ? List.of(plain.group(1).substring(1).split("\\.")) : List.of();
    }

    private void ofAll() {
        for (Object name : component.keySet()) {
            boolean known = OF_ALL.contains(name)
                    || OF_PLATFORM.getOrDefault(platform, Set.of()).contains(name)
                    || (!platform.equals("button") && STATE.contains(name))
                    || (!READ_ONLY.contains(platform) && COMMAND.contains(name));
            rule(known, "unknown key " + name + " for a " + platform);
        }
        rule(!text("unique_id").isEmpty() && has("unique_id"), "no unique_id");
        rule(!has("icon") || text("icon").matches("mdi:[a-z][a-z0-9-]*"), "icon " + text("icon"));
        rule(component.get("qos") instanceof Integer qos && qos >= 0 && qos <= 2, "qos " + component.get("qos"));
        String category = has("entity_category") ? text("entity_category") : "diagnostic";
        rule(Set.of("config", "diagnostic").contains(category), "entity_category " + category);
        rule(!(category.equals("config") && READ_ONLY.contains(platform)), "entity_category config on a " + platform);
    }

    private void classAndUnit() {
        if (has("device_class")) {
            String deviceClass = text("device_class");
            rule(
                    CLASSES.getOrDefault(platform, Set.of()).contains(deviceClass),
                    "device_class " + deviceClass + " for a " + platform);
            Set<String> units = UNITS.getOrDefault(deviceClass, Set.of());
            rule(
                    units.isEmpty() ? !has("unit_of_measurement") : units.contains(text("unit_of_measurement")),
                    "unit " + component.get("unit_of_measurement") + " for " + deviceClass);
        }
        boolean isEnum = text("device_class").equals("enum");
        boolean hasWords = isEnum || platform.equals("select");
        rule(hasWords == has("options"), "options go with the class enum or a select, and only with these");
        rule(!has("options") || isDistinct("options"), "options are not a list of different words");
        boolean isFigure = !isEnum && !text("device_class").equals("timestamp");
        rule(!has("state_class") || isFigure, "state_class with " + text("device_class"));
        boolean isTotal = text("state_class").equals("total");
        rule(!has("last_reset_value_template") || isTotal, "last_reset_value_template without a total");
        rule(!has("state_class") || STATE_CLASSES.contains(text("state_class")), "state_class " + text("state_class"));
    }

    private void topics() {
        boolean takesCommands = COMMANDABLE.contains(platform);
        boolean hasState = !platform.equals("button");
        rule(has("state_topic") == hasState, "state_topic of a " + platform);
        rule(has("command_topic") == takesCommands, "command_topic of a " + platform);
        rule(has("message_expiry_interval") == takesCommands, "commands without an end");
        rule(!takesCommands || Integer.valueOf(1).equals(component.get("qos")), "commands that may get lost");
        for (Object name : component.keySet()) {
            rule(!name.toString().endsWith("_topic") || isTopic(component.get(name)), name + " is no topic");
        }
    }

    /** Plain Jinja only, but for the id that a press gets, and for what was picked and from which list. */
    private void templates() {
        for (String template : List.of("value_template", "json_attributes_template", "last_reset_value_template")) {
            List<String> path = path(component.get(template));
            rule(!has(template) || !path.isEmpty(), template + " is not plain: " + text(template));
            rule(path.stream().noneMatch(PYTHONS_OWN::contains), template + " names a method of Python's");
        }
        String command = text("command_template")
                .replace("{{ now().timestamp() }}", "1")
                .replace("{{ value }}", "1")
                .replace("{{ this.attributes.list }}", "1");
        rule(!command.contains("{{") && !command.contains("{%"), "command_template is not plain: " + command);
        rule(
                has("json_attributes_topic") == has("json_attributes_template"),
                "attributes need both a topic and a template");
        rule(
                !has("json_attributes_template")
                        || text("json_attributes_template").contains("tojson"),
                "attributes that are no JSON");
    }

    private void ofPlatform() {
        if (platform.equals("number")) {
            double min = number("min");
            rule(min < number("max"), "min is not below max");
            rule(number("step") >= 0.001, "step " + component.get("step"));
            rule(Set.of("auto", "box", "slider").contains(text("mode")), "mode " + component.get("mode"));
        }
        if (platform.equals("text")) {
            rule(number("max") <= MAX_STATE, "max " + component.get("max") + " is longer than a state");
            rule(isPattern(text("pattern")), "pattern " + text("pattern"));
        }
        if (platform.equals("event")) {
            rule(isDistinct("event_types"), "event_types are not a list of different words");
            rule(List.of().equals(component.get("availability")), "an event that goes away");
        }
    }

    /**
     * Home Assistant anchors it at the beginning only, browsers refuse a lone dash or bracket in a class, and who breaks it
     * is shown all of it.
     */
    private static boolean isPattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return false;
        }
        boolean fitForBrowsers = pattern.replaceAll("\\\\.|[0-9]-[0-9]", "").matches("[^-{}/]*");
        return pattern.endsWith("$") && pattern.length() <= 60 && fitForBrowsers;
    }

    private boolean isDistinct(String list) {
        return component.get(list) instanceof List<?> words
                && !words.isEmpty()
                && new HashSet<>(words).size() == words.size();
    }

    private double number(String name) {
        return component.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private boolean has(String name) {
        return component.containsKey(name);
    }

    private String text(String name) {
        return component.get(name) instanceof String text ? text : "";
    }

    private void rule(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(key + ": " + otherwise);
        }
    }
}
