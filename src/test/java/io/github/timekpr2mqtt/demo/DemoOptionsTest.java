package io.github.timekpr2mqtt.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
    private static DemoOptions given(Map<String, String> properties) throws DemoOptions.Wrong {
        return DemoOptions.of(properties::get);
    }

    @Test
    void without_options_it_is_the_usual_port_of_this_machine_alone() throws DemoOptions.Wrong {
        DemoOptions usual = given(Map.of("demo.port", ""));
        assertEquals(1883, usual.port());
        assertEquals("127.0.0.1", usual.host());
        assertEquals("127.0.0.1", usual.forHomeAssistant());
        assertEquals("mosquitto_pub -t a/b -m 90", usual.byHand("a/b", "90"));
        assertEquals("this machine alone; with -Ddemo.bind=0.0.0.0 your network too", usual.reach());
    }

    @Test
    void it_can_be_opened_to_the_network() throws DemoOptions.Wrong {
        DemoOptions open = given(Map.of("demo.bind", "0.0.0.0", "demo.port", "1884"));
        assertEquals("127.0.0.1", open.host());
        assertEquals("= this machine's address", open.forHomeAssistant());
        assertEquals("mosquitto_pub -p 1884 -t a/b -m 90", open.byHand("a/b", "90"));
        assertEquals("your whole network, without a password", open.reach());
        DemoOptions one = given(Map.of("demo.bind", "192.0.2.5"));
        assertEquals("mosquitto_pub -h 192.0.2.5 -t a/b -m 90", one.byHand("a/b", "90"));
    }

    @ParameterizedTest
    @CsvSource({
        "demo.port, 0",
        "demo.port, 65536",
        "demo.port, x",
        "demo.port, -1",
        "demo.bind, 300.1.2.3",
    })
    void a_wrong_option_is_named_with_what_is_allowed(String option, String value) {
        String message = message(assertThrows(DemoOptions.Wrong.class, () -> given(Map.of(option, value))));
        assertEquals("-D" + option + "=" + value, message.split(" ", 2)[0]);
        assertEquals(true, message.endsWith("is allowed") || message.endsWith("0.0.0.0"), message);
    }

    @Test
    void a_port_that_is_taken_is_named_with_its_option() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "" + taken.getLocalPort();
            DemoOptions options = given(Map.of("demo.port", port));
            String message = message(assertThrows(DemoOptions.Wrong.class, options::requireFree));
            String start = "The demo's broker cannot listen on port " + port + " of 127.0.0.1 (";
            assertEquals(start, message.substring(0, start.length()));
            String end = "choose another one: -Ddemo.port=" + (taken.getLocalPort() + 1);
            assertEquals(end, message.substring(message.length() - end.length()));
            assertEquals(1, message.lines().count());
        }
        given(Map.of("demo.port", "" + free())).requireFree();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
