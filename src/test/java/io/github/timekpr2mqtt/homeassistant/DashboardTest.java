package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.Username;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardTest {
    private static final Pattern ID = Pattern.compile("[a-z_]+\\.[a-z0-9_]+");
    private static final Discovery DISCOVERY = new Discovery(Announced.TOPICS, "0.1.0", Announced.SUPPORT, 1);

    private static ShownDevice pc(String name) {
        Topics.Pc pc = new Topics.Pc(name);
        return ShownDevice.of(pc, DISCOVERY.pc(pc, "0.5.9", Optional.of(true)));
    }

    private static ShownDevice child(String pc, String user, String display) {
        Topics.Account account = new Topics.Account(pc, new Username(user));
        return ShownDevice.of(account, DISCOVERY.account(Anna.used(0).view(account, display)));
    }

    private static ShownDevice gamer(String pc, String user, String display) {
        Topics.Account account = new Topics.Account(pc, new Username(user));
        return ShownDevice.of(
                account, DISCOVERY.account(Anna.used(0).has(Anna.usesAll()).view(account, display)));
    }

    private static Map<String, Object> of(ShownDevice... devices) throws Refused {
        return Dashboard.of(List.of(devices), Renamed.NONE);
    }

    private static List<Object> found(Object part, String key) {
        List<Object> found = new ArrayList<>();
        if (part instanceof Map<?, ?> map) {
            if (map.containsKey(key)) {
                found.add(map.get(key));
            }
            map.values().forEach(value -> found.addAll(found(value, key)));
        } else if (part instanceof List<?> list) {
            list.forEach(value -> found.addAll(found(value, key)));
        }
        return found;
    }

    private static Set<String> ids(Object part) {
        Set<String> ids = new TreeSet<>();
        if (part instanceof Map<?, ?> map) {
            map.values().forEach(value -> ids.addAll(ids(value)));
        } else if (part instanceof List<?> list) {
            list.forEach(value -> ids.addAll(ids(value)));
        } else if (part instanceof String text && ID.matcher(text).matches()) {
            ids.add(text);
        }
        return ids;
    }

    private static List<Object> views(Map<String, Object> dashboard, String key) {
        return dashboard.get("views") instanceof List<?> views
                ? views.stream()
                        .map(view -> view instanceof Map<?, ?> map ? map.get(key) : null)
                        .map(Object.class::cast)
                        .toList()
                : List.of();
    }

    @Test
    void each_child_has_a_view_and_the_pcs_have_the_last_one() throws Refused {
        Map<String, Object> dashboard = of(
                child("den", "anna", "Anna"), child("den", "ben", "Ben"), pc("den"), child("laptop", "anna", "Anna"));
        assertEquals(List.of("Anna", "Ben", "PCs"), views(dashboard, "title"));
        assertEquals(List.of("anna", "ben", "pcs"), views(dashboard, "path"));
    }

    @Test
    void of_two_children_of_one_name_the_second_has_the_ids_with_a_number() throws Refused {
        Set<String> ids = ids(of(child("den", "anna", "Anna"), child("den", "anna2", "Anna")));
        Set<String> first = ids(of(child("den", "anna", "Anna")));
        assertTrue(ids.containsAll(first));
        ids.removeAll(first);
        assertEquals(first.stream().map(id -> id + "_2").collect(java.util.stream.Collectors.toSet()), Set.copyOf(ids));
    }

    @Test
    void a_child_with_two_pcs_sees_which_is_which() throws Refused {
        Map<String, Object> one = of(child("den", "anna", "Anna"));
        Map<String, Object> two = of(child("den", "anna", "Anna"), child("laptop", "anna", "Anna"));
        assertTrue(found(one, "heading").contains("Today"));
        assertTrue(found(two, "heading").containsAll(List.of("Today on den", "Today on laptop")));
        assertTrue(ids(two).containsAll(
                        List.of("sensor.anna_on_den_time_left_today", "sensor.anna_on_laptop_time_left_today")));
    }

    @Test
    void it_shows_only_what_is_enabled_at_first() throws Refused {
        ShownDevice anna = child("den", "anna", "Anna");
        Set<String> shown = ids(of(anna));
        assertFalse(shown.contains("sensor.anna_on_den_playtime_used_today"));
        assertFalse(shown.contains("number.anna_on_den_playtime_limit_1_monday"));
        Set<String> there = new TreeSet<>();
        anna.entities().keySet().forEach(key -> anna.id(key).ifPresent(there::add));
        shown.removeAll(there);
        assertEquals(new TreeSet<>(), shown);
    }

    @Test
    void playtime_is_shown_where_it_is_used() throws Refused {
        Set<String> shown = ids(of(gamer("den", "cleo", "Cleo")));
        assertTrue(shown.contains("sensor.cleo_on_den_playtime_left_today"));
        assertTrue(shown.contains("number.cleo_on_den_playtime_limit_7_sunday"));
    }

    @Test
    void every_limit_and_every_days_hours_can_be_set() throws Refused {
        Set<String> shown = ids(of(child("den", "anna", "Anna")));
        for (String day :
                List.of("1_monday", "2_tuesday", "3_wednesday", "4_thursday", "5_friday", "6_saturday", "7_sunday")) {
            assertTrue(shown.contains("number.anna_on_den_limit_" + day), day);
            assertTrue(shown.contains("text.anna_on_den_hours_" + day), day);
        }
    }

    @Test
    void a_renamed_entity_is_shown_by_its_new_name_wherever_it_was() throws Refused {
        Renamed renamed = Renamed.of(List.of("sensor.anna_on_den_changes=sensor.annas_changes"));
        Map<String, Object> dashboard = Dashboard.of(List.of(child("den", "anna", "Anna")), renamed);
        String text = dashboard.toString();
        assertFalse(text.contains("sensor.anna_on_den_changes"));
        assertTrue(text.contains("state_attr('sensor.annas_changes', 'open')"));
    }

    @Test
    void what_failed_of_a_pcs_own_settings_is_told_and_dismissed_there() throws Refused {
        Map<String, Object> card = card(of(pc("den")), "button.den_dismiss_failed_changes");
        assertEquals(
                List.of(Map.of("condition", "state", "entity", "sensor.den_changes", "state", "failed")),
                card.get("visibility"));
        assertTrue(
                found(of(pc("den")), "content").toString().contains("state_attr('sensor.den_changes', 'failed')"),
                card::toString);
    }

    @Test
    void where_a_pcs_own_settings_may_not_be_changed_nothing_of_them_can_be_dismissed() throws Refused {
        Topics.Pc den = new Topics.Pc("den");
        Map<String, Object> dashboard = of(ShownDevice.of(den, DISCOVERY.pc(den, "0.5.9", Optional.of(false))));
        assertTrue(ids(dashboard).contains("sensor.den_changes"));
        assertFalse(ids(dashboard).contains("button.den_dismiss_failed_changes"));
    }

    /** The one whose entity this is. */
    private static Map<String, Object> card(Map<String, Object> dashboard, String entity) {
        return found(dashboard, "cards").stream()
                .flatMap(cards -> cards instanceof List<?> list ? list.stream() : Stream.empty())
                .filter(card -> card instanceof Map<?, ?> map && entity.equals(map.get("entity")))
                .map(card -> {
                    Map<String, Object> copy = new TreeMap<>();
                    ((Map<?, ?>) card).forEach((key, value) -> copy.put(String.valueOf(key), value));
                    return copy;
                })
                .findFirst()
                .orElseThrow(() -> new AssertionError("no card of " + entity + " in " + dashboard));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "sensor.other=sensor.new ~ given sensor.other, which is not in the dashboard; allowed is an entity that is, by the id that it has there without a pair",
                "sensor.anna_on_den_changes ~ given 'sensor.anna_on_den_changes', allowed OLD=NEW, two entity ids of one kind, as sensor.anna_on_den_changes=sensor.anna_changes",
                "sensor.anna_on_den_changes=number.a ~ given 'sensor.anna_on_den_changes=number.a', allowed OLD=NEW, two entity ids of one kind, as sensor.anna_on_den_changes=sensor.anna_changes",
                "sensor.anna_on_den_changes=a ~ given 'sensor.anna_on_den_changes=a', allowed OLD=NEW, two entity ids of one kind, as sensor.anna_on_den_changes=sensor.anna_changes",
                "a=sensor.b ~ given 'a=sensor.b', allowed OLD=NEW, two entity ids of one kind, as sensor.anna_on_den_changes=sensor.anna_changes",
                "sensor.a=sensor.b sensor.a=sensor.c ~ given two names for sensor.a, allowed is one"
            })
    void a_pair_that_is_none_is_refused(String pairs, String why) {
        Refused refused = assertThrows(
                Refused.class,
                () -> Dashboard.of(List.of(child("den", "anna", "Anna")), Renamed.of(Arrays.asList(pairs.split(" ")))));
        assertEquals(why, refused.reason());
    }

    @Test
    void paths_differ_and_are_no_numbers() throws Refused {
        Map<String, Object> dashboard = of(
                child("den", "pcs", "PCs"),
                child("den", "zoe", "Zoë"),
                child("den", "zoe2", "zoe"),
                child("den", "one", "1"));
        assertEquals(List.of("pcs", "zoe", "zoe_2", "child_1", "pcs_2"), views(dashboard, "path"));
    }
}
