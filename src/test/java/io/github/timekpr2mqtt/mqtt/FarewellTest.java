package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of the program, wherever the connection is. The program has 2 s for it, so nothing may be waited for in vain. */
class FarewellTest {
    private static final String CONNACK = "2003000000";
    /** Whoever waits for it is noticed. */
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final Log log = new Log();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        log.close();
    }

    /** A thread for each: on Java 25 the common pool of a machine with two cores has one for all. */
    private static final Executor APART = task -> new Thread(task).start();

    /** Goes on when {@code stop} has returned. */
    private static void stop(Running running, Duration patience) {
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        running.context.getBean(Connection.class).stop(patience);
                        return true;
                    } catch (InterruptedException e) {
                        return false;
                    }
                },
                APART);
        Running.await(stopped::isDone);
        assertTrue(stopped.join());
    }

    private static void awaitEnded(Mqtt5AsyncClient client) {
        Running.await(() -> client.getState() == MqttClientState.DISCONNECTED);
    }

    @Test
    void while_the_broker_is_gone_it_ends_without_waiting_and_does_not_come_back() throws Exception {
        ScriptedBroker gone = new ScriptedBroker(CONNACK);
        gone.close();
        try (Running running = new Running(gone.port(), folder)) {
            Running.await(() -> log.troubles().size() == 1);
            stop(running, FOR_EVER);
            awaitEnded(running.client());
            assertEquals(0, running.connects());
        }
    }

    @Test
    void in_the_middle_of_a_wait_it_ends_without_waiting_and_without_another_try() throws Exception {
        String takenOver = CONNACK + "e0028e00";
        try (ScriptedBroker rude = new ScriptedBroker(takenOver);
                Running running = new Running(rude.port(), folder)) {
            Running.await(() -> log.troubles().size() == 1);
            stop(running, FOR_EVER);
            awaitEnded(running.client());
            assertEquals(1, rude.cleanStarts().size());
        }
    }

    @Test
    void while_it_connects_it_ends_without_waiting_and_a_connection_that_comes_later_is_ended_and_never_online()
            throws Exception {
        try (ScriptedBroker slow = ScriptedBroker.holding(CONNACK);
                Running running = new Running(slow.port(), folder)) {
            Running.await(() -> slow.packets.size() == 1);
            stop(running, FOR_EVER);
            slow.release();
            Running.await(() -> slow.packets.get(slow.packets.size() - 1).startsWith("e0"));
            awaitEnded(running.client());
            assertTrue(slow.packets.stream().noneMatch(packet -> packet.startsWith("3")), slow.packets::toString);
            assertEquals(List.of(), log.troubles());
        }
    }

    @Test
    void in_the_middle_of_a_tls_handshake_it_ends_without_waiting() throws Exception {
        try (ScriptedBroker silent = ScriptedBroker.holding("")) {
            URI url = URI.create("mqtts://127.0.0.1:" + silent.port());
            String clientId = Running.clientId(folder);
            try (Running running =
                    new Running(new BrokerOptions(url, "", "", List.of(), null, clientId, Running.BASE))) {
                Running.await(() -> silent.packets.size() == 1);
                stop(running, FOR_EVER);
                assertEquals(0, running.connects());
            }
        }
    }

    @Test
    void a_connection_that_breaks_during_the_farewell_ends_the_wait() throws Exception {
        try (ScriptedBroker deaf = new ScriptedBroker(CONNACK);
                Running running = new Running(deaf.port(), folder)) {
            running.awaitConnected(1);
            Running.await(() -> deaf.publishes() == 1); // "online"
            CompletableFuture<Void> cut = CompletableFuture.runAsync(
                    () -> {
                        Running.await(() -> deaf.publishes() == 2); // "offline", which is never acknowledged
                        deaf.hangUp();
                    },
                    APART);
            stop(running, FOR_EVER);
            cut.join();
            assertEquals(1, deaf.connections());
        }
    }

    @Test
    void a_message_that_ends_every_connection_does_not_keep_it_either() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.keeping(UnreadableTest.WILDCARD_IN_RESPONSE_TOPIC);
                Running running = new Running(broker.port(), folder)) {
            running.awaitConnected(1);
            stop(running, FOR_EVER);
            awaitEnded(running.client());
        }
    }

    @Test
    void a_farewell_that_was_not_taken_leaves_the_will_to_the_broker() throws Exception {
        try (ScriptedBroker deaf = new ScriptedBroker(CONNACK);
                Running running = new Running(deaf.port(), folder)) {
            running.awaitConnected(1);
            stop(running, Duration.ZERO);
            String disconnectWithWill = "e0 04";
            Running.await(() -> deaf.packets.stream().anyMatch(packet -> packet.startsWith(disconnectWithWill)));
            assertEquals(List.of("The broker did not take our farewell"), log.troubles());
        }
    }
}
