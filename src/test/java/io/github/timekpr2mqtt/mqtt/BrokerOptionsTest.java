package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerOptionsTest {
    private static BrokerOptions of(String url) {
        return new BrokerOptions(URI.create(url), "", "", List.of(), null, "id", "t");
    }

    @ParameterizedTest
    @CsvSource({
        "mqtt://broker, broker:1883",
        "mqtt://192.0.2.1:1884, 192.0.2.1:1884",
        "mqtts://broker, broker:8883",
        "mqtts://broker:1883, broker:1883",
        "mqtt://anna:secret@broker:1, broker:1",
        "mqtt://broker/, broker:1883"
    })
    void the_address_is_host_and_port(String url, String address) {
        assertEquals(address, of(url).address());
    }

    @Test
    void the_password_is_in_no_text() {
        BrokerOptions options =
                new BrokerOptions(URI.create("mqtt://b"), "house", "geheim", List.of(), null, "id", "t");
        assertEquals("BrokerOptions[b:1883]", options.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mqttss://broker",
                "ssl://broker",
                "tcp://broker",
                "broker",
                "mqtt:broker",
                "mqtt://",
                "mqtt://in_valid"
            })
    void another_kind_of_address_is_refused_with_its_text(String url) {
        URI uri = url.equals("mqtt://") ? URI.create("mqtt:///") : URI.create(url);
        String message = assertThrows(IllegalArgumentException.class, () -> of(uri.toString()))
                .getMessage();
        assertTrue(String.valueOf(message).endsWith(uri.toString()), message);
    }

    @Test
    void an_empty_user_name_is_no_login() {
        assertEquals(false, of("mqtt://broker").hasLogin());
        assertEquals(
                true, new BrokerOptions(URI.create("mqtt://broker"), "anna", "", List.of(), null, "x", "t").hasLogin());
    }

    @Test
    void tls_is_wanted_by_the_scheme_alone() {
        assertEquals(true, of("mqtts://broker:1883").isTls());
        assertEquals(false, of("mqtt://broker:8883").isTls());
    }
}
