package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.Username;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private final Topics topics = new Topics("timekpr", "homeassistant", "");
    private final Topics second = new Topics("timekpr-up", "homeassistant", "up");
    private final Topics.Account anna = new Topics.Account("den", new Username("anna.smith"));

    @ParameterizedTest
    @CsvSource({
        "anna, anna",
        "anna_1, anna_1",
        "a-b, a-b",
        "-a-, -a-",
        "a--b, a--2d--2db",
        "a---b, a--2d--2d--2db",
        "anna.smith, anna--2esmith",
        "a b, a--20b",
        "a/b, a--2fb",
        "a+b#c, a--2bb--23c",
        "ä$, --c3--a4--24",
    })
    void a_name_becomes_one_level_of_a_topic(String name, String level) {
        assertEquals(level, Topics.encode(name));
        assertEquals(Optional.of(name), Topics.decode(level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a--b", "a.b", "ä", "--61", "--2E", "--ff", "a--2db", "--2"})
    void a_level_that_no_name_gives(String level) {
        assertEquals(Optional.empty(), Topics.decode(level));
    }

    @Test
    void the_account_of_a_pc_that_a_topic_names() {
        Topics.Pc den = new Topics.Pc("den");
        assertEquals(
                Optional.of(new Username("anna.smith")), Topics.user(List.of("account", "den", "anna--2esmith"), den));
        assertEquals(Optional.empty(), Topics.user(List.of("account", "pit", "anna"), den));
        assertEquals(Optional.empty(), Topics.user(List.of("pc", "den", "anna"), den));
        assertEquals(Optional.empty(), Topics.user(List.of("account", "den"), den));
        assertEquals(Optional.empty(), Topics.user(List.of("account", "den", "a--2fb"), den));
    }

    @Test
    void what_lies_where_we_publish_is_ours() {
        assertTrue(topics.isOurs("timekpr/account/den/anna/state"));
        assertTrue(topics.isOurs("timekpr"));
        assertTrue(topics.isOurs("homeassistant/device/x/config"));
        assertFalse(topics.isOurs("timekpr2/x"));
    }

    @Test
    void no_two_names_meet() {
        Random random = new Random(3);
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                name.append("-2ea.d".charAt(random.nextInt(6)));
            }
            String other = names.put(Topics.encode(name.toString()), name.toString());
            assertTrue(other == null || other.contentEquals(name), () -> other + " and " + name);
        }
        assertTrue(names.size() > 20_000);
    }

    @Test
    void topics_lie_below_the_base() {
        assertEquals("timekpr/bridge/availability", topics.availability());
        assertEquals("timekpr/bridge/state", topics.state(new Topics.Bridge()));
        assertEquals("timekpr/pc/den/state", topics.state(new Topics.Pc("den")));
        assertEquals("timekpr/account/den/anna--2esmith/settings", topics.settings(anna));
        assertEquals("timekpr/account/den/anna--2esmith/event", topics.event(anna));
        assertEquals("timekpr/account/den/anna--2esmith/add_15/set", topics.command(anna, "add_15"));
        assertEquals("timekpr/stats/den/anna--2esmith", topics.stats(anna));
        assertEquals("timekpr/servers/online", topics.serversOnline());
    }

    @Test
    void what_is_retained_about_each_is_known() {
        assertEquals(
                Set.of("timekpr/bridge/availability", "timekpr/bridge/state", "timekpr/servers/online"),
                topics.retained(new Topics.Bridge(), true));
        assertEquals(Set.of("timekpr/pc/den/state"), topics.retained(new Topics.Pc("den"), true));
        Set<String> annas = Set.of(topics.state(anna), topics.settings(anna), topics.history(anna));
        assertEquals(annas, topics.retained(anna, false));
        assertEquals(
                Set.of(topics.state(anna), topics.settings(anna), topics.history(anna), topics.stats(anna)),
                topics.retained(anna, true));
    }

    @Test
    void each_device_is_announced_below_the_prefix() {
        assertEquals("homeassistant/device/timekpr/config", topics.discovery(new Topics.Bridge()));
        assertEquals("homeassistant/device/timekpr/den/config", topics.discovery(new Topics.Pc("den")));
        assertEquals("homeassistant/device/timekpr_den/anna--2esmith/config", topics.discovery(anna));
        assertEquals("homeassistant/device/timekpr-up/config", second.discovery(new Topics.Bridge()));
        assertEquals("homeassistant/device/timekpr-up_den/anna--2esmith/config", second.discovery(anna));
    }

    @Test
    void ids_are_joined_by_dots_which_no_encoded_name_holds() {
        assertEquals("timekpr.den.anna--2esmith.time_left", topics.uniqueId(anna, "time_left"));
        assertEquals("timekpr.den.online", topics.uniqueId(new Topics.Pc("den"), "online"));
        assertEquals("timekpr.waiting", topics.uniqueId(new Topics.Bridge(), "waiting"));
        assertEquals("timekpr-up.den", second.device(new Topics.Pc("den")));
        assertFalse(Topics.encode("a.b").contains("."));
    }

    @Test
    void the_predecessors_users_keep_their_three_entities_and_a_named_instance_has_none() {
        assertEquals(Optional.of("timekpr_den_online"), topics.predecessorsId(new Topics.Pc("den"), "online"));
        assertEquals(Optional.of("timekpr_den_anna.smith_time"), topics.predecessorsId(anna, "time"));
        assertEquals(Optional.of("timekpr_den_anna.smith_playtime"), topics.predecessorsId(anna, "playtime"));
        assertEquals(Optional.empty(), topics.predecessorsId(anna, "time_left"));
        assertEquals(Optional.empty(), topics.predecessorsId(new Topics.Pc("den"), "problem"));
        assertEquals(Optional.empty(), topics.predecessorsId(new Topics.Bridge(), "online"));
        assertEquals(Optional.empty(), second.predecessorsId(anna, "time"));
    }

    @Test
    void the_topic_of_several_controls_of_an_account_is_read_back() {
        assertEquals("timekpr/account/den/anna--2esmith/set", topics.commands(anna));
        assertEquals(
                Optional.of(List.of("account", "den", "anna--2esmith")), topics.parseCommands(topics.commands(anna)));
        for (String other : List.of(
                "timekpr/pc/den/anna/set",
                "timekpr/account/den/set",
                "timekpr/account/den/anna/limit_monday/set",
                "timekpr/account/den/anna//set",
                "timekpr/account/den/anna/state",
                "other/account/den/anna/set")) {
            assertEquals(Optional.empty(), topics.parseCommands(other), other);
        }
    }

    @Test
    void a_command_topic_is_read_back() {
        assertEquals(
                Optional.of(new Topics.CommandTopic(List.of("account", "den", "anna--2esmith"), "limit_monday")),
                topics.parseCommand(topics.command(anna, "limit_monday")));
        assertEquals(
                Optional.of(new Topics.CommandTopic(List.of("bridge"), "sync_all")),
                topics.parseCommand("timekpr/bridge/sync_all/set"));
        assertEquals(Optional.empty(), topics.parseCommand("timekpr/account/den/anna/limit_monday"));
        assertEquals(Optional.empty(), topics.parseCommand("other/account/den/anna/limit_monday/set"));
        assertEquals(Optional.empty(), topics.parseCommand("timekpr/set"));
    }

    @Test
    void whose_state_lies_at_a_topic_is_read_back() {
        for (Topics.Subject subject : List.of(new Topics.Pc("Anna's PC"), anna)) {
            assertEquals(Optional.of(subject), topics.parseState(topics.state(subject)));
        }
        for (String other : List.of(
                "timekpr/bridge/state",
                "timekpr/pc/den/event",
                "timekpr/pc/den/x/state",
                "timekpr/account/den/state",
                "timekpr/account/den/anna/settings",
                "timekpr/account/den/anna/x/state",
                "timekpr/account/den/--zz/state",
                "timekpr/pc/a b/state",
                "timekpr/state",
                "other/pc/den/state")) {
            assertEquals(Optional.empty(), topics.parseState(other), other);
        }
    }

    @Test
    void what_the_predecessor_announced_is_where_it_was() {
        Topics topics = new Topics("kids", "ha", "");
        assertEquals(
                Set.of("ha/binary_sensor/timekpr_den_online/config"),
                topics.predecessorsDiscovery(new Topics.Pc("den")));
        assertEquals(
                Set.of("ha/sensor/timekpr_den_anna_time/config", "ha/sensor/timekpr_den_anna_playtime/config"),
                topics.predecessorsDiscovery(new Topics.Account("den", new Username("anna"))));
        assertEquals(Set.of(), topics.predecessorsDiscovery(new Topics.Bridge()));
        assertEquals(
                Set.of(),
                topics.predecessorsDiscovery(new Topics.Account("den", new Username("anna.smith"))),
                "Home Assistant took no such topic");
        assertEquals(Set.of(), new Topics("timekpr-x", "ha", "x").predecessorsDiscovery(new Topics.Pc("den")));
    }
}
