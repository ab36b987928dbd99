package io.github.timekpr2mqtt.homeassistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each of our blueprints keeps to, so that it works in every home and for everybody who lives there. */
final class BlueprintRules {
    private static final String ADDRESS = "https://github.com/timekpr2mqtt/timekpr2mqtt/blob/main/";
    /** The oldest Home Assistant that the bridge supports. */
    private static final String OLDEST = "2025.10.0";

    private static final Pattern ENTITY = Pattern.compile(
            "\\b(binary_sensor|button|calendar|device_tracker|event|input_button|media_player|number|person|select|sensor|switch|text|todo)"
                    + "\\.[a-z0-9_]+\\b");
    private static final Pattern DEVICE = Pattern.compile("\\b[0-9a-f]{32}\\b");
    private static final Set<String> AWAY = Set.of("unavailable", "unknown");

    private final BlueprintFile file;
    private final List<String> complaints = new ArrayList<>();

    private BlueprintRules(BlueprintFile file) {
        this.file = file;
    }

    /**
     * What is wrong with a blueprint; empty if nothing.
     *
     * @param path of the file in the repository
     */
    static List<String> complaints(String path, String text) {
        BlueprintRules rules = new BlueprintRules(BlueprintFile.parse(text));
        rules.head(path);
        rules.sections();
        rules.inputs();
        rules.body();
        rules.triggers();
        return rules.complaints;
    }

    private void complainUnless(boolean good, String complaint) {
        if (!good) {
            complaints.add(complaint);
        }
    }

    private void head(String path) {
        Map<?, ?> head = file.head();
        for (String key : List.of("name", "author", "description")) {
            complainUnless(head.get(key) instanceof String, "no " + key);
        }
        complainUnless("automation".equals(head.get("domain")), "domain is not automation");
        complainUnless((ADDRESS + path).equals(head.get("source_url")), "source_url is not where it lies");
        complainUnless(
                OLDEST.equals(BlueprintFile.map(head.get("homeassistant")).get("min_version")), "min_version");
    }

    private void sections() {
        complainUnless(!file.sections().isEmpty(), "no inputs");
        file.sections().forEach((key, value) -> {
            Map<?, ?> section = BlueprintFile.map(value);
            complainUnless(section.containsKey("input"), key + " is not a section");
            complainUnless(section.containsKey("name") && section.containsKey("icon"), key + " has no name or icon");
            boolean collapsed = Boolean.TRUE.equals(section.get("collapsed"));
            BlueprintFile.map(section.get("input"))
                    .forEach((name, input) -> complainUnless(
                            collapsed == BlueprintFile.map(input).containsKey("default"),
                            name + ": only what is in a collapsed section has a default, and all of it"));
        });
    }

    private void inputs() {
        file.inputs().forEach((name, input) -> {
            complainUnless(input.containsKey("name"), name + " has no name");
            Map<?, ?> selector = BlueprintFile.map(input.get("selector"));
            complainUnless(selector.size() == 1, name + " has no selector");
            for (String kind : List.of("entity", "device")) {
                complainUnless(
                        !selector.containsKey(kind)
                                || BlueprintFile.map(selector.get(kind)).containsKey("filter"),
                        name + " offers every " + kind);
            }
        });
        Set<String> used = new TreeSet<>();
        BlueprintFile.walk("", file.body(), (key, value) -> {
            if (value instanceof BlueprintFile.Input input) {
                used.add(input.name());
            }
        });
        complainUnless(used.equals(new TreeSet<>(file.inputs().keySet())), "asked for and used differ: " + used);
    }

    private void body() {
        complainUnless(file.body().containsKey("mode"), "no mode");
        for (String key : List.of("triggers", "conditions", "actions")) {
            complainUnless(file.body().containsKey(key), "no " + key);
        }
        List<Object> all = List.of(file.head(), file.body());
        BlueprintFile.walk("", all, (key, value) -> {
            String text = value.toString();
            complainUnless(!"action".equals(key) || !text.startsWith("mqtt."), text + " is for administrators");
            complainUnless(!DEVICE.matcher(text).find(), "the id of a device: " + text);
            complainUnless(
                    List.of("action", "supported_features").contains(key)
                            || key.equals("source_url")
                            || !ENTITY.matcher(text.replaceAll("\\b(trigger|repeat)\\.[a-z_.]+", ""))
                                    .find(),
                    "the id of an entity: " + text);
        });
    }

    /** A state that comes or goes with the bridge, the broker or Home Assistant is nothing that happened. */
    private void triggers() {
        for (Map<?, ?> trigger : BlueprintFile.with("trigger", file.body().get("triggers"))) {
            if ("state".equals(trigger.get("trigger"))) {
                complainUnless(
                        trigger.containsKey("to") || leavesOut(trigger.get("not_to")),
                        "fires when " + trigger.get("entity_id") + " goes away");
            }
        }
    }

    private static boolean leavesOut(@Nullable Object states) {
        return states instanceof List<?> list ? list.containsAll(AWAY) : "unavailable".equals(states);
    }
}
