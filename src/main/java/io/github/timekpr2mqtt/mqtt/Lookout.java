package io.github.timekpr2mqtt.mqtt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks whether another bridge with our base topic is at the broker, without throwing it out as our own connection would: by a
 * connection with a name of its own, on which it asks. Each bridge that is connected answers, see {@link Presence}.
 *
 * <p>It may miss one that is too slow, or comes in the same moment. Then both connect, one of them is thrown out by the broker, and
 * looks.
 */
public final class Lookout {
    /** How long a bridge may take to answer; a start waits for it only after one that died without a word. */
    private static final Duration ANSWER = Duration.ofSeconds(3);
    /** With the way to the broker, whatever it is like: a start does not wait for one that is not there. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Anything but nothing, which would look like somebody who clears a topic. */
    private static final byte[] QUESTION = {'?'};

    private final BrokerOptions broker;
    private final String answers;

    public Lookout(BrokerOptions broker) {
        this.broker = broker;
        this.answers = Presence.answerTopic(broker, ClientId.ofLook());
    }

    /**
     * Looks, which takes five seconds at most; it goes on by itself.
     *
     * @return one line on the other, and what to do; empty also if nobody can be asked
     */
    public CompletableFuture<Optional<String>> other() {
        return look(List.of(answers, broker.availabilityTopic()));
    }

    /**
     * Who has just thrown us out, without waiting; never fails. It takes three seconds if that was no bridge: one that has only just come
     * may not have said {@code online} yet.
     */
    CompletableFuture<Optional<String>> successor() {
        try {
            return look(List.of(answers));
        } catch (RuntimeException e) { // a certificate's file may be gone meanwhile: our own connection says that
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    /** Ends its connection when it is complete. */
    private CompletableFuture<Optional<String>> look(List<String> topics) {
        CompletableFuture<Optional<String>> found = new CompletableFuture<Optional<String>>()
                .completeOnTimeout(Optional.empty(), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        Mqtt5AsyncClient client = Client.of(broker, ClientId.ofLook()).buildAsync();
        CompletableFuture<Mqtt5ConnAck> connected =
                client.connect(Mqtt5Connect.builder().cleanStart(true).build());
        CompletableFuture<?> unusedAnswer = connected
                .thenCompose(in -> client.subscribe(subscribe(topics), message -> heard(message, found)))
                .thenCompose(subscribed -> client.publish(question()))
                .whenComplete((published, failure) -> {
                    if (failure != null || isUnheard(published)) {
                        found.complete(Optional.empty()); // what is wrong with the broker, our own connection says
                    } else {
                        CompletableFuture<?> unused =
                                found.completeOnTimeout(Optional.empty(), ANSWER.toMillis(), TimeUnit.MILLISECONDS);
                    }
                });
        CompletableFuture<?> unusedEnd = found.thenCompose(other -> connected).thenCompose(in -> client.disconnect());
        return found;
    }

    private static Mqtt5Subscribe subscribe(List<String> topics) {
        return Mqtt5Subscribe.builder()
                .addSubscriptions(topics.stream().map(Lookout::subscription))
                .build();
    }

    private static Mqtt5Subscription subscription(String topic) {
        return Mqtt5Subscription.builder()
                .topicFilter(topic)
                .qos(MqttQos.AT_MOST_ONCE)
                .build();
    }

    /** With QoS 1, since the broker then says if nobody listens: not even a session of one who is away. */
    private Mqtt5Publish question() {
        return Mqtt5Publish.builder()
                .topic(broker.presenceTopic())
                .payload(QUESTION)
                .qos(MqttQos.AT_LEAST_ONCE)
                .responseTopic(answers)
                .build();
    }

    private static boolean isUnheard(Mqtt5PublishResult published) {
        return published instanceof Mqtt5PublishResult.Mqtt5Qos1Result acknowledged
                && acknowledged.getPubAck().getReasonCode() == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS;
    }

    private void heard(Mqtt5Publish message, CompletableFuture<Optional<String>> found) {
        String payload = new String(message.getPayloadAsBytes(), US_ASCII);
        if (message.getTopic().toString().equals(answers)) {
            found.complete(Optional.of(words(payload)));
        } else if (payload.equals(Availability.OFFLINE)) {
            found.complete(Optional.empty());
        }
    }

    private String words(String host) {
        return "another timekpr2mqtt" + Presence.where(host) + " uses the base topic " + broker.baseTopic()
                + " at the broker " + broker.address()
                + "; allowed is one: end the other, or set instance in the options of one of them";
    }
}
