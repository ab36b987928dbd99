package io.github.timekpr2mqtt.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.mqtt.bind.MqttBindingContext;
import io.micronaut.mqtt.exception.DefaultMqttSubscriberExceptionHandler;
import io.micronaut.mqtt.exception.MqttSubscriberException;
import io.micronaut.mqtt.exception.MqttSubscriberExceptionHandler;
import io.micronaut.mqtt.hivemq.bind.MqttMessage;
import io.micronaut.mqtt.hivemq.client.MqttClientAdapter;
import io.micronaut.mqtt.hivemq.v5.bind.MqttV5BindingContext;
import io.micronaut.mqtt.hivemq.v5.client.Mqtt5ClientAdapter;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what comes to the annotated subscribers: on one thread, so in the broker's order, and acknowledged by them. */
@Singleton
@Replaces(Mqtt5ClientAdapter.class)
class Subscriptions implements MqttClientAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final Mqtt5AsyncClient client;
    private final ThreadPoolExecutor commands =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "commands");
                thread.setDaemon(true);
                return thread;
            });

    Subscriptions(Mqtt5AsyncClient client) {
        this.client = client;
        commands.allowCoreThreadTimeOut(true); // no thread stays behind when the bridge restarts inside the process
    }

    /**
     * Called before CONNECT, and must be: a resumed session starts to send at once, and the client acknowledges and
     * drops what no subscriber waits for.
     */
    @Override
    public void subscribe(String[] topics, int[] qos, Consumer<MqttBindingContext<MqttMessage>> subscriber) {
        Mqtt5Subscribe subscribe = Mqtt5Subscribe.builder()
                .addSubscriptions(IntStream.range(0, topics.length).mapToObj(i -> subscription(topics[i], qos[i])))
                .build();
        CompletionStage<Mqtt5SubAck> answered =
                client.subscribe(subscribe, publish -> deliver(publish, subscriber), commands, true);
        answered.whenComplete((subAck, failure) -> tell(subscribe, subAck, failure));
    }

    /** Old retained commands stay away, and a new one shows its flag and can be refused. */
    private static Mqtt5Subscription subscription(String filter, int qos) {
        return Mqtt5Subscription.builder()
                .topicFilter(filter)
                .qos(Objects.requireNonNull(MqttQos.fromCode(qos)))
                .retainHandling(Mqtt5RetainHandling.DO_NOT_SEND)
                .retainAsPublished(true)
                .build();
    }

    private void deliver(Mqtt5Publish publish, Consumer<MqttBindingContext<MqttMessage>> subscriber) {
        try {
            subscriber.accept(context(publish));
        } catch (Throwable failure) { // an Error too: it would end all delivery, without a line
            LOG.error("A message on {} could not be handled and is dropped", publish.getTopic(), failure);
            once(publish::acknowledge);
        }
    }

    /** The client throws at a second acknowledgement: one who handed it on and then failed is no second fault. */
    static void once(Runnable acknowledge) {
        try {
            acknowledge.run();
        } catch (IllegalStateException done) {
            LOG.debug("Acknowledged before", done);
        }
    }

    private MqttV5BindingContext context(Mqtt5Publish publish) {
        MqttMessage message = new MqttMessage(publish.getPayloadAsBytes());
        message.setRetained(publish.isRetain());
        publish.getResponseTopic().ifPresent(topic -> message.setResponseTopic(topic.toString()));
        publish.getCorrelationData().ifPresent(data -> message.setCorrelationData(bytes(data)));
        MqttV5BindingContext context = new MqttV5BindingContext(client, message);
        context.setTopic(publish.getTopic().toString());
        context.setMqtt5Publish(publish);
        context.setManualAcks(true);
        return context;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static void tell(Mqtt5Subscribe subscribe, @Nullable Mqtt5SubAck subAck, @Nullable Throwable failure) {
        boolean partly = subAck != null && subAck.getReasonCodes().stream().anyMatch(code -> code.isError());
        if (partly || failure instanceof Mqtt5SubAckException) {
            List<MqttTopicFilter> filters = subscribe.getSubscriptions().stream()
                    .<MqttTopicFilter>map(Mqtt5Subscription::getTopicFilter)
                    .toList();
            LOG.error("The broker does not let us read all of {}: commands will be missing", filters);
        }
    }

    /** Does nothing. It is called at shutdown, and then what arrives until the next start would be lost. */
    @Override
    public void unsubscribe(Set<String> topics) {}

    @Override
    public boolean isConnected() {
        return client.getState().isConnected();
    }

    @Override
    public Object getClientIdentifier() {
        return client.getConfig().getClientIdentifier().orElseThrow();
    }

    /** The default handler swallows what a subscriber throws, and that message is never acknowledged. */
    @Singleton
    @Replaces(DefaultMqttSubscriberExceptionHandler.class)
    static class Rethrow implements MqttSubscriberExceptionHandler {
        @Override
        public void handle(MqttSubscriberException exception) {
            throw exception;
        }
    }
}
