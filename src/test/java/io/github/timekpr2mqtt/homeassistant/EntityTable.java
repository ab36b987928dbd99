package io.github.timekpr2mqtt.homeassistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of entities as a page of the documentation. */
final class EntityTable {
    private static final String HEAD = "| name | key | kind | what it is |\n|---|---|---|---|\n";

    private EntityTable() {}

    static String page() {
        return """
                # Entities

                Made by the build from the program's own tables; each entity is one row there. Its key is its name in topics and
                documents: `<base>/account/<pc>/<user>/<key>/set` takes commands of an account's control, likewise
                `<base>/pc/<pc>/<key>/set` and `<base>/bridge/<key>/set`. The documents' JSON Schemas lie in
                [schema](schema). "Off at first" means that it is disabled in Home Assistant until somebody enables it.

                ## Of an account

                """
                + table(Entities.ACCOUNT)
                + """

                Off at first is also what the family does not use when the account first appears: PlayTime but for its switch, and the
                limits of week and month.

                ## Of a PC

                """
                + table(Entities.PC) + "\n## Of the bridge\n\n" + table(Entities.BRIDGE);
    }

    private static <V> String table(List<Entity<V>> rows) {
        return HEAD + rows.stream().map(EntityTable::row).collect(Collectors.joining());
    }

    private static String row(Entity<?> row) {
        return "| " + row.name() + " | `" + row.key() + "` | " + kind(row) + " | " + row.about() + " |\n";
    }

    private static String kind(Entity<?> row) {
        Map<String, Object> options = row.options();
        StringBuilder kind = new StringBuilder(row.platform().word());
        option(options, "device_class")
                .filter(c -> !c.equals("enum"))
                .ifPresent(c -> kind.append(", ").append(c));
        option(options, "unit_of_measurement")
                .ifPresent(unit -> kind.append(", ").append(unit));
        if (options.containsKey("min")) {
            kind.append(", ").append(options.get("min")).append(" to ").append(options.get("max"));
        }
        if (options.get("options") instanceof List<?> words) {
            kind.append(words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ", ": ", "")));
        }
        if (options.get("event_types") instanceof List<?> words) {
            kind.append(words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ", ": ", "")));
        }
        option(options, "state_class").ifPresent(c -> kind.append(", ").append(c));
        option(options, "entity_category").ifPresent(c -> kind.append("; ").append(c));
        if (Boolean.FALSE.equals(options.get("enabled_by_default"))) {
            kind.append("; off at first");
        }
        return kind.toString();
    }

    private static Optional<String> option(Map<String, Object> options, String key) {
        return Optional.ofNullable(options.get(key)).map(String::valueOf);
    }
}
