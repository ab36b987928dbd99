package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one line that stops the start: for each fault of the content, exactly this text. */
class BadOptionTest {
    private static final String URL = "\"mqtt\": {\"url\": \"mqtt://b\"}";

    @TempDir
    Path folder;

    private String line(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("options.json"), json);
        String line = assertThrows(BadOption.class, () -> Options.read(file)).line();
        assertTrue(line.lines().count() == 1 && line.codePoints().noneMatch(Character::isISOControl), line);
        assertTrue(line.startsWith("options.json: "), line);
        return line.substring("options.json: ".length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"log_level": "verbose"}        | log_level: given "verbose", allowed trace, debug, info, warn, error
                    {"log_level": 3}                | log_level: given 3, allowed trace, debug, info, warn, error
                    {"poll_seconds": 4}             | poll_seconds: given 4, allowed 5 to 3600
                    {"poll_seconds": 3601}          | poll_seconds: given 3601, allowed 5 to 3600
                    {"poll_seconds": -1e999999}     | poll_seconds: given -1E+999999, allowed 5 to 3600
                    {"poll_seconds": 30.5}          | poll_seconds: given 30.5, allowed whole numbers, 5 to 3600
                    {"poll_seconds": "30"}          | poll_seconds: given "30", allowed a number, 5 to 3600
                    {"poll_seconds": null}          | poll_seconds: given null, allowed a number, 5 to 3600
                    {"history_days": 6}             | history_days: given 6, allowed 7 to 366
                    {"history_days": 367}           | history_days: given 367, allowed 7 to 366
                    {"history_days": "30"}          | history_days: given "30", allowed a number, 7 to 366
                    {"legacy_topics": "yes"}        | legacy_topics: given "yes", allowed true or false
                    {"legacy_topics": []}           | legacy_topics: given a list, allowed true or false
                    {"instance": "Kids"}            | instance: given "Kids", allowed a to z and 0 to 9, at most 32 of them
                    {"instance": "a b"}             | instance: given "a b", allowed a to z and 0 to 9, at most 32 of them
                    {"instance": {}}                | instance: given an object, allowed a to z and 0 to 9, at most 32 of them
                    {"mqtt": "mqtt://me:pw@b"}      | mqtt: given text, allowed an object { … }
                    {"mqtt": 7}                     | mqtt: given a number, allowed an object { … }
                    {"mqtt": {"qos": 3, "url": "mqtt://b"}} | mqtt.qos: given 3, allowed 0 to 2
                    {}                              | mqtt.url: missing, allowed mqtt://host, or mqtts://host for TLS, both also with :port
                    {"mqtt": {"url": ""}}           | mqtt.url: missing, allowed mqtt://host, or mqtts://host for TLS, both also with :port
                    {"mqtt": {"url": 1}}            | mqtt.url: given 1, allowed mqtt://host, or mqtts://host for TLS, both also with :port
                    []                              | given a list, allowed an object { … }
                    true                            | given true, allowed an object { … }
                    """)
    void of_the_whole(String json, String line) throws Exception {
        assertEquals(line, line(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    MQTTS://b     | given "MQTTS://b", allowed mqtt://host, or mqtts://host for TLS, both also with :port; the host of letters, digits, dots and dashes, the port 1 to 65535
                    mqtts://me@b  | given with a login, allowed mqtt://host, or mqtts://host for TLS, both also with :port (the login: mqtt.username, mqtt.password)
                    mqtt://me@b   | given with a login, allowed mqtt://host, or mqtts://host for TLS, both also with :port (the login: mqtt.username, mqtt.password)
                    mqtt://u:w0rd | given what is not shown here, allowed mqtt://host, or mqtts://host for TLS, both also with :port; the host of letters, digits, dots and dashes, the port 1 to 65535
                    u:w0rd        | given what is not shown here, allowed mqtt://host, or mqtts://host for TLS, both also with :port; the host of letters, digits, dots and dashes, the port 1 to 65535
                    mqtt:/me:w0rd | given what is not shown here, allowed mqtt://host, or mqtts://host for TLS, both also with :port; the host of letters, digits, dots and dashes, the port 1 to 65535
                    mqtt://u:12/x | given what is not shown here, allowed mqtt://host, or mqtts://host for TLS, both also with :port; the host of letters, digits, dots and dashes, the port 1 to 65535
                    mqtt://u:w rd | given what is not shown here, allowed mqtt://host, or mqtts://host for TLS, both also with :port
                    mqtt://b b    | given "mqtt://b b", allowed mqtt://host, or mqtts://host for TLS, both also with :port
                    """)
    void of_the_broker_in_words(String url, String line) throws Exception {
        assertEquals("mqtt.url: " + line, line("{\"mqtt\": {\"url\": \"" + url + "\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "b",
        "b:1883",
        "tcp://b",
        "mqttss://b",
        "mqtts:b",
        "mqtts://b/x",
        "mqtt:b",
        "mqtt://",
        "mqtt://b/",
        "mqtt://b/x",
        "mqtt://b?x",
        "mqtt://b#x",
        "mqtt://:1883",
        "mqtt://b:",
        "mqtt://b:0",
        "mqtt://b:65536",
        "mqtt://my_broker",
        "mqtt://[:::]",
        "mqtt://999.1.1.1",
    })
    void of_the_broker(String url) throws Exception {
        String line = line("{\"mqtt\": {\"url\": \"" + url + "\"}}");
        assertTrue(
                line.startsWith("mqtt.url: given \"" + url
                        + "\", allowed mqtt://host, or mqtts://host for TLS, both also with :port"),
                line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "base_topic": "a/#"    | mqtt.base_topic: given "a/#", allowed a topic
                    "base_topic": "a b"    | mqtt.base_topic: given "a b", allowed a topic
                    "status_topic": "/a"   | mqtt.status_topic: given "/a", allowed a topic
                    "discovery_prefix": 1  | mqtt.discovery_prefix: given 1, allowed a topic
                    "base_topic": "homeassistant"     | mqtt.base_topic: given "homeassistant", allowed a topic outside of mqtt.discovery_prefix "homeassistant"
                    "base_topic": "homeassistant/tk"  | mqtt.base_topic: given "homeassistant/tk", allowed a topic outside of mqtt.discovery_prefix "homeassistant"
                    "status_topic": "timekpr/pc/den/x/set" | mqtt.status_topic: given "timekpr/pc/den/x/set", allowed a topic outside of the base topic "timekpr"
                    "discovery_prefix": "timekpr"     | mqtt.discovery_prefix: given "timekpr", allowed none that holds the base topic "timekpr"
                    "username": "a\\nb"    | mqtt.username: given "a\\u000ab", allowed text without control characters
                    "username": false      | mqtt.username: given false, allowed text without control characters
                    "password": "a\\nb"    | mqtt.password: given what is not shown here, allowed text without control characters
                    "password": 4711       | mqtt.password: given what is not shown here, allowed text without control characters
                    """)
    void of_mqtt(String option, String line) throws Exception {
        String actual = line("{\"mqtt\": {" + option + ", \"url\": \"mqtt://b\"}}");
        assertTrue(actual.startsWith(line), actual);
    }

    @Test
    void of_a_login_that_mqtt_cannot_carry() throws Exception {
        assertEquals(
                "mqtt.password: given what is not shown here, allowed text without control characters, at most 65535 bytes",
                line("{\"mqtt\": {\"password\": \"" + "é".repeat(32_768) + "\", \"url\": \"mqtt://b\"}}"));
    }

    @Test
    void an_instance_and_a_base_topic_exclude_each_other() throws Exception {
        assertEquals(
                "instance: given \"x\", allowed only without mqtt.base_topic, as it means base topic timekpr-x",
                line("{\"instance\": \"x\", \"mqtt\": {\"url\": \"mqtt://b\", \"base_topic\": \"kids\"}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "x"                                        | pcs[0]: given text, allowed an object { … }
                    {"host": "h"}                              | pcs[0].name: missing, allowed 1 to 64 characters, no control or invisible characters, no space at the ends
                    {"name": "den"}                            | pcs[0].host: missing, allowed a host name or an address, without user and port
                    {"name": "", "host": "h"}                  | pcs[0].name: given "", allowed 1 to 64
                    {"name": " den", "host": "h"}              | pcs[0].name: given " den", allowed 1 to 64
                    {"name": "d\\ten", "host": "h"}            | pcs[0].name: given "d\\u0009en", allowed 1 to 64
                    {"name": "d\\ud800", "host": "h"}          | pcs[0].name: given "d\\ud800", allowed 1 to 64
                    {"name": "den", "host": "me@h"}            | pcs[0].host: given "me@h", allowed a host
                    {"name": "den", "host": "me:word@h"}       | pcs[0].host: given what is not shown here, allowed a host
                    {"name": "den", "host": "h:22"}            | pcs[0].host: given "h:22", allowed a host
                    {"name": "den", "host": "h", "port": 70000} | pcs[0].port: given 70000, allowed 1 to 65535
                    {"name": "den", "host": "h", "port": 0}    | pcs[0].port: given 0, allowed 1 to 65535
                    {"name": "den", "host": "h", "user": "a b"} | pcs[0].user: given "a b", allowed the name of an account on the PC, without spaces and : @ /
                    {"name": "den", "host": "999.1.1.1"}       | pcs[0].host: given "999.1.1.1", allowed a host
                    {"name": "den", "host": "12"}              | pcs[0].host: given "12", allowed a host
                    {"name": "den", "host": ":::"}             | pcs[0].host: given ":::", allowed a host
                    {"name": "den", "host": "1:2:3"}           | pcs[0].host: given "1:2:3", allowed a host
                    {"name": "den", "host": "h", "host_key": "MD5:1"} | pcs[0].host_key: given "MD5:1", allowed SHA256:
                    {"name": "den", "host": "h", "users": {}}  | pcs[0].users: given an object, allowed a list [ … ]
                    {"name": "den", "host": "h", "users": [1]} | pcs[0].users[0]: given 1, allowed the name of an account on the PC, or, with what Home Assistant calls the child, anna=Anna
                    {"name": "den", "host": "h", "users": [{}]} | pcs[0].users[0].name: missing, allowed the name of an account
                    {"name": "den", "host": "h", "users": ["a/b"]} | pcs[0].users[0]: given "a/b", allowed the name of an account
                    {"name": "den", "host": "h", "users": ["anna="]} | pcs[0].users[0]: given "anna=", allowed the name of an account on the PC, or, with what Home Assistant calls the child, anna=Anna
                    {"name": "den", "host": "h", "users": ["=Anna"]} | pcs[0].users[0]: given "=Anna", allowed the name of an account
                    {"name": "den", "host": "h", "users": ["a=A\\n"]} | pcs[0].users[0]: given "a=A\\u000a", allowed the name of an account
                    {"name": "den", "host": "h", "users": [{"name": "a", "display": "A\\n"}]} | pcs[0].users[0].display: given "A\\u000a", allowed 1 to 64
                    {"name": "den", "host": "h", "users": ["a", {"name": "a"}]} | pcs[0].users[1].name: given "a", allowed each name once, and it is that of pcs[0].users[0]
                    {"name": "den", "host": "h", "read_only": "yes"} | pcs[0].read_only: given "yes", allowed true or false
                    {"name": "den", "host": "h", "read_only": 1} | pcs[0].read_only: given 1, allowed true or false
                    {"name": "den", "host": "h", "read_only": null} | pcs[0].read_only: given null, allowed true or false
                    {"name": "den", "host": "h", "exclude": "a"} | pcs[0].exclude: given text, allowed a list [ … ]
                    {"name": "den", "host": "h", "exclude": [""]} | pcs[0].exclude[0]: given "", allowed the name
                    {"name": "den", "host": "h", "exclude": ["anna=Anna"]} | pcs[0].exclude[0]: given "anna=Anna", allowed the name of an account on the PC, at most 255 bytes, no / or = and no
                    {"name": "den", "host": "h", "users": ["a"], "exclude": ["a"]} | pcs[0].exclude[0]: given "a", allowed each name once, and it is that of pcs[0].users[0]
                    """)
    void of_a_pc(String pc, String line) throws Exception {
        String actual = line("{" + URL + ", \"pcs\": [" + pc + "]}");
        assertTrue(actual.startsWith(line), actual);
    }

    @Test
    void two_pcs_with_one_name_are_both_named() throws Exception {
        assertEquals(
                "pcs[2].name: given \"Den\", allowed each name once, and it is that of pcs[0].name",
                line("{" + URL + ", \"pcs\": [{\"name\": \"den\", \"host\": \"a\"}, {\"name\": \"x\", \"host\": \"b\"},"
                        + " {\"name\": \"Den\", \"host\": \"c\"}]}"));
    }

    @Test
    void an_unknown_key_is_named_with_the_one_that_was_meant_and_all_that_are_allowed() throws Exception {
        assertEquals(
                "pcs[0].prot: unknown, did you mean port? allowed here: name, host, port, user, ssh_key, host_key, users,"
                        + " exclude, read_only",
                line("{" + URL + ", \"pcs\": [{\"prot\": 2222, \"host\": \"h\"}]}"));
    }

    @Test
    void a_key_that_is_no_word_is_quoted() throws Exception {
        String line = line("{\"a\\nb\": 1}");
        assertTrue(line.startsWith("\"a\\u000ab\": unknown, allowed here: log_level, "), line);
    }

    @Test
    void the_value_of_an_unknown_key_is_not_shown() throws Exception {
        assertFalse(line("{\"mqtt\": {\"pasword\": \"geheim\"}}").contains("geheim"));
    }
}
