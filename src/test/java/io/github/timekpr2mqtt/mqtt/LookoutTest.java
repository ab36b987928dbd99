package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Ports;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two bridges with one base topic, seen from the broker. */
@ExtendWith(BrokerExtension.class)
class LookoutTest {
    private final Broker broker;

    @TempDir
    private Path folder = Path.of("");

    LookoutTest(Broker broker) {
        this.broker = broker;
    }

    @BeforeEach
    void forget() {
        retain("");
    }

    private void retain(String availability) {
        try (Probe probe = Probe.on(broker.port())) {
            probe.publish(Running.AVAILABILITY, availability, message -> message.retain(true));
        }
    }

    private BrokerOptions options(int port) {
        return new BrokerOptions(
                URI.create("mqtt://127.0.0.1:" + port),
                "",
                "",
                List.of(),
                null,
                Running.clientId(folder),
                Running.BASE);
    }

    private Optional<String> look(int port) {
        return new Lookout(options(port)).other().join();
    }

    private String other(int port) throws Exception {
        String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        return "another timekpr2mqtt on the host " + host + " uses the base topic t at the broker 127.0.0.1:" + port
                + "; allowed is one: end the other, or set instance in the options of one of them";
    }

    @Test
    void one_that_is_there_is_named_and_not_disturbed() throws Exception {
        try (Running running = new Running(broker.port(), folder).awaitConnected(1)) {
            assertEquals(Optional.of(other(broker.port())), look(broker.port()));
            assertEquals(1, running.connects());
            assertEquals(List.of(), running.taken.payloads());
        }
        assertEquals(Optional.empty(), look(broker.port()));
    }

    @Test
    void one_that_died_and_is_still_said_to_be_there_is_not() throws Exception {
        try (Proxy proxy = new Proxy(broker.port())) {
            proxy.open();
            try (Running running = new Running(proxy.port(), folder).awaitConnected(1)) {
                proxy.cut();
                retain("online");
                assertEquals(Optional.empty(), look(broker.port()));
                assertEquals(1, running.connects());
            }
        }
    }

    @Test
    void where_nobody_can_be_asked_nobody_is_there() throws Exception {
        assertEquals(Optional.empty(), look(Ports.free()));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(Optional.empty(), look(silent.getLocalPort()));
        }
    }

    @Test
    void one_that_is_thrown_out_by_another_says_so_and_stays_away() throws Exception {
        try (Log log = new Log();
                Running first = new Running(broker.port(), folder).awaitConnected(1)) {
            try (Probe probe = Probe.on(broker.port(), Running.AVAILABILITY)) {
                probe.awaitLast(Running.AVAILABILITY, "online"); // else it comes after what is said in its name
            }
            retain("offline"); // as if the second had looked before the first came
            assertEquals(Optional.empty(), look(broker.port()));
            try (Running second = new Running(broker.port(), folder).awaitConnected(1)) {
                Running.await(() -> first.others().equals(List.of(told())));
                assertEquals(1, log.count("No connection to the broker any more: " + told()));
                first.awaitEnd();
                assertEquals(1, second.connects());
                assertEquals(List.of(), second.others());
                assertTrue(second.client().getState().isConnected());
            }
        }
    }

    private String told() {
        try {
            return other(broker.port());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void only_a_bridge_is_answered() {
        assertEquals("", Presence.where(" \n"));
        assertEquals(" on the host ha-1.lan", Presence.where("ha\n-1.lan\u202e"));
        assertEquals(" on the host " + "x".repeat(63), Presence.where("x".repeat(1000)));
        try (Running running = new Running(broker.port(), folder);
                Probe probe = Probe.on(broker.port(), "elsewhere", "t/bridge/presence/me")) {
            running.awaitSubscribed(probe);
            probe.publish("t/bridge/presence", "", question -> question.responseTopic("elsewhere"));
            probe.publish("t/bridge/presence", "");
            probe.publish("t/bridge/presence", "", question -> question.responseTopic("t/bridge/presence/me"));
            probe.await(seen -> seen.topic().equals("t/bridge/presence/me"));
            assertEquals(List.of(), probe.on("elsewhere"));
        }
    }
}
