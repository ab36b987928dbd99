package io.github.timekpr2mqtt.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be told. Of a retained topic, a state, only the newest message waits; of a topic that is not, an event,
 * every message in its order, up to {@value Waiting#EVENTS}. Nothing here blocks. Messages wait while the broker is
 * away, but in memory: the end of the process ends them. A message may arrive twice, as with QoS 1 everywhere.
 */
@Singleton
public class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Mqtt5AsyncClient client;
    private final Waiting waiting = new Waiting();
    private boolean overflowSaid;
    private boolean refusalSaid;

    Outbox(Mqtt5AsyncClient client) {
        this.client = client;
    }

    /**
     * Sends a state ({@code retain}) or an event, now or when the broker is there.
     *
     * @param payload kept as it is: the caller does not change it any more. Empty and retained clears the topic
     * @param qos 0 or 1
     * @return the broker's reason code for this message, or for the newer state that replaced it before it was sent.
     *     Fails if the broker can never take it (too large), or if the event was dropped for newer ones
     */
    public CompletableFuture<Mqtt5PubAckReasonCode> put(String topic, byte[] payload, boolean retain, int qos) {
        return put(Mqtt5Publish.builder()
                .topic(topic)
                .payload(payload)
                .retain(retain)
                .qos(Objects.requireNonNull(MqttQos.fromCode(qos), "no such QoS"))
                .build());
    }

    /** As {@link #put}, for one who does not ask what becomes of it. */
    public void send(String topic, byte[] payload, boolean retain, int qos) {
        CompletionStage<Mqtt5PubAckReasonCode> told = put(topic, payload, retain, qos);
        told.exceptionally(failure -> {
            LOG.debug("Nothing more is tried for a message on {}", topic, failure);
            return Mqtt5PubAckReasonCode.UNSPECIFIED_ERROR;
        });
    }

    /** Sends an event to whoever asked, with what they want back in it; see {@link Incoming}. */
    public CompletableFuture<Mqtt5PubAckReasonCode> answer(
            String responseTopic, byte[] payload, byte @Nullable [] correlation) {
        return put(Mqtt5Publish.builder()
                .topic(responseTopic)
                .payload(payload)
                .qos(MqttQos.AT_LEAST_ONCE)
                .correlationData(correlation)
                .build());
    }

    private CompletableFuture<Mqtt5PubAckReasonCode> put(Mqtt5Publish publish) {
        Waiting.Message message;
        Optional<Waiting.Message> dropped;
        synchronized (this) {
            message = waiting.add(publish);
            dropped = waiting.surplus();
            if (dropped.isPresent() && !overflowSaid) {
                overflowSaid = true;
                LOG.warn("More than {} events wait for the broker: the oldest are dropped", Waiting.EVENTS);
            }
        }
        dropped.ifPresent(event -> event.told().cancel(false));
        send();
        return message.told();
    }

    @EventListener
    void onConnected(Connected event) {
        synchronized (this) {
            overflowSaid = false;
            refusalSaid = false;
        }
        send();
    }

    private void send() {
        for (Optional<Waiting.Message> next = next(); next.isPresent(); next = next()) {
            Waiting.Message message = next.get();
            CompletionStage<Mqtt5PublishResult> sent = client.publish(message.publish());
            sent.whenComplete((result, failure) -> tell(message, result, failure));
        }
    }

    /** The client would queue without end while it is not connected, and keep states that are no longer true. */
    private synchronized Optional<Waiting.Message> next() {
        return client.getState().isConnected() ? waiting.next() : Optional.empty();
    }

    private void tell(Waiting.Message message, @Nullable Mqtt5PublishResult result, @Nullable Throwable failure) {
        boolean again = failure instanceof ConnectionClosedException
                || failure instanceof MqttSessionExpiredException
                || failure instanceof MqttClientStateException;
        synchronized (this) {
            if (again) {
                waiting.failed(message);
            } else {
                waiting.arrived(message);
            }
        }
        if (failure instanceof Mqtt5PubAckException refused) {
            Mqtt5PubAckReasonCode code = refused.getMqttMessage().getReasonCode();
            sayOnce(message, code);
            message.told().complete(code);
        } else if (failure != null && !again) {
            message.told().completeExceptionally(failure);
        } else if (result instanceof Mqtt5PublishResult.Mqtt5Qos1Result acknowledged) {
            message.told().complete(acknowledged.getPubAck().getReasonCode());
        } else if (failure == null) {
            message.told().complete(Mqtt5PubAckReasonCode.SUCCESS);
        }
        send();
    }

    private synchronized void sayOnce(Waiting.Message message, Mqtt5PubAckReasonCode code) {
        if (!refusalSaid) {
            refusalSaid = true;
            LOG.warn(
                    "The broker refuses our messages, the first one was for {} ({})",
                    message.publish().getTopic(),
                    code);
        }
    }
}
