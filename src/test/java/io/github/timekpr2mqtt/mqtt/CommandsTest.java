package io.github.timekpr2mqtt.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.Proxy;
import io.micronaut.mqtt.hivemq.client.MqttClientAdapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(BrokerExtension.class)
class CommandsTest {
    private static final String TOPIC = "t/account/den/anna/limit_monday/set";

    private final Broker broker;
    private final Probe parent;
    private final Log log = new Log();

    @TempDir
    private Path folder = Path.of("");

    CommandsTest(Broker broker) {
        this.broker = broker;
        this.parent = Probe.on(broker.port());
    }

    @BeforeEach
    void forget() {
        parent.publish(TOPIC, "", message -> message.retain(true));
    }

    @AfterEach
    void close() {
        log.close();
        parent.close();
    }

    private Running start() {
        return new Running(broker.port(), folder).awaitSubscribed(parent);
    }

    @Test
    void each_kind_of_command_topic_arrives_and_no_other() {
        List<String> commands = List.of(
                "t/bridge/sync_all/set",
                "t/pc/den/sync_now/set",
                "t/account/den/anna/set",
                "t/account/den/anna/add_15/set");
        try (Running running = start()) {
            for (String other : List.of(
                    "t/bridge/set",
                    "t/bridge/a/b/set",
                    "t/pc/den/state",
                    "t/account/den/anna/a/b/set",
                    "u/pc/a/b/set")) {
                parent.publish(other, "no command");
            }
            commands.forEach(topic -> parent.publish(topic, topic));
            commands.forEach(
                    topic -> assertEquals(topic, running.taken.await(topic).topic()));
            assertEquals(commands, running.taken.payloads());
        }
    }

    @Test
    void a_command_brings_where_its_answer_goes() {
        try (Running running = start()) {
            parent.publish(
                    TOPIC,
                    "90",
                    message -> message.responseTopic("answers/here").correlationData("c 1".getBytes(UTF_8)));
            Incoming message = running.taken.await("90");
            assertEquals("answers/here", message.responseTopic());
            assertArrayEquals("c 1".getBytes(UTF_8), message.correlation());
            parent.publish(TOPIC, "60");
            assertNull(running.taken.await("60").responseTopic());
            assertNull(running.taken.await("60").correlation());
        }
    }

    @Test
    void payloads_of_every_kind_arrive_byte_for_byte() {
        try (Running running = start()) {
            parent.publish(TOPIC, "");
            parent.publish(TOPIC, "", message -> message.payload(new byte[] {(byte) 0xff, 0, (byte) 0xfe}));
            parent.publish(TOPIC, "x".repeat(100_000));
            running.taken.await("x".repeat(100_000));
            assertEquals(0, running.taken.messages.get(0).payload().length);
            assertArrayEquals(
                    new byte[] {(byte) 0xff, 0, (byte) 0xfe},
                    running.taken.messages.get(1).payload());
        }
    }

    @Test
    void a_retained_command_is_flagged_and_an_old_one_stays_away() {
        try (Running running = start()) {
            parent.publish(TOPIC, "retained", message -> message.retain(true));
            assertTrue(running.taken.await("retained").retained());
            parent.publish(TOPIC, "not");
            assertFalse(running.taken.await("not").retained());
        }
        try (Running again = start()) {
            parent.publish(TOPIC, "after the start");
            again.taken.await("after the start");
            assertEquals(List.of("after the start"), again.taken.payloads());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "error", "ack, throw"})
    void what_a_listener_throws_on_is_acknowledged_and_the_next_command_arrives(String payload) {
        try (Running running = start()) {
            parent.publish(TOPIC, payload);
            parent.publish(TOPIC, "next");
            running.taken.await("next");
            assertEquals(List.of("A message on " + TOPIC + " could not be handled and is dropped"), log.troubles());
        }
        try (Running again = start()) {
            parent.publish(TOPIC, "last");
            again.taken.await("last");
            assertEquals(List.of("last"), again.taken.payloads(), "neither comes again");
        }
    }

