package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.config.Options.Account;
import io.github.timekpr2mqtt.config.Options.Mqtt;
import io.github.timekpr2mqtt.config.Options.Pc;
import io.github.timekpr2mqtt.config.Options.Tls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final String SHORTEST = "{\"mqtt\": {\"url\": \"mqtt://broker\"}}";

    @TempDir
    Path folder;

    private Options read(String json) throws IOException, BadOption {
        return Options.read(Files.writeString(folder.resolve("options.json"), json));
    }

    @Test
    void what_is_not_given_has_the_default_that_the_readme_shows() throws Exception {
        Mqtt mqtt = new Mqtt(
                URI.create("mqtt://broker:1883"),
                "",
                "",
                Tls.DEFAULT,
                1,
                "timekpr",
                "homeassistant",
                "homeassistant/status");
        assertEquals(new Options(LogLevel.INFO, "", 30, 30, true, mqtt, List.of()), read(SHORTEST));
    }

    @Test
    void a_pc_needs_only_a_name_and_a_host() throws Exception {
        Options options =
                read("{\"mqtt\": {\"url\": \"mqtt://b\"}, \"pcs\": [{\"name\": \"den\", \"host\": \"192.0.2.20\"}]}");
        assertEquals(
                List.of(new Pc("den", "192.0.2.20", 22, "timekpr2mqtt", "", List.of(), List.of(), false)),
                options.pcs());
    }

    @Test
    void every_option_can_be_given() throws Exception {
        String json = """
                {"log_level": "debug", "poll_seconds": 3600, "history_days": 366, "legacy_topics": false,
                 "mqtt": {"url": "mqtt://192.0.2.1:8883", "username": "house", "password": "pass word", "qos": 0,
                          "base_topic": "kids/time", "discovery_prefix": "ha", "status_topic": "ha/birth"},
                 "pcs": [{"name": "den", "host": "den.example.org", "port": 2222, "user": "watcher",
                          "host_key": "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                          "users": [{"name": "anna", "display": "Anna"}, {"name": "ben"}, "carl"],
                          "exclude": ["mum", "dad"], "read_only": true},
                         {"name": "Ännchens Büro", "host": "fe80::1%eth0"}]}
                """;
        Mqtt mqtt = new Mqtt(
                URI.create("mqtt://192.0.2.1:8883"),
                "house",
                "pass word",
                Tls.DEFAULT,
                0,
                "kids/time",
                "ha",
                "ha/birth");
        Pc den = new Pc(
                "den",
                "den.example.org",
                2222,
                "watcher",
                "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                List.of(new Account("anna", "Anna"), new Account("ben", "ben"), new Account("carl", "carl")),
                List.of("mum", "dad"),
                true);
        Pc office = new Pc("Ännchens Büro", "fe80::1%eth0", 22, "timekpr2mqtt", "", List.of(), List.of(), false);
        assertEquals(new Options(LogLevel.DEBUG, "", 3600, 366, false, mqtt, List.of(den, office)), read(json));
    }

    @Test
    void an_instance_has_a_base_topic_of_its_own() throws Exception {
        Options options = read("{\"instance\": \"x2\", \"mqtt\": {\"url\": \"mqtt://b\"}}");
        assertEquals("x2", options.instance());
        assertEquals("timekpr-x2", options.baseTopic());
    }

    @Test
    void texts_that_a_form_leaves_empty_mean_the_default() throws Exception {
        Options options =
                read("{\"instance\": \"\", \"mqtt\": {\"url\": \"mqtt://b\", \"username\": \"\", \"password\": \"\"},"
                        + " \"pcs\": [{\"name\": \"den\", \"host\": \"h\", \"host_key\": \"\","
                        + " \"users\": [{\"name\": \"anna\", \"display\": \"\"}]}]}");
        assertEquals("timekpr", options.baseTopic());
        assertEquals("", options.pcs().get(0).hostKey());
        assertEquals(List.of(new Account("anna", "anna")), options.pcs().get(0).users());
    }

    private Options readByApp(String json) throws IOException, BadOption {
        return OptionsReader.options(JsonFile.read(Files.writeString(folder.resolve("options.json"), json)), true);
    }

    @Test
    void an_app_need_not_say_where_its_broker_is() throws Exception {
        for (String mqtt :
                List.of("", "\"mqtt\": {}", "\"mqtt\": {\"url\": \"\", \"username\": \"\", \"password\": \"\"}")) {
            assertNull(readByApp("{" + mqtt + "}").mqtt().url());
        }
        assertEquals(
                URI.create("mqtt://b:1883"),
                readByApp("{\"mqtt\": {\"url\": \"mqtt://b\"}}").mqtt().url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "password"})
    void a_login_belongs_to_a_broker(String key) {
        BadOption e = assertThrows(BadOption.class, () -> readByApp("{\"mqtt\": {\"" + key + "\": \"geheim\"}}"));
        assertEquals(
                "options.json: mqtt." + key
                        + ": given without mqtt.url, allowed only with it: without, Home Assistant says broker and login",
                e.line());
    }

    @Test
    void no_day_of_what_is_taken_over_goes_before_somebody_says_how_many_are_kept() throws Exception {
        String broker = ", \"mqtt\": {\"url\": \"mqtt://192.0.2.1\"}}";
        assertEquals(366, read("{\"take_over\": \"/backup\"" + broker).historyDays());
        assertEquals(
                90,
                read("{\"take_over\": \"/backup\", \"history_days\": 90" + broker)
                        .historyDays());
        assertEquals(30, read("{\"take_over\": \"\"" + broker).historyDays());
    }

    @Test
    void every_text_that_a_form_leaves_empty_means_the_default() throws Exception {
        String[] texts = {
            "url",
            "username",
            "password",
            "ca_certificate",
            "client_certificate",
            "client_key",
            "base_topic",
            "discovery_prefix",
            "status_topic"
        };
        String mqtt = String.join(
                ",", List.of(texts).stream().map(key -> "\"" + key + "\": \"\"").toList());
        assertEquals(
                readByApp("{\"pcs\": [{\"name\": \"den\", \"host\": \"h\"}]}"),
                readByApp(
                        "{\"log_level\": \"\", \"take_over\": \"\", \"instance\": \"\", \"ssh_key\": \"\", \"mqtt\": {"
                                + mqtt
                                + "}, \"pcs\": [{\"name\": \"den\", \"host\": \"h\", \"user\": \"\", \"ssh_key\": \"\", \"host_key\": \"\"}]}"));
        assertEquals(
                "timekpr-x",
                readByApp("{\"instance\": \"x\", \"mqtt\": {" + mqtt + "}}").baseTopic());
    }

    @Test
    void a_child_s_name_may_stand_behind_its_account() throws Exception {
        Options options = readByApp("{\"pcs\": [{\"name\": \"den\", \"host\": \"h\","
                + " \"users\": [\"anna=Anna Maria\", \"ben = Ben\", \"carl\", \"dora=1=2\", {\"name\": \"a=b\"}]}]}");
        assertEquals(
                List.of(
                        new Account("anna", "Anna Maria"),
                        new Account("ben", "Ben"),
                        new Account("carl", "carl"),
                        new Account("dora", "1=2"),
                        new Account("a=b", "a=b")),
                options.pcs().get(0).users());
    }

    @Test
    void the_poll_is_a_duration() throws Exception {
        assertEquals(Duration.ofSeconds(30), read(SHORTEST).poll());
    }

    @Test
    void a_byte_order_mark_does_no_harm() throws Exception {
        assertEquals(read(SHORTEST), read("\uFEFF" + SHORTEST));
    }

    @ParameterizedTest
    @CsvSource({
        "mqtt://broker, broker, 1883",
        "mqtt://core-mosquitto:1884, core-mosquitto, 1884",
        "mqtt://192.0.2.1:65535, 192.0.2.1, 65535",
        "mqtt://[2001:db8::1], [2001:db8::1], 1883",
        "mqtts://broker, broker, 8883",
        "mqtts://broker:1883, broker, 1883",
        "mqtts://[2001:db8::1], [2001:db8::1], 8883",
    })
    void a_broker_always_has_a_port(String given, String host, int port) throws Exception {
        URI url = Objects.requireNonNull(
                read("{\"mqtt\": {\"url\": \"" + given + "\"}}").mqtt().url());
        assertEquals(host, url.getHost());
        assertEquals(port, url.getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "30.0", "3e1"})
    void a_whole_number_may_be_written_in_any_way(String number) throws Exception {
        assertEquals(
                30,
                read("{\"poll_seconds\": " + number + ", \"mqtt\": {\"url\": \"mqtt://b\"}}")
                        .pollSeconds());
    }

    @ParameterizedTest
    @CsvSource({"trace, TRACE", "debug, DEBUG", "info, INFO", "warn, WARN", "error, ERROR"})
    void a_log_level_is_a_word_in_lower_case(String word, LogLevel level) throws Exception {
        assertEquals(
                level,
                read("{\"log_level\": \"" + word + "\", \"mqtt\": {\"url\": \"mqtt://b\"}}")
                        .logLevel());
    }

    @Test
    void without_users_every_account_is_wanted_but_the_excluded() {
        Pc pc = new Pc("den", "h", 22, "u", "", List.of(), List.of("mum"), false);
        assertTrue(pc.wants("anna"));
        assertFalse(pc.wants("mum"));
        assertEquals("anna", pc.display("anna"));
    }

    @Test
    void with_users_only_these_are_wanted() {
        Pc pc = new Pc("den", "h", 22, "u", "", List.of(new Account("anna", "Anna")), List.of(), false);
        assertTrue(pc.wants("anna"));
        assertFalse(pc.wants("ben"));
        assertEquals("Anna", pc.display("anna"));
    }

    @Test
    void the_password_is_in_no_text_of_the_options() throws Exception {
        Options options = read("{\"mqtt\": {\"url\": \"mqtt://b\", \"password\": \"geheim\"}}");
        assertEquals("geheim", options.mqtt().password());
        assertFalse(options.toString().contains("geheim"), options.toString());
    }
}
