package io.github.timekpr2mqtt.homeassistant;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Home Assistant takes as an entity's state: it renders the templates of an announcement over our documents. */
final class StateRules {
    private static final int MAX_STATE = 255;
    private static final Object MISSING = new Object() {
        @Override
        public String toString() {
            return "nothing";
        }
    };

    private final List<String> broken = new ArrayList<>();
    private final Map<String, Map<?, ?>> documents;

    private StateRules(Map<String, Map<?, ?>> documents) {
        this.documents = documents;
    }

    /**
     * Every state that would be refused, missed, or warned of.
     *
     * @param documents by topic
     */
    static List<String> brokenBy(Map<?, ?> announcement, Map<String, Map<?, ?>> documents) {
        StateRules rules = new StateRules(documents);
        DiscoveryRules.map(announcement, "components").forEach((key, component) -> {
            rules.state(key.toString(), (Map<?, ?>) component);
            rules.attributes(key.toString(), (Map<?, ?>) component);
            rules.lastReset(key.toString(), (Map<?, ?>) component);
        });
        return rules.broken;
    }

    private void state(String key, Map<?, ?> component) {
        if (!component.containsKey("value_template")) {
            return;
        }
        Object value = read(component.get("state_topic"), component.get("value_template"));
        String platform = String.valueOf(component.get("platform"));
        if (value == MISSING) {
            broken.add(key + " is not in its document");
        } else if (value == null) {
            boolean isText = platform.equals("sensor")
                    && !component.containsKey("state_class")
                    && !Set.of("enum", "timestamp").contains(String.valueOf(component.get("device_class")));
            rule(!isText && !platform.equals("text"), key + " is a text and null");
        } else {
            rule(value.toString().length() <= MAX_STATE, key + " is longer than " + MAX_STATE);
            rule(isOf(platform, component, value), key + " cannot be " + value);
        }
    }

    private static boolean isOf(String platform, Map<?, ?> component, Object value) {
        if (platform.equals("binary_sensor") || platform.equals("switch")) {
            return value.equals("ON") || value.equals("OFF");
        }
        if (platform.equals("number")) {
            return value instanceof Number number
                    && number.doubleValue() >= ((Number) limit(component, "min")).doubleValue()
                    && number.doubleValue() <= ((Number) limit(component, "max")).doubleValue();
        }
        if (platform.equals("text")) {
            return value instanceof String text
                    && text.length() <= ((Number) limit(component, "max")).intValue()
                    && Pattern.compile(String.valueOf(component.get("pattern")))
                            .matcher(text)
                            .lookingAt();
        }
        if (component.get("options") instanceof List<?> options) {
            return options.contains(value);
        }
        if ("timestamp".equals(component.get("device_class"))) {
            return isTime(value);
        }
        return component.containsKey("state_class") == (value instanceof Number);
    }

    private static Object limit(Map<?, ?> component, String name) {
        Object limit = component.get(name);
        return limit == null ? Double.NaN : limit;
    }

    private static boolean isTime(Object value) {
        try {
            OffsetDateTime.parse(value.toString());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void attributes(String key, Map<?, ?> component) {
        if (component.containsKey("json_attributes_template")) {
            Object value = read(component.get("json_attributes_topic"), component.get("json_attributes_template"));
            rule(value instanceof Map, key + " has attributes that are no object");
        }
    }

    /** Home Assistant takes anything that is no time for a mistake, null too. */
    private void lastReset(String key, Map<?, ?> component) {
        if (component.containsKey("last_reset_value_template")) {
            Object value = read(component.get("state_topic"), component.get("last_reset_value_template"));
            rule(value instanceof String && isTime(value), key + " was not last 0 at " + value);
        }
    }

    private @Nullable Object read(@Nullable Object topic, @Nullable Object template) {
        Object value = documents.get(String.valueOf(topic));
        for (String step : ComponentRules.path(template)) {
            value = value instanceof Map<?, ?> map && map.containsKey(step) ? map.get(step) : MISSING;
        }
        return value;
    }

    private void rule(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
