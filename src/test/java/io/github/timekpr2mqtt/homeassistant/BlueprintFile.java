package io.github.timekpr2mqtt.homeassistant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A blueprint as it is written.
 *
 * @param head what stands below {@code blueprint}
 * @param body the automation
 */
record BlueprintFile(Map<?, ?> head, Map<?, ?> body) {
    /** The place of an input. */
    record Input(String name) {}

    /** @throws org.yaml.snakeyaml.error.YAMLException if it is not YAML, or has a key twice */
    static BlueprintFile parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<?, ?> all = map(new Yaml(new WithInputs(options)).load(text));
        Map<Object, Object> body = new LinkedHashMap<>(all);
        body.remove("blueprint");
        return new BlueprintFile(map(all.get("blueprint")), body);
    }

    private static final class WithInputs extends SafeConstructor {
        WithInputs(LoaderOptions options) {
            super(options);
            yamlConstructors.put(new Tag("!input"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new Input(((ScalarNode) node).getValue());
                }
            });
        }
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    Map<?, ?> sections() {
        return map(head.get("input"));
    }

    /** What is asked for, by its name. */
    Map<String, Map<?, ?>> inputs() {
        Map<String, Map<?, ?>> inputs = new LinkedHashMap<>();
        sections()
                .values()
                .forEach(section -> map(map(section).get("input"))
                        .forEach((name, input) -> inputs.put(String.valueOf(name), map(input))));
        return inputs;
    }

    /** Every value below, with the key that it stands at or that the list stands at in which it is. */
    static void walk(String key, @Nullable Object value, BiConsumer<String, Object> each) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, one) -> walk(String.valueOf(name), one, each));
        } else if (value instanceof List<?> list) {
            list.forEach(one -> walk(key, one, each));
        } else if (value != null) {
            each.accept(key, value);
        }
    }

    /** The maps below that have this key. */
    static List<Map<?, ?>> with(String key, @Nullable Object value) {
        List<Map<?, ?>> found = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            if (map.containsKey(key)) {
                found.add(map);
            }
            map.values().forEach(one -> found.addAll(with(key, one)));
        } else if (value instanceof List<?> list) {
            list.forEach(one -> found.addAll(with(key, one)));
        }
        return found;
    }
}
