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
    /** A PC's list has the changes of its children, too. */
    private static final String OF_CHILD = "{{ c.child ~ ': ' if 'child' in c }}";

    private static final List<String> BRIDGE = List.of("connection", "health", "pcs_online", "waiting");

    private final Cards cards;
    private final Set<String> paths = new LinkedHashSet<>();

    private Dashboard(Cards cards) {
        this.cards = cards;
    }

    /**
     * The dashboard of these devices.
     *
     * @param devices in the order in which they are to be seen; a child with several PCs has one view
     * @return what its YAML says
     * @throws Refused if something was renamed that is not in it
     */
    public static Map<String, Object> of(List<ShownDevice> devices, Renamed renamed) throws Refused {
        Cards cards = new Cards(renamed);
        Dashboard dashboard = new Dashboard(cards);
        Map<String, List<ShownDevice>> children = new LinkedHashMap<>();
        devices.stream()
                .filter(device -> device.subject() instanceof Topics.Account)
                .forEach(account -> children.computeIfAbsent(account.child(), name -> new ArrayList<>())
                        .add(account));
        List<Object> views = new ArrayList<>();
        children.forEach((child, accounts) -> views.add(dashboard.child(child, accounts)));
        views.add(dashboard.machines(devices));
        cards.haveAllThatWasRenamed();
        return Cards.map("title", "Screen time", "views", views);
    }

    private Map<String, Object> child(String name, List<ShownDevice> accounts) {
        List<Object> sections = new ArrayList<>();
        List<Object> badges = new ArrayList<>();
        for (ShownDevice account : accounts) {
            String where =
                    accounts.size() == 1 || !(account.subject() instanceof Topics.Account of) ? "" : " on " + of.pc();
            cards.id(account, "active")
                    .ifPresent(
                            id -> badges.add(Cards.map("type", "entity", "entity", id, "name", "On the PC" + where)));
            cards.id(account, "changes")
                    .ifPresent(id -> badges.add(Cards.map("type", "entity", "entity", id, "name", "Changes" + where)));
            sections.add(today(account, where));
            sections.add(rules(account, where));
            playTime(account, where).ifPresent(sections::add);
            sections.add(past(account, where));
        }
        return view(name, badges, sections);
    }

    private Map<String, Object> today(ShownDevice account, String where) {
        List<Map<String, Object>> shown = new ArrayList<>();
        shown.add(Cards.heading("Today" + where, "mdi:timer-outline"));
        cards.tile(account, "time_left", "Time left", Cards.map("type", "trend-graph", "hours_to_show", 24))
                .ifPresent(shown::add);
        cards.tile(account, "time", "Time used", Cards.map("type", "trend-graph", "hours_to_show", 24))
                .ifPresent(shown::add);
        cards.tile(account, "limit_today", "Limit today").ifPresent(shown::add);
        cards.tile(account, "limited_by", "Limited by").ifPresent(shown::add);
        cards.tile(account, "locks_at", "Locks at")
                .map(card -> cards.onlyIf(card, account, "active", "state", "on"))
                .ifPresent(shown::add);
        cards.button(account, "add_15", "15 minutes more").ifPresent(shown::add);
        cards.button(account, "add_30", "30 minutes more").ifPresent(shown::add);
        cards.stepper(account, "bonus_minutes", "Bonus").ifPresent(shown::add);
        cards.button(account, "give_bonus", "Give the bonus").ifPresent(shown::add);
        changes(account, shown);
        return Cards.map("type", "grid", "cards", shown);
    }

    /** What waits and what failed, in words; seen only while there is something. */
    private void changes(ShownDevice account, List<Map<String, Object>> shown) {
        cards.tile(account, "last_error", "Problem")
                .map(card -> cards.onlyIf(card, account, "problem", "state", "on"))
                .ifPresent(shown::add);
        notYet(account, "", shown);
        cards.button(account, "cancel_waiting", "Cancel what waits")
                .map(card -> cards.onlyAboveZero(card, account, "waiting"))
                .ifPresent(shown::add);
        dismiss(account, "Dismiss what failed", shown);
    }

    /** @param whose begins each line of what waits and what failed, as a template of a change {@code c} */
    private void notYet(ShownDevice device, String whose, List<Map<String, Object>> shown) {
        cards.id(device, "changes")
                .map(id -> Cards.map(
                        "type",
                        "markdown",
                        "title",
                        "Not yet on the PC",
                        "content",
                        words(id, whose),
                        "grid_options",
                        Cards.map("columns", "full")))
                .map(card -> cards.onlyIf(card, device, "changes", "state_not", "applied"))
                .ifPresent(shown::add);
    }

    private void dismiss(ShownDevice device, String name, List<Map<String, Object>> shown) {
        cards.button(device, "dismiss", name)
                .map(card -> cards.onlyIf(card, device, "changes", "state", "failed"))
                .ifPresent(shown::add);
    }

    private static String words(String id, String whose) {
        return "{% for c in state_attr('" + id + "', 'open') or [] %}- " + whose
                + "**{{ c.change }}** {{ c.wanted }}, the PC has {{ c.on_pc }}"
                + "{{ ': ' ~ c.reason if c.reason }}\n{% endfor %}{% for c in state_attr('" + id
                + "', 'failed') or [] %}- " + whose
                + "**{{ c.change }}** {{ c.wanted }} failed: {{ c.reason }}\n{% endfor %}";
    }

    private Map<String, Object> rules(ShownDevice account, String where) {
        List<Map<String, Object>> shown = new ArrayList<>();
        shown.add(Cards.heading("Rules" + where, "mdi:calendar-check"));
        keys(account, "limit_")
                .forEach(key ->
                        cards.stepper(account, key, weekday(account, key)).ifPresent(shown::add));
        cards.stepper(account, "extra_time", "Extra time today").ifPresent(shown::add);
        cards.tile(account, "lockout", "When it is over", Cards.map("type", "select-options"))
                .ifPresent(shown::add);
        cards.tile(account, "track_inactive", "Inactive sessions count", Cards.map("type", "toggle"))
                .ifPresent(shown::add);
        list(account, keys(account, "hours_")).ifPresent(shown::add);
        return Cards.map("type", "grid", "cards", shown);
    }

    /** Only where the family uses it. */
    private Optional<Map<String, Object>> playTime(ShownDevice account, String where) {
        if (account.id("playtime").isEmpty() || account.id("playtime_left").isEmpty()) {
            return Optional.empty();
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        shown.add(Cards.heading("PlayTime" + where, "mdi:gamepad-variant"));
        cards.tile(account, "playtime", "PlayTime used").ifPresent(shown::add);
        cards.tile(account, "playtime_left", "PlayTime left").ifPresent(shown::add);
        cards.tile(account, "playtime_enabled", "PlayTime", Cards.map("type", "toggle"))
                .ifPresent(shown::add);
        keys(account, "playtime_limit_")
                .forEach(key ->
                        cards.stepper(account, key, weekday(account, key)).ifPresent(shown::add));
        return Optional.of(Cards.map("type", "grid", "cards", shown));
    }

    private Map<String, Object> past(ShownDevice account, String where) {
        List<Map<String, Object>> shown = new ArrayList<>();
        shown.add(Cards.heading("The last days" + where, "mdi:chart-bar"));
        cards.id(account, "time")
                .map(id -> Cards.map(
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
                        Cards.map("columns", "full")))
                .ifPresent(shown::add);
        cards.id(account, "active")
                .map(id -> Cards.map(
                        "type",
                        "history-graph",
                        "hours_to_show",
                        24,
                        "entities",
                        List.of(id),
                        "grid_options",
                        Cards.map("columns", "full")))
                .ifPresent(shown::add);
        cards.tile(account, "yesterday", "Yesterday").ifPresent(shown::add);
        cards.tile(account, "history", "7 days").ifPresent(shown::add);
        return Cards.map("type", "grid", "cards", shown);
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
        return view("PCs", List.of(), sections);
    }

    private Map<String, Object> machine(ShownDevice device, List<String> readings, List<String> buttons, String icon) {
        List<Map<String, Object>> shown = new ArrayList<>();
        shown.add(Cards.heading(device.name(), icon));
        readings.forEach(key -> cards.tile(device, key, name(device, key)).ifPresent(shown::add));
        buttons.forEach(key -> cards.button(device, key, name(device, key)).ifPresent(shown::add));
        if (device.id("dismiss").isPresent()) {
            notYet(device, OF_CHILD, shown);
            dismiss(device, "Dismiss what failed of Timekpr's own settings", shown);
        }
        return Cards.map("type", "grid", "cards", shown);
    }

    /** Without an icon: a tab that has one does not show its title. */
    private Map<String, Object> view(String title, List<Object> badges, List<Object> sections) {
        // Home Assistant takes a number for a place in the list
        String slug = EntityId.slug(title);
        String path = slug.matches("\\d+") ? "child_" + slug : slug;
        for (int n = 2; !paths.add(path); n++) {
            path = slug + "_" + n;
        }
        return Cards.map(
                "title",
                title,
                "path",
                path,
                "type",
                "sections",
                "max_columns",
                3,
                "badges",
                badges,
                "sections",
                sections);
    }

    /** Texts have no feature of a tile. */
    private Optional<Map<String, Object>> list(ShownDevice account, List<String> keys) {
        List<Object> rows = keys.stream()
                .flatMap(key ->
                        cards
                                .id(account, key)
                                .map(id -> Cards.map("entity", id, "name", weekday(account, key)))
                                .stream())
                .<Object>map(row -> row)
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Cards.map(
                        "type",
                        "entities",
                        "title",
                        "Hours",
                        "entities",
                        rows,
                        "grid_options",
                        Cards.map("columns", "full")));
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
}
