package io.github.timekpr2mqtt.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The messages of the {@link Outbox} that are still to be sent, in their order, and the topics that have one on its way.
 * A retained one replaces the waiting one of its topic and takes its place; of the others, events, each is kept.
 * For one thread at a time.
 */
final class Waiting {
    /** A resting topic has none on its way, so a topic's messages cannot overtake each other. */
    static final int WINDOW = 64;

    static final int EVENTS = 1000;

    private final NavigableMap<Long, Message> inOrder = new TreeMap<>();
    private final Map<MqttTopic, Message> newest = new HashMap<>();
    private final Set<MqttTopic> onTheirWay = new HashSet<>();
    private long numbers;
    private int events;

    /** {@code told} completes with what became of this message, or of the newer one that replaced it. */
    record Message(long number, Mqtt5Publish publish, CompletableFuture<Mqtt5PubAckReasonCode> told) {
        boolean isEvent() {
            return !publish.isRetain();
        }
    }

    Message add(Mqtt5Publish publish) {
        Message replaced = publish.isRetain() ? newest.get(publish.getTopic()) : null;
        Message message = replaced == null
                ? new Message(numbers++, publish, new CompletableFuture<>())
                : new Message(replaced.number, publish, replaced.told);
        keep(message);
        return message;
    }

    /** The oldest event, if there are more than {@link #EVENTS}; it waits no more. */
    Optional<Message> surplus() {
        Optional<Message> oldest = events <= EVENTS
                ? Optional.empty()
                : inOrder.values().stream().filter(Message::isEvent).findFirst();
        oldest.ifPresent(this::take);
        return oldest;
    }

    /** The next to send, which now is on its way; empty while the window is full or nothing waits for a free topic. */
    Optional<Message> next() {
        Optional<Message> next = onTheirWay.size() >= WINDOW
                ? Optional.empty()
                : inOrder.values().stream()
                        .filter(message -> !onTheirWay.contains(message.publish.getTopic()))
                        .findFirst();
        next.ifPresent(message -> {
            take(message);
            onTheirWay.add(message.publish.getTopic());
        });
        return next;
    }

    void arrived(Message message) {
        onTheirWay.remove(message.publish.getTopic());
    }

    /** It did not arrive and waits again at its old place, unless a newer one of its topic does. */
    void failed(Message message) {
        arrived(message);
        Message newer = message.isEvent() ? null : newest.get(message.publish.getTopic());
        if (newer == null) {
            keep(message);
        } else {
            follow(message.told, newer.told);
        }
    }

    private static <T> void follow(CompletableFuture<T> follower, CompletionStage<T> leader) {
        leader.whenComplete((result, failure) -> {
            if (failure == null) {
                follower.complete(result);
            } else {
                follower.completeExceptionally(failure);
            }
        });
    }

    private void keep(Message message) {
        inOrder.put(message.number, message);
        if (message.isEvent()) {
            events++;
        } else {
            newest.put(message.publish.getTopic(), message);
        }
    }

    private void take(Message message) {
        inOrder.remove(message.number);
        if (message.isEvent()) {
            events--;
        } else {
            newest.remove(message.publish.getTopic());
        }
    }
}
