package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @ParameterizedTest
    @CsvSource({
        "pol_seconds, poll_seconds",
        "pollSeconds, poll_seconds",
        "poll, poll_seconds",
        "LOG-LEVEL, log_level",
        "pc, pcs",
        "pcss, pcs",
        "isntance, instance",
        "historydays, history_days",
        "legacy_topic, legacy_topics",
        "url, mqtt.url",
        "qos, mqtt.qos",
        "discoveryprefix, mqtt.discovery_prefix",
        "host, pcs[].host",
        "display, pcs[].users[].display",
        "name, pcs[].name",
    })
    void the_nearest_known_key_is_suggested_also_of_another_object(String given, String meant) {
        assertEquals(Optional.of(meant), Keys.TOP.nearest(given));
    }

    @ParameterizedTest
    @CsvSource({
        "nmae, name",
        "usr, user",
        "user_name, user",
        "hots, host",
        "hostkey, host_key",
        "excludes, exclude",
        "readonly, read_only"
    })
    void a_key_of_the_same_object_goes_first(String given, String meant) {
        assertEquals(Optional.of(meant), Keys.PC.nearest(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "colour", "🙂", "_"})
    void what_is_like_nothing_gets_no_suggestion(String given) {
        assertEquals(Optional.empty(), Keys.TOP.nearest(given));
    }
}
