package io.github.timekpr2mqtt.homeassistant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of entities: everything that Home Assistant is told about it, how its value is read, and what a
 * command to it means.
 *
 * @param <V> what it is read from
 * @param key its name in topics and documents; never changed
 * @param name as people read it; Home Assistant makes the entity id of it once
 * @param options further keys of the component, in Home Assistant's own words
 * @param reading its value in the document; null is "unknown"; empty if it has none
 * @param control what a command means; empty if it takes none
 */
public record Entity<V>(
        String key,
        String name,
        Platform platform,
        Map<String, Object> options,
        Optional<Function<V, @Nullable Object>> reading,
        Optional<Control> control) {

    /** Copies the options and keeps their order. */
    public Entity {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    static <V> Entity<V> reading(String key, String name, Platform platform, Function<V, @Nullable Object> reading) {
        return new Entity<>(key, name, platform, Map.of(), Optional.of(reading), Optional.empty());
    }

    static <V> Entity<V> button(String key, String name, Control control) {
        return new Entity<>(key, name, Platform.BUTTON, Map.of(), Optional.empty(), Optional.of(control));
    }

    static <V> Entity<V> event(String key, String name) {
        return new Entity<>(key, name, Platform.EVENT, Map.of(), Optional.empty(), Optional.empty());
    }

    Entity<V> with(String option, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new Entity<>(key, name, platform, more, reading, control);
    }

    Entity<V> controlledBy(Control how) {
        return new Entity<>(key, name, platform, options, reading, Optional.of(how));
    }

    Entity<V> icon(String mdi) {
        return with("icon", "mdi:" + mdi);
    }

    Entity<V> diagnostic() {
        return with("entity_category", "diagnostic");
    }

    Entity<V> config() {
        return with("entity_category", "config");
    }

    Entity<V> disabledAtFirst() {
        return with("enabled_by_default", false);
    }

    /** A duration in minutes. */
    Entity<V> minutes() {
        return with("device_class", "duration").with("unit_of_measurement", "min");
    }
}