    @Test
    void acknowledging_twice_does_nothing() {
        try (Running running = start()) {
            parent.publish(TOPIC, "1");
            running.taken.await("1");
            running.taken.acknowledges.get(0).run();
            parent.publish(TOPIC, "2");
            running.taken.await("2");
            assertEquals(List.of(), log.troubles());
        }
    }

    @Test
    void commands_sent_while_the_bridge_is_down_arrive_at_its_next_start_in_order() {
        start().close();
        List<String> sent = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
        sent.forEach(payload -> parent.publish(TOPIC, payload));
        try (Running again = new Running(broker.port(), folder)) {
            again.taken.await("49");
            assertEquals(sent, again.taken.payloads());
        }
    }

    @Test
    void a_command_not_acknowledged_comes_again_to_the_next_owner_of_the_session() {
        try (Running running = start()) {
            parent.publish(TOPIC, "done");
            parent.publish(TOPIC, "keep");
            running.taken.await("keep");
        }
        try (Running again = new Running(broker.port(), folder)) {
            again.taken.await("keep");
            again.taken.acknowledges.get(0).run();
            parent.publish(TOPIC, "next");
            again.taken.await("next");
            assertEquals(List.of("keep", "next"), again.taken.payloads());
        }
    }

    @Test
    void a_command_not_acknowledged_comes_again_after_a_cut_and_its_late_acknowledgement_does_no_harm()
            throws IOException {
        try (Proxy proxy = new Proxy(broker.port())) {
            proxy.open();
            try (Running running = new Running(proxy.port(), folder).awaitSubscribed(parent)) {
                parent.publish(TOPIC, "keep");
                running.taken.await("keep");
                proxy.blink();
                running.awaitConnected(2);
                Running.await(() -> running.taken.payloads().equals(List.of("keep", "keep")));
                running.taken.acknowledges.forEach(Runnable::run);
                parent.publish(TOPIC, "next");
                running.taken.await("next");
            }
            try (Running again = new Running(proxy.port(), folder).awaitSubscribed(parent)) {
                assertEquals(List.of(), again.taken.payloads());
            }
        }
    }

    @Test
    void another_client_id_is_another_session(@TempDir Path another) {
        try (Running running = start()) {
            parent.publish(TOPIC, "keep");
            running.taken.await("keep");
        }
        try (Running other = new Running(broker.port(), another)) {
            assertEquals(List.of(), other.taken.payloads());
        }
    }

    @Test
    void home_assistant_s_birth_and_will_arrive_and_a_failure_there_ends_nothing() {
        try (Running running = start()) {
            parent.publish("ha/status", "online");
            parent.publish("ha/status", "throw");
            parent.publish("ha/status", "offline");
            Running.await(() -> running.taken.statuses.contains("offline"));
            assertEquals(List.of("online", "throw", "offline"), running.taken.statuses);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"87878787", "01870101"})
    void a_broker_that_forbids_to_subscribe_is_said(String codes) throws IOException {
        try (ScriptedBroker strict = new ScriptedBroker("2003000000", codes, "00");
                Running running = new Running(strict.port(), folder)) {
            running.awaitConnected(1);
            Running.await(() -> log.count("does not let us read all of [t/bridge/+/set, t/pc/+/+/set,") == 1);
        }
    }

    @Test
    void the_framework_finds_its_adapter() {
        try (Running running = start()) {
            MqttClientAdapter adapter = running.context.getBean(MqttClientAdapter.class);
            assertTrue(adapter.isConnected());
            assertTrue(adapter.getClientIdentifier().toString().startsWith("timekpr"));
            adapter.unsubscribe(Set.of("t/account/+/+/+/set"));
            parent.publish(TOPIC, "still there");
            running.taken.await("still there");
        }
    }
}
