package io.github.timekpr2mqtt.mqtt;

import static io.github.timekpr2mqtt.mqtt.Running.AVAILABILITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.Proxy;
import io.micronaut.mqtt.hivemq.v5.config.Mqtt5ClientConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
class ConnectionTest {
    private final Broker broker;
    private final Proxy proxy;
    private final Log log = new Log();

    @TempDir
    private Path folder = Path.of("");

    ConnectionTest(Broker broker) {
        this.broker = broker;
        this.proxy = new Proxy(broker.port());
    }

    /** A retained message of before may reach a new subscriber after a newer live one. */
    @BeforeEach
    void forget() {
        try (Probe probe = Probe.on(broker.port())) {
            probe.publish(AVAILABILITY, "", message -> message.retain(true));
        }
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        proxy.close();
    }

    private Running start() {
        return new Running(proxy.port(), folder);
    }

    @Test
    void it_starts_without_the_broker_and_connects_when_it_comes() throws Exception {
        String trouble = "No connection to the broker: nothing answers at 127.0.0.1:" + proxy.port();
        try (Running running = start();
                Probe probe = Probe.on(broker.port(), AVAILABILITY)) {
            Running.await(() -> log.troubles().equals(List.of(trouble)));
            assertEquals(0, running.connects());
            proxy.open();
            running.awaitConnected(1);
            probe.awaitLast(AVAILABILITY, "online");
            assertEquals(List.of(trouble), log.troubles());
            assertEquals(1, log.count("Connected to the broker at 127.0.0.1:" + proxy.port()));
        }
    }

    @Test
    void online_is_there_for_those_who_come_later_and_offline_after_the_end() throws Exception {
        proxy.open();
        try (Running running = start()) {
            running.awaitConnected(1);
            try (Probe probe = Probe.on(broker.port(), AVAILABILITY)) {
                probe.awaitLast(AVAILABILITY, "online");
            }
        }
        try (Probe probe = Probe.on(broker.port(), AVAILABILITY)) {
            probe.awaitLast(AVAILABILITY, "offline");
        }
        assertEquals(List.of(), log.troubles());
    }

    @Test
    void the_broker_says_offline_when_the_bridge_is_killed_also_after_it_had_reconnected() throws Exception {
        proxy.open();
        try (Running running = start();
                Probe probe = Probe.on(broker.port(), AVAILABILITY)) {
            for (int kill = 1; kill <= 2; kill++) {
                running.awaitConnected(kill);
                probe.awaitLast(AVAILABILITY, "online");
                proxy.cut();
                probe.awaitLast(AVAILABILITY, "offline");
                proxy.open();
            }
            running.awaitConnected(3);
            probe.awaitLast(AVAILABILITY, "online");
        }
    }

    @Test
    void a_connection_that_comes_back_at_once_was_never_offline() throws Exception {
        proxy.open();
        try (Running running = start();
                Probe probe = Probe.on(broker.port(), AVAILABILITY, "t/marker")) {
            running.awaitConnected(1);
            probe.awaitLast(AVAILABILITY, "online");
            probe.clear();
            proxy.blink();
            running.awaitConnected(2);
            running.outbox().send("t/marker", new byte[] {'x'}, false, 1);
            probe.awaitLast("t/marker", "x");
            assertFalse(probe.on(AVAILABILITY).contains("offline"), probe.seen()::toString);
        }
    }

    @Test
    void a_restarted_broker_with_its_memory_finds_us_again() throws Exception {
        try (Running running = new Running(broker.port(), folder)) {
            running.awaitConnected(1);
            broker.stop();
            broker.start();
            running.awaitConnected(2);
            assertEquals(List.of(true, false), running.forgotten());
            comesAgain(running);
        }
    }

    @Test
    void a_restarted_broker_that_forgot_all_gets_our_subscriptions_again() throws Exception {
        try (Running running = new Running(broker.port(), folder)) {
            running.awaitConnected(1);
            broker.startAnew();
            running.awaitConnected(2);
            assertEquals(List.of(true, true), running.forgotten());
            comesAgain(running);
        }
    }

    private void comesAgain(Running running) {
        try (Probe probe = Probe.on(broker.port(), AVAILABILITY)) {
            probe.awaitLast(AVAILABILITY, "online");
            running.awaitSubscribed(probe); // CONNACK comes before the broker has the subscriptions again
            probe.publish("t/bridge/sync_all/set", "after the restart");
            running.taken.await("after the restart");
        }
    }

    @Test
    void a_wrong_password_is_said_once_and_the_right_one_works_at_every_reconnect() throws Exception {
        try (Broker locked = new EmbeddedBroker("right");
                Proxy door = new Proxy(locked.port())) {
            door.open();
            try (Running running = new Running(door.port(), folder, "anna", "wrong")) {
                running.awaitTries(() -> door.connections() >= 4);
            }
            assertEquals(
                    List.of(
                            "No connection to the broker: the broker refuses the login: check mqtt.username and mqtt.password"),
                    log.troubles());
            try (Running running = new Running(door.port(), folder, "anna", "right")) {
                running.awaitConnected(1);
                door.blink();
                running.awaitConnected(2);
            }
        }
    }

    @Test
    void a_second_client_with_our_id_is_said_and_not_fought() throws Exception {
        proxy.open();
        try (Running running = start()) {
            running.awaitConnected(1);
            Mqtt5BlockingClient thief = Mqtt5Client.builder()
                    .identifier(Running.clientId(folder))
                    .serverHost("127.0.0.1")
                    .serverPort(broker.port())
                    .buildBlocking();
            thief.connectWith().cleanStart(false).send();
            Running.await(() -> log.count("another client uses our client id") == 1);
            assertEquals(1, running.connects());
            assertTrue(thief.getState().isConnected());
            thief.disconnect();
            running.awaitConnected(2);
        }
    }

    @Test
    void the_beans_that_want_properties_of_the_framework_are_never_made() throws Exception {
        proxy.open();
        try (Running running = start()) {
            running.awaitConnected(1);
            assertEquals(
                    List.of(), List.copyOf(running.context.getActiveBeanRegistrations(Mqtt5ClientConfiguration.class)));
        }
    }
}
