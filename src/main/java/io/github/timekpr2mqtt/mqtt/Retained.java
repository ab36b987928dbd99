package io.github.timekpr2mqtt.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Reads what is retained at the broker, by a connection with a name of its own, which ends then. */
public final class Retained {
    /** A broker sends what it retains at once, and does not say which message is the last. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final BrokerOptions broker;

    public Retained(BrokerOptions broker) {
        this.broker = broker;
    }

    /**
     * The messages by their topics; it goes on by itself, for a second longer than it takes, and half a minute at most.
     *
     * @param filters of the topics; none are no question
     * @return fails if the broker does not let us in, or refuses one of the filters
     */
    public CompletableFuture<Map<String, String>> at(Collection<String> filters) {
        if (filters.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        Map<String, String> found = new ConcurrentHashMap<>();
        Mqtt5AsyncClient client = Client.of(broker, ClientId.ofLook()).buildAsync();
        CompletableFuture<Mqtt5ConnAck> connected =
                client.connect(Mqtt5Connect.builder().cleanStart(true).build());
        CompletableFuture<Map<String, String>> read = connected
                .thenCompose(in -> client.subscribe(subscribe(filters), message -> keep(message, found)))
                .thenCompose(subscribed -> quiet(found, -1))
                .thenApply(quiet -> Map.copyOf(found))
                .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<?> unusedEnd = read.exceptionally(failure -> Map.of())
                .thenCompose(any -> connected)
                .thenCompose(in -> client.disconnect());
        return read;
    }

    private static Mqtt5Subscribe subscribe(Collection<String> filters) {
        return Mqtt5Subscribe.builder()
                .addSubscriptions(filters.stream()
                        .map(filter -> Mqtt5Subscription.builder()
                                .topicFilter(filter)
                                .qos(MqttQos.AT_MOST_ONCE)
                                .build()))
                .build();
    }

    private static void keep(Mqtt5Publish message, Map<String, String> found) {
        if (message.isRetain()) {
            found.put(message.getTopic().toString(), new String(message.getPayloadAsBytes(), UTF_8));
        }
    }

    /** When a second brought nothing. */
    private static CompletableFuture<?> quiet(Map<String, String> found, int before) {
        int now = found.size();
        if (now == before) {
            return CompletableFuture.completedFuture(found);
        }
        Executor later = CompletableFuture.delayedExecutor(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, later).thenCompose(passed -> quiet(found, now));
    }
}
