package io.github.timekpr2mqtt.mqtt;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.messaging.Acknowledgement;
import io.micronaut.mqtt.annotation.MqttSubscriber;
import io.micronaut.mqtt.annotation.Topic;
import io.micronaut.mqtt.bind.TypedMqttBinder;
import io.micronaut.mqtt.hivemq.bind.MqttMessage;
import io.micronaut.mqtt.hivemq.v5.bind.MqttV5BindingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where commands enter. The topics come from the properties {@code timekpr.base} and {@code timekpr.status}. */
@MqttSubscriber
class Commands {
    private final CommandListener listener;
    private final Presence presence;

    Commands(CommandListener listener, Presence presence) {
        this.listener = listener;
        this.presence = presence;
    }

    @Topic("${timekpr.base}/bridge/+/set")
    @Topic("${timekpr.base}/pc/+/+/set")
    @Topic("${timekpr.base}/account/+/+/set")
    @Topic("${timekpr.base}/account/+/+/+/set")
    void command(Incoming message, Acknowledgement acknowledgement) {
        listener.command(message, () -> Subscriptions.once(acknowledgement::ack));
    }

    @Topic("${timekpr.status}")
    void homeAssistant(Incoming message, Acknowledgement acknowledgement) {
        listener.homeAssistant(new String(message.payload(), StandardCharsets.UTF_8));
        acknowledgement.ack();
    }

    /**
     * With QoS 0: nothing of it waits for a bridge that is away. HiveMQ CE 2025.5 sends a session nothing any more in which a message
     * has expired between its delivery and its acknowledgement.
     */
    @Topic(value = "${timekpr.base}/bridge/presence", qos = 0)
    void presence(Incoming question, Acknowledgement acknowledgement) {
        presence.asked(question);
        acknowledgement.ack();
    }

    /**
     * Gives a subscriber the whole message. With an argument for each part, one that is not in every message would have
     * to be nullable, and Micronaut takes a nullable {@code byte[]} for a primitive.
     */
    @Singleton
    static class IncomingBinder implements TypedMqttBinder<MqttV5BindingContext, Incoming> {
        @Override
        public Argument<Incoming> getArgumentType() {
            return Argument.of(Incoming.class);
        }

        @Override
        public Optional<Incoming> bindFrom(
                MqttV5BindingContext context, ArgumentConversionContext<Incoming> conversion) {
            MqttMessage message = context.getNativeMessage();
            return Optional.of(new Incoming(
                    context.getTopic(),
                    context.getPayload(),
                    context.isRetained(),
                    message.getResponseTopic(),
                    message.getCorrelationData()));
        }

        @Override
        public void bindTo(MqttV5BindingContext context, Incoming value, Argument<Incoming> argument) {
            throw new UnsupportedOperationException("messages leave through the Outbox");
        }
    }
}
