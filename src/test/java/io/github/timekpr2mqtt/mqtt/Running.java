package io.github.timekpr2mqtt.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import io.github.timekpr2mqtt.broker.Probe;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** This package as the program runs it, with a listener that keeps what came and does what a payload tells it. */
final class Running implements AutoCloseable {
    static final String BASE = "t";
    static final String AVAILABILITY = BASE + "/bridge/availability";
    private static final String MARKER = "marker";

    final ApplicationContext context;
    final Taken taken = new Taken();

    Running(int port, Path folder) {
        this(port, folder, "", "");
    }

    Running(int port, Path folder, String username, String password) {
        this(new BrokerOptions(
                URI.create("mqtt://127.0.0.1:" + port), username, password, List.of(), null, clientId(folder), BASE));
    }

    /** @param more what else there is to know of the broker */
    Running(BrokerOptions options, Object... more) {
        List<Object> given = new ArrayList<>(List.of(options, taken));
        given.addAll(List.of(more));
        context = ApplicationContext.builder()
                .properties(Map.of("timekpr.base", BASE, "timekpr.status", "ha/status", "test.running", "true"))
                .singletons(given.toArray())
                .start();
    }

    /** Of a test's own session at the broker that it shares with others. */
    static String clientId(Path folder) {
        return ClientId.of(folder.toString());
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    Mqtt5AsyncClient client() {
        return context.getBean(Mqtt5AsyncClient.class);
    }

    int connects() {
        return context.getBean(Connects.class).count.get();
    }

    /** Of each connection, whether the broker had forgotten us. */
    List<Boolean> forgotten() {
        return context.getBean(Connects.class).forgotten;
    }

    /** What was told of another bridge that has our place. */
    List<String> others() {
        return context.getBean(Connects.class).others;
    }

    /** Waits for the n-th connection since the start, without the waits between the tries. */
    Running awaitConnected(int n) {
        await(() -> {
            context.getBean(Connection.class).tryNow();
            return connects() >= n;
        });
        return this;
    }

    /** Waits until the broker has our subscriptions: until a message comes through each of the two. */
    Running awaitSubscribed(Probe parent) {
        awaitConnected(1);
        await(() -> {
            parent.publish("t/bridge/marker/set", MARKER);
            parent.publish("ha/status", MARKER);
            return taken.marked && taken.statusMarked;
        });
        return this;
    }

    /** Waits for a number of tries that a broker counts, without the waits between them. */
    void awaitTries(BooleanSupplier enough) {
        await(() -> {
            context.getBean(Connection.class).tryNow();
            return enough.getAsBoolean();
        });
    }

    /** Waits until the client has given up for good, without the waits between the tries. */
    void awaitEnd() {
        awaitTries(() -> client().getState() == MqttClientState.DISCONNECTED);
    }

    static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        context.close();
    }

    @Singleton
    @Requires(property = "test.running")
    static class Connects {
        final AtomicInteger count = new AtomicInteger();
        final List<Boolean> forgotten = new CopyOnWriteArrayList<>();
        final List<String> others = new CopyOnWriteArrayList<>();

        @EventListener
        void connected(Connected event) {
            forgotten.add(event.forgotten());
            count.incrementAndGet();
        }

        @EventListener
        void another(AnotherBridge other) {
            others.add(other.words());
        }
    }

    /** Acknowledges all but the payload {@code keep}; {@code throw}, {@code error} and {@code ack, throw} do so. */
    static final class Taken implements CommandListener {
        final List<Incoming> messages = new CopyOnWriteArrayList<>();
        final List<Runnable> acknowledges = new CopyOnWriteArrayList<>();
        final List<String> statuses = new CopyOnWriteArrayList<>();
        volatile boolean marked;
        volatile boolean statusMarked;

        @Override
        public void command(Incoming message, Runnable acknowledge) {
            String payload = text(message);
            if (payload.equals(MARKER)) {
                marked = true;
                acknowledge.run();
                return;
            }
            messages.add(message);
            acknowledges.add(acknowledge);
            if (payload.equals("throw")) {
                throw new IllegalStateException("as asked");
            }
            if (payload.equals("error")) {
                throw new AssertionError("as asked");
            }
            if (!payload.equals("keep")) {
                acknowledge.run();
            }
            if (payload.equals("ack, throw")) {
                throw new IllegalStateException("as asked");
            }
        }

        @Override
        public void homeAssistant(String status) {
            if (status.equals(MARKER)) {
                statusMarked = true;
                return;
            }
            statuses.add(status);
            if (status.equals("throw")) {
                throw new IllegalStateException("as asked");
            }
        }

        List<String> payloads() {
            return messages.stream().map(Taken::text).toList();
        }

        Incoming await(String payload) {
            Running.await(() -> payloads().contains(payload));
            return messages.get(payloads().indexOf(payload));
        }

        private static String text(Incoming message) {
            return new String(message.payload(), UTF_8);
        }
    }
}
