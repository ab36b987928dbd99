package io.github.timekpr2mqtt.homeassistant;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of entities: everything that Home Assistant is told about it, how its value is read, and what a
 * command to it means.
 *
 * @param <V> what it is read from
 * @param key its name in topics and documents; never changed
 * @param name as people read it; Home Assistant makes the entity id of it once
 * @param about what it is, a sentence for the documentation
 * @param source where Home Assistant reads its state
 * @param options further keys of the component, in Home Assistant's own words
 * @param reading its value in the document; null is "unknown"; empty if no document holds it
 * @param attributes what the document says beside its value; empty if nothing
 * @param lastReset since when a total adds up, ISO 8601 and never null: Home Assistant warns of anything else; empty if it
 *     is none
 * @param control what a command means; empty if it takes none
 */
public record Entity<V>(
        String key,
        String name,
        String about,
        Platform platform,
        Source source,
        Map<String, Object> options,
        Optional<Function<V, @Nullable Object>> reading,
        Optional<Function<V, Map<String, @Nullable Object>>> attributes,
        Optional<Function<V, String>> lastReset,
        Optional<Control> control) {

    /** The longest state that Home Assistant takes, in characters. */
    static final int MAX_STATE = 255;

    /** Copies the options and keeps their order. */
    public Entity {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    private Entity(
            String key,
            String name,
            Platform platform,
            Source source,
            Optional<Function<V, @Nullable Object>> reading,
            Optional<Control> control) {
        this(key, name, "", platform, source, Map.of(), reading, Optional.empty(), Optional.empty(), control);
    }

    static <V> Entity<V> reading(String key, String name, Platform platform, Function<V, @Nullable Object> reading) {
        return new Entity<>(key, name, platform, Source.DOCUMENT, Optional.of(reading), Optional.empty());
    }

    static <V> Entity<V> button(String key, String name, Control control) {
        return new Entity<>(key, name, Platform.BUTTON, Source.NOWHERE, Optional.empty(), Optional.of(control));
    }

    /** An entity of what ended. Never unavailable: what was told stays told. */
    static <V> Entity<V> event(String key, String name, List<String> types) {
        return new Entity<V>(key, name, Platform.EVENT, Source.EVENTS, Optional.empty(), Optional.empty())
                .with("event_types", types)
                .with("availability", List.of());
    }

    /** Whether the program is connected. Never unavailable: it has to be able to say no. */
    static <V> Entity<V> availability(String key, String name) {
        return new Entity<V>(key, name, Platform.BINARY_SENSOR, Source.AVAILABILITY, Optional.empty(), Optional.empty())
                .with("payload_on", "online")
                .with("payload_off", "offline")
                .with("availability", List.of());
    }

    /**
     * The value of a state that shows what somebody typed; empty if Home Assistant would not take it as a state.
     *
     * @param text a command's payload
     */
    public Optional<Object> asState(String text) {
        return asState().apply(text);
    }

    /** The same for one who asks often. */
    Function<String, Optional<Object>> asState() {
        return switch (platform) {
            case NUMBER -> text -> Payload.decimal(text).filter(this::isInRange).map(Object.class::cast);
            case SELECT -> only(((List<?>) options.getOrDefault("options", List.of()))::contains);
            case SWITCH -> only(List.of("ON", "OFF")::contains);
            case TEXT -> {
                Predicate<String> fits = Pattern.compile(String.valueOf(options.getOrDefault("pattern", ".*")))
                        .asMatchPredicate();
                yield only(text -> text.length() <= MAX_STATE && fits.test(text));
            }
            case BINARY_SENSOR, BUTTON, EVENT, SENSOR -> only(text -> false);
        };
    }

    private static Function<String, Optional<Object>> only(Predicate<String> taken) {
        return text -> taken.test(text) ? Optional.of(text) : Optional.empty();
    }

    private boolean isInRange(BigDecimal number) {
        return number.compareTo(new BigDecimal(String.valueOf(options.get("min")))) >= 0
                && number.compareTo(new BigDecimal(String.valueOf(options.get("max")))) <= 0;
    }

    /** The same with what it is, for the documentation. */
    Entity<V> says(String sentence) {
        return new Entity<>(key, name, sentence, platform, source, options, reading, attributes, lastReset, control);
    }

    Entity<V> with(String option, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new Entity<>(key, name, about, platform, source, more, reading, attributes, lastReset, control);
    }

    Entity<V> showing(Function<V, @Nullable Object> how) {
        return new Entity<>(
                key, name, about, platform, source, options, Optional.of(how), attributes, lastReset, control);
    }

    Entity<V> withAttributes(Function<V, Map<String, @Nullable Object>> how) {
        return new Entity<>(key, name, about, platform, source, options, reading, Optional.of(how), lastReset, control);
    }

    /** It is of finished days. */
    Entity<V> inHistory() {
        return new Entity<>(
                key, name, about, platform, Source.HISTORY, options, reading, attributes, lastReset, control);
    }

    Entity<V> controlledBy(Control how) {
        return new Entity<>(
                key, name, about, platform, source, options, reading, attributes, lastReset, Optional.of(how));
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

    Entity<V> enabledAtFirst(boolean wanted) {
        return wanted ? this : disabledAtFirst();
    }

    /** A duration in minutes. */
    Entity<V> minutes() {
        return with("device_class", "duration").with("unit_of_measurement", "min");
    }

    /** A duration in seconds. */
    Entity<V> seconds() {
        return with("device_class", "duration").with("unit_of_measurement", "s");
    }

    /** A duration in hours. */
    Entity<V> hours() {
        return with("device_class", "duration").with("unit_of_measurement", "h");
    }

    /** A sum that starts again at 0 at certain moments, of which Home Assistant shall keep statistics. */
    Entity<V> totalSince(Function<V, String> reset) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put("state_class", "total");
        return new Entity<>(key, name, about, platform, source, more, reading, attributes, Optional.of(reset), control);
    }

    /** A figure of which Home Assistant shall keep statistics. */
    Entity<V> measured() {
        return with("state_class", "measurement");
    }
}
