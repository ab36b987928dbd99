package io.github.timekpr2mqtt.mqtt;

import static com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode.NOT_AUTHORIZED;
import static com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS;
import static com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode.SUCCESS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.Proxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
class OutboxTest {
    private final Broker broker;
    private final Proxy proxy;
    private final Log log = new Log();

    @TempDir
    private Path folder = Path.of("");

    OutboxTest(Broker broker) {
        this.broker = broker;
        this.proxy = new Proxy(broker.port());
    }

    @AfterEach
    void close() throws IOException {
        log.close();
        proxy.close();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static CompletableFuture<Mqtt5PubAckReasonCode> put(
            Running running, String topic, String payload, boolean retain) {
        return running.outbox().put(topic, payload.getBytes(UTF_8), retain, 1);
    }

    @Test
    void a_thousand_changes_while_the_broker_is_away_become_the_newest_of_each_topic() throws Exception {
        try (Running running = new Running(proxy.port(), folder);
                Probe probe = Probe.on(broker.port(), "states/#")) {
            List<CompletableFuture<Mqtt5PubAckReasonCode>> told = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                told.add(put(running, "states/" + i % 10, Integer.toString(i), true));
            }
            proxy.open();
            running.awaitConnected(1);
            told.forEach(code -> assertEquals(SUCCESS, code.join()));
            probe.await(seen -> seen.topic().equals("states/9"));
            assertEquals(
                    IntStream.range(990, 1000).mapToObj(Integer::toString).toList(),
                    probe.seen().stream().map(Probe.Seen::payload).toList());
        }
    }

    @Test
    void states_are_retained_and_an_empty_one_clears_the_topic() throws Exception {
        try (Running running = new Running(broker.port(), folder)) {
            put(running, "state", "1", true).join();
            try (Probe later = Probe.on(broker.port(), "state")) {
                later.awaitLast("state", "1");
            }
            put(running, "state", "", true).join();
            put(running, "after", "x", true).join();
            try (Probe later = Probe.on(broker.port(), "state", "after")) {
                later.awaitLast("after", "x");
                assertEquals(List.of(), later.on("state"));
            }
        }
    }

    @Test
    void a_change_of_a_state_while_connected_arrives_in_the_end() throws Exception {
        try (Running running = new Running(broker.port(), folder).awaitConnected(1);
                Probe probe = Probe.on(broker.port(), "busy")) {
            numbers(20_000).forEach(number -> running.outbox().send("busy", number.getBytes(UTF_8), true, 1));
            probe.awaitLast("busy", "19999");
            List<Integer> seen = probe.on("busy").stream().map(Integer::valueOf).toList();
            assertEquals(seen.stream().sorted().toList(), seen, "never an older one after a newer one");
        }
    }

    @Test
    void events_of_an_absence_all_arrive_in_order_and_are_not_retained() throws Exception {
        try (Running running = new Running(proxy.port(), folder);
                Probe probe = Probe.on(broker.port(), "event/#")) {
            numbers(500).forEach(number -> running.outbox().send("event/a", number.getBytes(UTF_8), false, 1));
            numbers(500).forEach(number -> running.outbox().send("event/b", number.getBytes(UTF_8), false, 1));
            proxy.open();
            running.awaitConnected(1);
            Running.await(() -> probe.seen().size() >= 1000);
            assertEquals(numbers(500), probe.on("event/a"));
            assertEquals(numbers(500), probe.on("event/b"));
            assertTrue(probe.seen().stream().noneMatch(Probe.Seen::retained));
            assertEquals(0, log.count("are dropped"));
        }
    }

    @Test
    void no_event_is_lost_and_none_overtakes_another_while_the_connection_breaks_again_and_again() throws Exception {
        proxy.open();
        try (Running running = new Running(proxy.port(), folder).awaitConnected(1);
                Probe probe = Probe.on(broker.port(), "event/c")) {
            for (int i = 0; i < 300; i++) {
                running.outbox().send("event/c", Integer.toString(i).getBytes(UTF_8), false, 1);
                if (i % 100 == 50) {
                    int seen = probe.seen().size();
                    Running.await(() -> probe.seen().size() > seen);
                    proxy.blink();
                    running.awaitConnected(2 + i / 100);
                }
            }
            probe.awaitLast("event/c", "299");
            List<String> once = new ArrayList<>();
            for (String number : probe.on("event/c")) { // QoS 1: one that was on its way may come twice, in a row
                if (once.isEmpty() || !once.get(once.size() - 1).equals(number)) {
                    once.add(number);
                }
            }
            assertEquals(numbers(300), once);
        }
    }

