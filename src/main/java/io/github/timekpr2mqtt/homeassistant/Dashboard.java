package io.github.timekpr2mqtt.homeassistant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A dashboard for Home Assistant: a view for each child, and one for the PCs and the bridge, made of the cards that it brings with it. All of
 * them were there in 2025.10.
 */
public final class Dashboard {
    private static final List<String> PC = List.of("online", "last_seen", "changes", "last_error", "check");
    private static final List<String> BRIDGE = List.of("connection", "health", "pcs_online", "waiting");

    private final Renamed renamed;
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> paths = new LinkedHashSet<>();

    private Dashboard(Renamed renamed) {
        this.renamed = renamed;
    }

    /**
     * The dashboard of these devices.
     *
     * @param devices in the order in which they are to be seen; a child with several PCs has one view
     * @return what its YAML says
     * @throws Refused if something was renamed that is not in it
     */
    public static Map<String, Object> of(List<ShownDevice> devices, Renamed renamed) throws Refused {
        Dashboard dashboard = new Dashboard(renamed);
        Map<String, List<ShownDevice>> children = new LinkedHashMap<>();
        devices.stream()
                .filter(device -> device.subject() instanceof Topics.Account)
                .forEach(account -> children.computeIfAbsent(account.child(), name -> new ArrayList<>())
                        .add(account));
        List<Object> views = new ArrayList<>();
        children.forEach((child, accounts) -> views.add(dashboard.child(child, accounts)));
        views.add(dashboard.machines(devices));
        renamed.onlyOf(dashboard.ids);
        return map("title", "Screen time", "views", views);
    }

    private Map<String, Object> child(String name, List<ShownDevice> accounts) {
        List<Object> sections = new ArrayList<>();
        List<Object> badges = new ArrayList<>();
        for (ShownDevice account : accounts) {
            String where =
                    accounts.size() == 1 || !(account.subject() instanceof Topics.Account of) ? "" : " on " + of.pc();
            id(account, "active")
                    .ifPresent(id -> badges.add(map("type", "entity", "entity", id, "name", "On the PC" + where)));
            id(account, "changes")
                    .ifPresent(id -> badges.add(map("type", "entity", "entity", id, "name", "Changes" + where)));
            sections.add(today(account, where));
            sections.add(rules(account, where));
            playTime(account, where).ifPresent(sections::add);
            sections.add(past(account, where));
        }
        return view(name, "mdi:account-clock", badges, sections);
    }

    private Map<String, Object> today(ShownDevice account, String where) {
        List<Map<String, Object>> cards = new ArrayList<>();
        cards.add(heading("Today" + where, "mdi:timer-outline"));
        tile(account, "time_left", "Time left", map("type", "trend-graph", "hours_to_show", 24))
                .ifPresent(cards::add);
        tile(account, "time", "Time used", map("type", "trend-graph", "hours_to_show", 24))
                .ifPresent(cards::add);
        tile(account, "limit_today", "Limit today").ifPresent(cards::add);
        tile(account, "limited_by", "Limited by").ifPresent(cards::add);
        tile(account, "locks_at", "Locks at")
                .map(card -> onlyIf(card, account, "active", "state", "on"))
                .ifPresent(cards::add);
        tile(account, "add_15", "15 minutes more", map("type", "button")).ifPresent(cards::add);
        tile(account, "add_30", "30 minutes more", map("type", "button")).ifPresent(cards::add);
        tile(account, "bonus_minutes", "Bonus", map("type", "numeric-input", "style", "buttons"))
                .ifPresent(cards::add);
        tile(account, "give_bonus", "Give the bonus", map("type", "button")).ifPresent(cards::add);
        changes(account, cards);
        return map("type", "grid", "cards", cards);
    }

