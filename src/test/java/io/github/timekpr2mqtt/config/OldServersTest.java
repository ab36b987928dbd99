package io.github.timekpr2mqtt.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.timekpr2mqtt.config.OldServers.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldServersTest {
    private static OldServers of(String json) throws BadOption {
        return OldServers.of(json.getBytes(UTF_8));
    }

    /** As timekpr-mngr 1.5.0 writes it. */
    @Test
    void each_pc_becomes_one_of_the_options_with_its_children() throws BadOption {
        OldServers old = of("""
                {"den": {"host": "192.0.2.20", "port": 22, "user": "root", "key": "id_den",
                         "server_config": "/etc/timekpr/timekpr.conf",
                         "users": {"anna": {"config": "/var/lib/timekpr/config/timekpr.anna.conf",
                                            "stats": "/var/lib/timekpr/work/anna.time"},
                                   "ben": {"config": "/var/lib/timekpr/config/timekpr.ben.conf",
                                           "stats": "/var/lib/timekpr/config/USER.time"}}},
                 "laptop": {"host": "laptop.lan", "port": 2222, "user": "kid-admin", "key": "id_den", "users": {}}}""");
        assertEquals(
                List.of(
                        new Server("den", "192.0.2.20", 22, "root", "id_den", List.of("anna", "ben")),
                        new Server("laptop", "laptop.lan", 2222, "kid-admin", "id_den", List.of())),
                old.servers());
        assertEquals(List.of(), old.left());
        assertEquals(
                Map.of("name", "den", "host", "192.0.2.20", "user", "root", "users", List.of("anna", "ben")),
                old.servers().get(0).option());
        assertEquals(
                Map.of("name", "laptop", "host", "laptop.lan", "port", 2222, "user", "kid-admin"),
                old.servers().get(1).option());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"den": {"host": "a b"}} | servers.json: den.host: given "a b", allowed a host name or an address, without user and port
            {"den": {}} | servers.json: den.host: missing, allowed a host name or an address, without user and port
            {"den": {"host": "x", "port": 0}} | servers.json: den.port: given 0, allowed 1 to 65535
            {"den": {"host": "x", "user": "a b"}} | servers.json: den.user: given "a b", allowed the name of an account on the PC, without spaces and : @ /
            {"den": {"host": "x", "users": []}} | servers.json: den.users: given a list, allowed an object { … }
            {"den": 1} | servers.json: den: given 1, allowed an object { … }
            {" den": {"host": "x"}} | servers.json: the name " den", allowed 1 to 64 characters, no control or invisible characters, no space at the ends
            """)
    void a_pc_that_cannot_be_taken_over_is_named(String json, String line) throws BadOption {
        assertEquals(new OldServers(List.of(), List.of(line)), of(json));
    }

    @Test
    void a_file_without_a_pc_is_listed() throws BadOption {
        assertEquals(new OldServers(List.of(), List.of("servers.json: given no PC, allowed at least one")), of("{}"));
    }

    @Test
    void what_is_null_was_not_given() throws BadOption {
        assertEquals(
                new OldServers(List.of(new Server("den", "x", 22, "root", "", List.of())), List.of()),
                of("{\"den\": {\"host\": \"x\", \"port\": null, \"user\": null, \"key\": null, \"users\": null}}"));
    }

    @Test
    void what_of_a_pc_cannot_be_taken_over_is_named_and_the_rest_is() throws BadOption {
        OldServers old = of("""
                {"den": {"host": "x", "server_config": "/opt/timekpr.conf",
                         "users": {"a/b": {}, "x=y": {}, "anna": {"config": "/srv/anna"}, "ben": null}},
                 "DEN": {"host": "y"}}""");
        assertEquals(List.of(new Server("den", "x", 22, "root", "", List.of("anna", "ben"))), old.servers());
        assertEquals(
                List.of(
                        "servers.json: den.users: the child \"a/b\", allowed " + Rule.ACCOUNT_WITHOUT_EQUALS.allowed(),
                        "servers.json: den.users: the child \"x=y\", allowed " + Rule.ACCOUNT_WITHOUT_EQUALS.allowed(),
                        "servers.json: den.users.anna.config: the file \"/srv/anna\" is not used: the bridge reads those that Timekpr uses itself",
                        "servers.json: den.server_config: the file \"/opt/timekpr.conf\" is not used: the bridge reads those that Timekpr uses itself",
                        "servers.json: the name \"DEN\", allowed one that does not differ from \"den\" in capitals alone"),
                old.left());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [] | servers.json: given a list, allowed an object { … }
            {"den": | servers.json: den: line 1, column 8: not JSON (a comma, a quote or a bracket too many or too few?)
            '' | servers.json: empty, must hold an object { … }
            """)
    void a_file_that_is_none_is_refused(String json, String line) {
        assertEquals(line, assertThrows(BadOption.class, () -> of(json)).line());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"mqtt": {"server": "192.0.2.10", "port": 1884, "base_topic": "kids"}} | {url=mqtt://192.0.2.10:1884, base_topic=kids} | []
            {"mqtt": {"server": "core-mosquitto", "port": 1883, "base_topic": "timekpr"}} | {url=mqtt://core-mosquitto:1883} | []
            {"mqtt": {"server": "fd00::1"}} | {url=mqtt://[fd00::1]:1883} | []
            {"admin_users": []} | {} | []
            {"mqtt": {"server": "x", "base_topic": "a/#"}} | {} | [options.json: mqtt.base_topic: given "a/#", allowed a topic without + # $, spaces or invisible characters, no slash at its ends, at most 200 characters]
            """)
    void the_broker_is_taken_over_as_far_as_it_is_one(String json, String option, String left) {
        OldBroker old = OldBroker.of(json.getBytes(UTF_8));
        assertEquals(option, old.option().toString());
        assertEquals(left, old.left().toString());
    }
}