    @Test
    void what_was_on_its_way_to_a_broker_that_forgot_us_goes_out_again() throws Exception {
        try (ScriptedBroker silent = new ScriptedBroker("2003000000");
                Running running = new Running(silent.port(), folder)) {
            running.awaitConnected(1);
            CompletableFuture<Mqtt5PubAckReasonCode> told = put(running, "lost", "1", true);
            Running.await(() -> published(silent, "lost") == 1);
            silent.hangUp();
            running.awaitConnected(2);
            Running.await(() -> published(silent, "lost") == 2);
            assertEquals(false, told.isDone());
        }
    }

    private static long published(ScriptedBroker broker, String topic) {
        String name = java.util.HexFormat.of().formatHex(topic.getBytes(UTF_8));
        return broker.packets.stream()
                .filter(packet -> packet.startsWith("3") && packet.contains(name))
                .count();
    }

    @Test
    void too_many_events_drop_the_oldest_and_say_so_once() throws Exception {
        try (Running running = new Running(proxy.port(), folder);
                Probe probe = Probe.on(broker.port(), "event/d")) {
            List<CompletableFuture<Mqtt5PubAckReasonCode>> told = numbers(1010).stream()
                    .map(number -> put(running, "event/d", number, false))
                    .toList();
            assertEquals(
                    10, told.stream().filter(CompletableFuture::isCancelled).count());
            assertEquals(1, log.count("More than 1000 events wait for the broker: the oldest are dropped"));
            proxy.open();
            running.awaitConnected(1);
            probe.awaitLast("event/d", "1009");
            assertEquals(numbers(1010).subList(10, 1010), probe.on("event/d"));
        }
    }

    @Test
    void the_reason_code_tells_whether_somebody_listens() throws Exception {
        try (Running running = new Running(broker.port(), folder)) {
            assertEquals(
                    NO_MATCHING_SUBSCRIBERS, put(running, "heard", "1", false).join());
            try (Probe probe = Probe.on(broker.port(), "heard")) {
                assertEquals(SUCCESS, put(running, "heard", "2", false).join());
                probe.awaitLast("heard", "2");
            }
        }
    }

    @Test
    void a_state_may_go_out_with_quality_0() throws Exception {
        try (Running running = new Running(broker.port(), folder).awaitConnected(1);
                Probe probe = Probe.on(broker.port(), "light")) {
            assertEquals(
                    SUCCESS,
                    running.outbox().put("light", new byte[] {'1'}, true, 0).join());
            assertEquals(0, probe.await(seen -> true).message().getQos().getCode());
            assertThrows(NullPointerException.class, () -> running.outbox().put("light", new byte[0], true, 3));
        }
    }

    @Test
    void an_answer_carries_what_its_asker_wants_back() throws Exception {
        try (Running running = new Running(broker.port(), folder);
                Probe probe = Probe.on(broker.port(), "answers/#")) {
            assertEquals(
                    SUCCESS,
                    running.outbox()
                            .answer("answers/a", new byte[] {'1'}, "c 1".getBytes(UTF_8))
                            .join());
            assertEquals(
                    SUCCESS,
                    running.outbox().answer("answers/b", new byte[] {'2'}, null).join());
            Mqtt5Publish message =
                    probe.await(seen -> seen.topic().equals("answers/a")).message();
            byte[] correlation = new byte[3];
            message.getCorrelationData().orElseThrow().get(correlation);
            assertArrayEquals("c 1".getBytes(UTF_8), correlation);
            assertTrue(probe.await(seen -> seen.topic().equals("answers/b"))
                    .message()
                    .getCorrelationData()
                    .isEmpty());
        }
    }

    @Test
    void a_refused_message_is_said_once_and_does_not_hold_up_the_others() throws Exception {
        try (ScriptedBroker strict = new ScriptedBroker("2003000000", "", "87");
                Running running = new Running(strict.port(), folder)) {
            assertEquals(NOT_AUTHORIZED, put(running, "one", "1", true).join());
            assertEquals(NOT_AUTHORIZED, put(running, "one", "2", true).join());
            assertEquals(NOT_AUTHORIZED, put(running, "two", "1", false).join());
            assertEquals(
                    List.of("The broker refuses our messages, the first one was for one (NOT_AUTHORIZED)"),
                    log.troubles());
        }
    }

    @Test
    void a_message_that_the_broker_can_never_take_fails_and_does_not_hold_up_the_others() throws Exception {
        String atMost128Bytes = "2008" + "0000" + "05" + "2700000080";
        try (ScriptedBroker small = new ScriptedBroker(atMost128Bytes, "", "00");
                Running running = new Running(small.port(), folder).awaitConnected(1)) {
            CompletableFuture<Mqtt5PubAckReasonCode> large = put(running, "large", "x".repeat(200), true);
            assertThrows(CompletionException.class, large::join);
            running.outbox().send("large", "x".repeat(200).getBytes(UTF_8), true, 1);
            assertEquals(SUCCESS, put(running, "large", "x", true).join());
        }
    }
}
