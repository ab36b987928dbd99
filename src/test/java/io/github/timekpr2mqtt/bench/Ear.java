package io.github.timekpr2mqtt.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A client of the broker with an exact watch: the time of a message is taken where it arrives, that of a command right before it
 * is sent, and nobody looks again and again.
 */
final class Ear implements AutoCloseable {
    private final Mqtt5AsyncClient client;
    private final List<Heard> heard = new ArrayList<>();

    /** A message and when it came, as {@link System#nanoTime}. */
    record Heard(String topic, String payload, long nanos) {}

    /** Hears everything on these filters. */
    Ear(int port, String... filters) {
        client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .executorConfig()
                .nettyThreads(1)
                .applyExecutorConfig()
                .buildAsync();
        client.connect().orTimeout(1, TimeUnit.MINUTES).join();
        for (String filter : filters) {
            client.subscribeWith()
                    .topicFilter(filter)
                    .callback(this::keep)
                    .send()
                    .join();
        }
    }

    private synchronized void keep(Mqtt5Publish message) {
        long now = System.nanoTime();
        heard.add(new Heard(message.getTopic().toString(), new String(message.getPayloadAsBytes(), UTF_8), now));
        notifyAll();
    }

    /** Sends with QoS 1; returns when it was handed over, as {@link System#nanoTime}. */
    long publish(String topic, String payload) {
        Mqtt5Publish message = Mqtt5Publish.builder()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(UTF_8))
                .build();
        long now = System.nanoTime();
        var unused = client.publish(message);
        return now;
    }

    /** A place in what is heard: everything after it is new. */
    synchronized int mark() {
        return heard.size();
    }

    /** What came since. */
    synchronized List<Heard> since(int mark) {
        return List.copyOf(heard.subList(mark, heard.size()));
    }

    /**
     * Waits for the first such message since a mark.
     *
     * @throws IOException if none comes
     */
    synchronized Heard await(int mark, String what, Duration limit, Predicate<Heard> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (int next = mark; ; next++) {
            while (next >= heard.size()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new IOException("not heard within " + limit.toSeconds() + " s: " + what);
                }
                wait(left);
            }
            if (wanted.test(heard.get(next))) {
                return heard.get(next);
            }
        }
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect().join();
        }
    }
}
