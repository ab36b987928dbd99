package io.github.timekpr2mqtt.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A plain client on the other side of the broker: keeps all it sees, sends, waits. Comes back when the broker does. */
public final class Probe implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Mqtt5AsyncClient client;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** A message, when it came ({@link System#nanoTime}) and all of it. */
    public record Seen(String topic, String payload, boolean retained, long nanoTime, Mqtt5Publish message) {}

    private Probe(Mqtt5AsyncClient client) {
        this.client = client;
    }

    /**
     * Connected; sees what comes on these filters, and what is retained there: mostly first, but HiveMQ may deliver that
     * after a message that was sent right behind the subscription.
     */
    public static Probe on(int port, String... filters) {
        return on(client(port, null), filters);
    }

    /** As above, with a login. */
    public static Probe withLogin(String username, String password, int port, String... filters) {
        Mqtt5SimpleAuth login = Mqtt5SimpleAuth.builder()
                .username(username)
                .password(password.getBytes(UTF_8))
                .build();
        return on(client(port, login), filters);
    }

    private static Probe on(Mqtt5AsyncClient client, String... filters) {
        Probe probe = new Probe(client);
        probe.client.connect().orTimeout(1, TimeUnit.MINUTES).join();
        if (filters.length > 0) {
            probe.client
                    .subscribeWith()
                    .addSubscriptions(Arrays.stream(filters)
                            .map(filter -> Mqtt5Subscription.builder()
                                    .topicFilter(filter)
                                    .retainAsPublished(true)
                                    .build()))
                    .callback(probe::keep)
                    .send()
                    .join();
        }
        return probe;
    }

    private static Mqtt5AsyncClient client(int port, @Nullable Mqtt5SimpleAuth login) {
        return Mqtt5Client.builder()
                .simpleAuth(login)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .executorConfig()
                .nettyThreads(1)
                .applyExecutorConfig()
                .automaticReconnect()
                .initialDelay(50, TimeUnit.MILLISECONDS)
                .maxDelay(500, TimeUnit.MILLISECONDS)
                .applyAutomaticReconnect()
                .buildAsync();
    }

    private void keep(Mqtt5Publish message) {
        seen.add(new Seen(
                message.getTopic().toString(),
                new String(message.getPayloadAsBytes(), UTF_8),
                message.isRetain(),
                System.nanoTime(),
                message));
    }

    /** Sends with QoS 1, once it is connected, and returns when the broker has it. Never sends twice. */
    public void publish(String topic, String payload) {
        publish(topic, payload, message -> message);
    }

    /** As {@link #publish(String, String)}, with flags and properties. */
    public void publish(String topic, String payload, UnaryOperator<Mqtt5PublishBuilder.Complete> more) {
        Mqtt5PublishBuilder.Complete message = Mqtt5Publish.builder()
                .topic(topic)
                .payload(payload.getBytes(UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE);
        Awaitility.await()
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO) // else the first look, and with it each message, comes 100 ms late
                .pollInterval(Duration.ofMillis(5))
                .until(() -> client.getState().isConnected());
        client.publish(more.apply(message).build()).join();
    }

    /** All so far, oldest first. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The payloads of a topic so far, oldest first. */
    public List<String> on(String topic) {
        return seen.stream()
                .filter(message -> message.topic().equals(topic))
                .map(Seen::payload)
                .toList();
    }

    /** The newest payload of a topic, empty if there was none. */
    public Optional<String> last(String topic) {
        List<String> all = on(topic);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Forgets what came so far. */
    public void clear() {
        seen.clear();
    }

    /** Waits until the newest payload of the topic is this one. */
    public void awaitLast(String topic, String payload) {
        Awaitility.await(topic + " = " + payload)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> last(topic), Optional.of(payload)::equals);
    }

    /** Waits for a message, one that came before included. */
    public Seen await(Predicate<Seen> wanted) {
        return Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> seen.stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until the broker lets clients in: the client tries until then. */
    static void awaitBroker(int port) {
        on(port).close();
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect().join();
        }
    }
}