    /** What waits and what failed, in words; seen only while there is something. */
    private void changes(ShownDevice account, List<Map<String, Object>> cards) {
        tile(account, "last_error", "Problem")
                .map(card -> onlyIf(card, account, "problem", "state", "on"))
                .ifPresent(cards::add);
        id(account, "changes")
                .map(id -> map(
                        "type",
                        "markdown",
                        "title",
                        "Not yet on the PC",
                        "content",
                        words(id),
                        "grid_options",
                        map("columns", "full")))
                .map(card -> onlyIf(card, account, "changes", "state_not", "applied"))
                .ifPresent(cards::add);
        tile(account, "cancel_waiting", "Cancel what waits", map("type", "button"))
                .map(card -> onlyIf(card, account, "changes", "state", "waiting"))
                .ifPresent(cards::add);
        tile(account, "dismiss", "Dismiss what failed", map("type", "button"))
                .map(card -> onlyIf(card, account, "changes", "state", "failed"))
                .ifPresent(cards::add);
    }

    private static String words(String id) {
        return "{% for c in state_attr('" + id
                + "', 'open') or [] %}- **{{ c.change }}** {{ c.wanted }}, the PC has {{ c.on_pc }}"
                + "{{ ': ' ~ c.reason if c.reason }}\n{% endfor %}{% for c in state_attr('" + id
                + "', 'failed') or [] %}- **{{ c.change }}** {{ c.wanted }} failed: {{ c.reason }}\n{% endfor %}";
    }

    private Map<String, Object> rules(ShownDevice account, String where) {
        List<Map<String, Object>> cards = new ArrayList<>();
        cards.add(heading("Rules" + where, "mdi:calendar-check"));
        keys(account, "limit_")
                .forEach(key -> tile(
                                account, key, weekday(account, key), map("type", "numeric-input", "style", "buttons"))
                        .ifPresent(cards::add));
        tile(account, "extra_time", "Extra time today", map("type", "numeric-input", "style", "buttons"))
                .ifPresent(cards::add);
        tile(account, "lockout", "When it is over", map("type", "select-options"))
                .ifPresent(cards::add);
        tile(account, "track_inactive", "Inactive sessions count", map("type", "toggle"))
                .ifPresent(cards::add);
        list(account, keys(account, "hours_")).ifPresent(cards::add);
        return map("type", "grid", "cards", cards);
    }

    /** Only where the family uses it. */
    private Optional<Map<String, Object>> playTime(ShownDevice account, String where) {
        if (account.id("playtime").isEmpty() || account.id("playtime_left").isEmpty()) {
            return Optional.empty();
        }
        List<Map<String, Object>> cards = new ArrayList<>();
        cards.add(heading("PlayTime" + where, "mdi:gamepad-variant"));
        tile(account, "playtime", "PlayTime used").ifPresent(cards::add);
        tile(account, "playtime_left", "PlayTime left").ifPresent(cards::add);
        tile(account, "playtime_enabled", "PlayTime", map("type", "toggle")).ifPresent(cards::add);
        keys(account, "playtime_limit_")
                .forEach(key -> tile(
                                account, key, weekday(account, key), map("type", "numeric-input", "style", "buttons"))
                        .ifPresent(cards::add));
        return Optional.of(map("type", "grid", "cards", cards));
    }

    private Map<String, Object> past(ShownDevice account, String where) {
        List<Map<String, Object>> cards = new ArrayList<>();
        cards.add(heading("The last days" + where, "mdi:chart-bar"));
        id(account, "time")
                .map(id -> map(
                        "type",
                        "statistics-graph",
                        "chart_type",
                        "bar",
                        "period",
                        "day",
                        "days_to_show",
                        14,
                        "stat_types",
                        List.of("max"),
                        "entities",
                        List.of(id),
                        "grid_options",
                        map("columns", "full")))
                .ifPresent(cards::add);
        id(account, "active")
                .map(id -> map(
                        "type",
                        "history-graph",
                        "hours_to_show",
                        24,
                        "entities",
                        List.of(id),
                        "grid_options",
                        map("columns", "full")))
                .ifPresent(cards::add);
        tile(account, "yesterday", "Yesterday").ifPresent(cards::add);
        tile(account, "history", "7 days").ifPresent(cards::add);
        return map("type", "grid", "cards", cards);
    }

