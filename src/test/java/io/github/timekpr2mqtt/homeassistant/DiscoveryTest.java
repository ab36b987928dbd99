package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The announcements against Home Assistant's rules, and these rules against announcements that break them. */
class DiscoveryTest {
    static List<Golden> announced() {
        return Announced.all();
    }

    static Map<String, Object> parsed(String json) {
        try {
            return ObjectMapper.getDefault().readValue(json, Argument.mapOf(String.class, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("announced")
    void home_assistant_takes_every_announcement(Golden golden) {
        assertEquals(List.of(), DiscoveryRules.brokenBy(parsed(golden.payload())));
    }

    @Test
    void no_two_devices_or_entities_share_an_id() {
        List<Map<?, ?>> all = new ArrayList<>();
        announced().stream()
                .filter(golden -> !golden.name().equals("discovery-pc-never-seen"))
                .forEach(golden -> all.add(parsed(golden.payload())));
        assertEquals(List.of(), DiscoveryRules.sharedIds(all));
        all.add(all.get(0));
        assertFalse(DiscoveryRules.sharedIds(all).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"device\":      ~ {\"icon\":\"mdi:a\",\"device\":         ~ root: unknown key icon",
                "\"model\":        ~ \"mac\":\"a\",\"model\":                ~ device: unknown key mac",
                "\"model\":        ~ \"model_id\":\"\",\"model\":            ~ device: model_id is empty",
                "[\"timekpr.den.anna\"] ~ []                                 ~ device: no identifiers",
                "\"name\":\"Anna on den\" ~ \"model_id\":\"a\"               ~ device: no name",
                "\"name\":\"timekpr2mqtt\" ~ \"url\":\"a\"                   ~ origin: unknown key url",
                "\"name\":\"timekpr2mqtt\" ~ \"url\":\"a\"                   ~ origin: no name",
                "https://          ~ git:                                    ~ origin: support_url is no address",
                "[{\"topic\":      ~ [{\"payload\":                          ~ root: availability has no topic",
                "\"availability\":[{ ~ \"availability_topic\":[{             ~ root: availability is no list",
                "\"time_left\":{   ~ \"time left\":{                         ~ time left: not an id",
                "Time left today   ~ Time used today    ~ time_left: another entity has the name Time used today",
                "Time left today   ~ time left today    ~ time_left: the name time left today is no words for people",
                "Time left today   ~ Time left of Anna on den               ~ time_left: the name repeats the device's",
                "Time left today   ~ Time of Timekpr left                   ~ time_left: the name repeats the program's",
                "\"number\"        ~ \"dial\"                               ~ limit_monday: unknown platform dial",
                "\"min\":0         ~ \"minimum\":0                ~ limit_monday: unknown key minimum for a number",
                "\"min\":0         ~ \"minimum\":0                ~ limit_monday: min is not below max",
                "\"min\":0         ~ \"min\":1440                 ~ limit_monday: min is not below max",
                "\"step\":1        ~ \"step\":0                   ~ limit_monday: step 0",
                "\"mode\":\"box\"  ~ \"mode\":\"wheel\"           ~ limit_monday: mode wheel",
                "\"max\":255     ~ \"max\":256               ~ hours_monday: max 256 is longer than a state",
                "\\\\-\\\\u2013\\\\u2014 ]*)$      ~ ]*                         ~ hours_monday: pattern",
                "\\\\-\\\\u2013\\\\u2014 ]*)$      ~ -z]*)$                     ~ hours_monday: pattern",
                "\"options\":[\"terminate\" ~ \"choices\":[\"a\"       ~ lockout: unknown key choices for a select",
                "\"options\":[\"terminate\" ~ \"choices\":[\"a\"       ~ lockout: options go with the class enum or a select, and only with these",
                "\"switch\"        ~ \"select\"      ~ track_inactive: options go with the class enum or a select, and only with these",
                "\"text\"          ~ \"sensor\"               ~ hours_friday: unknown key max for a sensor",
                "timekpr.den.anna.time_left ~ ''                  ~ time_left: no unique_id",
                "mdi:sync          ~ sync                         ~ sync_now: icon sync",
                "\"qos\":1         ~ \"qos\":3                    ~ time: qos 3",
                "\"qos\":1         ~ \"qos\":0                    ~ limit_monday: commands that may get lost",
                "\"diagnostic\"    ~ \"advanced\"                 ~ waiting: entity_category advanced",
                "\"diagnostic\"    ~ \"config\"                   ~ waiting: entity_category config on a sensor",
                "\"diagnostic\"    ~ \"config\"            ~ problem: entity_category config on a binary_sensor",
                "\"diagnostic\"    ~ \"config\"                   ~ result: entity_category config on a event",
                "\"running\"       ~ \"presence\"      ~ active: device_class presence for a binary_sensor",
                "\"min\",          ~ \"minutes\",                 ~ time: unit minutes for duration",
                "\"duration\"      ~ \"timestamp\"                ~ time: unit min for timestamp",
                "\"enum\"          ~ \"timestamp\" ~ changes: options go with the class enum or a select, and only with these",
                "\"waiting\",\"failed\"] ~ \"failed\",\"failed\"] ~ changes: options are not a list of different words",
                "\"enum\"          ~ \"enum\",\"state_class\":\"measurement\"  ~ changes: state_class with enum",
                "\"measurement\"   ~ \"measure\"                  ~ time: state_class measure",
                "\"total\"         ~ \"measurement\"  ~ time_week: last_reset_value_template without a total",
                "value_json.last_reset.time_week ~ now() ~ time_week: last_reset_value_template is not plain",
                "\"state_topic\":  ~ \"topic\":                   ~ time: state_topic of a sensor",
                "\"command_topic\": ~ \"topic\":                  ~ add_15: command_topic of a button",
                "\"message_expiry_interval\":600 ~ \"retain\":false  ~ add_15: commands without an end",
                "\"message_expiry_interval\":600 ~ \"retain\":false  ~ add_15: unknown key retain for a button",
                "anna/state        ~ anna/+/state                 ~ time: state_topic is no topic",
                "value_json.time   ~ value_json.time / 60         ~ time: value_template is not plain",
                "value_json.active ~ value_json.items        ~ active: value_template names a method of Python's",
                "now().timestamp() ~ states('sensor.a')           ~ add_15: command_template is not plain",
                "\"json_attributes_topic\" ~ \"state_topic\"  ~ changes: attributes need both a topic and a template",
                "' | tojson'       ~ ''                           ~ changes: attributes that are no JSON",
                "\"event_types\":[ ~ \"event_types\":[\"applied\", ~ result: event_types are not a list of different",
                "\"availability\":[], ~ ''                        ~ result: an event that goes away",
                "\"availability\":[], ~ \"availability\":[{}],    ~ result: availability has no topic",
            })
    void an_announcement_that_breaks_a_rule_is_seen(String part, String by, String rule) {
        String payload = (part.equals("mdi:sync") ? Announced.PC : Announced.ACCOUNT).payload();
        assertTrue(payload.contains(part), part);
        List<String> broken = DiscoveryRules.brokenBy(parsed(payload.replace(part, by)));
        assertTrue(broken.stream().anyMatch(told -> told.startsWith(rule)), () -> rule + " is not in " + broken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna.smith", "änne", "a/b", "+", "#", "$SYS", "a b", "--", "config"})
    void every_name_gives_topics_that_home_assistant_listens_to(String name) {
        String ids = "homeassistant/device/[a-zA-Z0-9_-]+/[a-zA-Z0-9_-]+/config";
        Topics.Account account = new Topics.Account(name, new Username(name.replace("/", ".")));
        String pc = Announced.TOPICS.discovery(new Topics.Pc(name));
        assertTrue(pc.matches(ids), pc);
        assertTrue(Announced.TOPICS.discovery(account).matches(ids), Announced.TOPICS.discovery(account));
    }

    @Test
    void a_device_stands_below_its_parent() {
        Map<?, ?> bridge = DiscoveryRules.map(Announced.BRIDGE.document(), "device");
        Map<?, ?> pc = DiscoveryRules.map(Announced.PC.document(), "device");
        Map<?, ?> account = DiscoveryRules.map(Announced.ACCOUNT.document(), "device");
        assertEquals(bridge.get("identifiers"), List.of(String.valueOf(pc.get("via_device"))));
        assertEquals(pc.get("identifiers"), List.of(String.valueOf(account.get("via_device"))));
    }

    @Test
    void timekprs_own_settings_are_announced_only_where_our_account_may_change_them_and_go_where_it_may_not() {
        Topics.Pc den = new Topics.Pc("den");
        Discovery discovery = new Discovery(Announced.TOPICS, "0.1.0", Announced.SUPPORT, 1);
        List<Object> keys = new ArrayList<>();
        PcSettingRows.ALL.forEach(row -> keys.add(row.key()));
        Map<?, ?> may = DiscoveryRules.map(discovery.pc(den, "0.5.9", Optional.of(true)), "components");
        Map<?, ?> mayNot = DiscoveryRules.map(discovery.pc(den, "0.5.9", Optional.of(false)), "components");
        Map<?, ?> notKnown = DiscoveryRules.map(discovery.pc(den, "0.5.9", Optional.empty()), "components");
        assertTrue(may.keySet().containsAll(keys));
        assertTrue(notKnown.keySet().stream().noneMatch(keys::contains), "what is there stays until it is known");
        assertEquals(may.keySet(), mayNot.keySet());
        for (Object key : keys) {
            Map<?, ?> announced = DiscoveryRules.map(may, String.valueOf(key));
            assertEquals(Map.of("platform", announced.get("platform")), mayNot.get(key));
        }
        keys.remove("dismiss");
        for (Object key : keys) {
            Map<?, ?> announced = DiscoveryRules.map(may, String.valueOf(key));
            assertEquals(false, announced.get("enabled_by_default"));
            assertEquals("config", announced.get("entity_category"));
            assertEquals("timekpr/pc/den/state", announced.get("state_topic"));
        }
    }

    @Test
    void states_have_the_quality_of_service_of_the_options_and_commands_and_events_always_1() {
        Map<?, ?> components = DiscoveryRules.map(
                new Discovery(Announced.TOPICS, "0.1.0", Announced.SUPPORT, 0)
                        .account(Anna.unknown().view()),
                "components");
        assertEquals(0, DiscoveryRules.map(components, "time").get("qos"));
        assertEquals(1, DiscoveryRules.map(components, "limit_monday").get("qos"));
        assertEquals(1, DiscoveryRules.map(components, "add_15").get("qos"));
        assertEquals(1, DiscoveryRules.map(components, "result").get("qos"));
    }

    @Test
    void only_the_connection_and_the_events_are_never_unavailable() {
        List<String> never = new ArrayList<>();
        for (Golden golden : List.of(Announced.BRIDGE, Announced.PC, Announced.ACCOUNT)) {
            DiscoveryRules.map(golden.document(), "components").forEach((key, component) -> {
                if (List.of().equals(((Map<?, ?>) component).get("availability"))) {
                    never.add(key.toString());
                }
            });
        }
        assertEquals(List.of("connection", "result", "result"), never);
    }
}
