package io.github.timekpr2mqtt.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the demo's broker listens.
 *
 * @param port option {@code demo.port}
 * @param bind option {@code demo.bind}, an address of this machine, or 0.0.0.0 for all of them
 */
record DemoOptions(int port, InetAddress bind) {
    private static final String MOSQUITTO = "mosquitto_pub";
    private static final int USUAL_PORT = 1883;

    /** What stands in the way of the demo, in a line that names the option. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /** {@code property} gives what was set, or null. */
    static DemoOptions of(UnaryOperator<@Nullable String> property) throws Wrong {
        String port = given(property.apply("demo.port"), "" + USUAL_PORT);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new Wrong("-Ddemo.port=" + port + " is no port: 1 to 65535 is allowed");
        }
        String bind = given(property.apply("demo.bind"), "127.0.0.1");
        try {
            return new DemoOptions(Integer.parseInt(port), InetAddress.getByName(bind));
        } catch (UnknownHostException e) {
            throw new Wrong("-Ddemo.bind=" + bind + " is no address: one of this machine is allowed, or 0.0.0.0");
        }
    }

    private static String given(@Nullable String value, String usual) {
        return value == null || value.isBlank() ? usual : value.strip();
    }

    /** Fails if the broker could not listen there. */
    void requireFree() throws Wrong {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(bind, port));
        } catch (IOException e) {
            throw new Wrong("The demo's broker cannot listen on port " + port + " of " + bind.getHostAddress() + " ("
                    + e.getMessage() + "). End what uses it, or choose another one: -Ddemo.port="
                    + (port % 65_535 + 1));
        }
    }

    /** Where on this machine the broker is reached. */
    String host() {
        return bind.isAnyLocalAddress() ? "127.0.0.1" : bind.getHostAddress();
    }

    /** What Home Assistant is to be told. */
    String forHomeAssistant() {
        return bind.isAnyLocalAddress() ? "= this machine's address" : host();
    }

    /** Who can reach it, for a person. */
    String reach() {
        return bind.isLoopbackAddress()
                ? "this machine alone; with -Ddemo.bind=0.0.0.0 your network too"
                : "your whole network, without a password";
    }

    /** The same by hand. */
    String byHand(String topic, String payload) {
        String host = bind.isAnyLocalAddress() || bind.isLoopbackAddress() ? "" : " -h " + host();
        return MOSQUITTO + host + (port == USUAL_PORT ? "" : " -p " + port) + " -t " + topic + " -m " + payload;
    }
}
