package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A client of the broker that marks all that it sends, so that it is known again. */
final class Wire implements AutoCloseable {
    private static final String MARK = "sent-by";

    private final Mqtt5AsyncClient client;

    /** Connected; {@code heard} gets what comes on these filters, on one thread. */
    Wire(int port, Consumer<Mqtt5Publish> heard, String... filters) {
        client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .executorConfig()
                .nettyThreads(1)
                .applyExecutorConfig()
                .buildAsync();
        client.connect().orTimeout(1, TimeUnit.MINUTES).join();
        client.subscribeWith()
                .addSubscriptions(Arrays.stream(filters)
                        .map(filter -> Mqtt5Subscription.builder()
                                .topicFilter(filter)
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .build()))
                .callback(heard)
                .send()
                .join();
    }

    /** Whether this came from such a client, and not from the bridge. */
    static boolean isMarked(Mqtt5Publish message) {
        return message.getUserProperties().asList().stream()
                .anyMatch(property -> property.getName().toString().equals(MARK));
    }

    /** Completes when the broker has it. */
    CompletableFuture<?> send(Message message) {
        return client.publish(Mqtt5Publish.builder()
                .topic(message.topic())
                .payload(message.payload())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(message.retained())
                .responseTopic(message.answers())
                .correlationData(message.correlation())
                .userProperties()
                .add(MARK, "test")
                .applyUserProperties()
                .build());
    }

    /** Returns when the broker has it. */
    void say(String topic, String payload, boolean retained) {
        send(new Message(0, topic, payload.getBytes(UTF_8), retained, null, null))
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
    }

    @Override
    public void close() {
        client.disconnect().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