    private Map<String, Object> machines(List<ShownDevice> devices) {
        List<Object> sections = new ArrayList<>();
        for (ShownDevice device : devices) {
            if (device.subject() instanceof Topics.Pc) {
                sections.add(machine(device, PC, List.of("sync_now", "check_now"), "mdi:desktop-tower-monitor"));
            }
        }
        for (ShownDevice device : devices) {
            if (device.subject() instanceof Topics.Bridge) {
                sections.add(machine(device, BRIDGE, List.of("sync_all"), "mdi:bridge"));
            }
        }
        return view("PCs", "mdi:desktop-classic", List.of(), sections);
    }

    private Map<String, Object> machine(ShownDevice device, List<String> readings, List<String> buttons, String icon) {
        List<Map<String, Object>> cards = new ArrayList<>();
        cards.add(heading(device.name(), icon));
        readings.forEach(key -> tile(device, key, name(device, key)).ifPresent(cards::add));
        buttons.forEach(key ->
                tile(device, key, name(device, key), map("type", "button")).ifPresent(cards::add));
        return map("type", "grid", "cards", cards);
    }

    private Map<String, Object> view(String title, String icon, List<Object> badges, List<Object> sections) {
        // Home Assistant takes a number for a place in the list
        String slug = EntityId.slug(title);
        String path = slug.matches("\\d+") ? "child_" + slug : slug;
        for (int n = 2; !paths.add(path); n++) {
            path = slug + "_" + n;
        }
        return map(
                "title",
                title,
                "path",
                path,
                "icon",
                icon,
                "type",
                "sections",
                "max_columns",
                3,
                "badges",
                badges,
                "sections",
                sections);
    }

    private Optional<String> id(ShownDevice device, String key) {
        return device.id(key).map(id -> {
            ids.add(id);
            return renamed.of(id);
        });
    }

    private Optional<Map<String, Object>> tile(ShownDevice device, String key, String name) {
        return id(device, key).map(id -> map("type", "tile", "entity", id, "name", name));
    }

    private Optional<Map<String, Object>> tile(
            ShownDevice device, String key, String name, Map<String, Object> feature) {
        return tile(device, key, name).map(card -> {
            card.put("features", List.of(feature));
            return card;
        });
    }

    private Map<String, Object> onlyIf(
            Map<String, Object> card, ShownDevice device, String key, String how, String state) {
        id(device, key)
                .ifPresent(id -> card.put("visibility", List.of(map("condition", "state", "entity", id, how, state))));
        return card;
    }

    /** Texts have no feature of a tile. */
    private Optional<Map<String, Object>> list(ShownDevice account, List<String> keys) {
        List<Object> rows = keys.stream()
                .flatMap(key -> id(account, key).map(id -> map("entity", id, "name", weekday(account, key))).stream())
                .<Object>map(row -> row)
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(map(
                        "type",
                        "entities",
                        "title",
                        "Hours",
                        "entities",
                        rows,
                        "grid_options",
                        map("columns", "full")));
    }

    /** Those of the seven weekdays, in their order. */
    private static List<String> keys(ShownDevice device, String prefix) {
        return Stream.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .map(day -> prefix + day)
                .filter(device.entities()::containsKey)
                .toList();
    }

    private static String name(ShownDevice device, String key) {
        ShownDevice.Part part = device.entities().get(key);
        return part == null ? key : part.name();
    }

    /** Their last word: the names begin with a number, which sorts them where there is no order but the alphabet's. */
    private static String weekday(ShownDevice device, String key) {
        String name = name(device, key);
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private static Map<String, Object> heading(String text, String icon) {
        return map("type", "heading", "heading", text, "icon", icon);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }
}
