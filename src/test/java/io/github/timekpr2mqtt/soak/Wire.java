package io.github.timekpr2mqtt.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The parents' side of the broker: sends commands, hears events and answers, and keeps the newest document of each topic. */
final class Wire implements AutoCloseable {
    /** Where the bridge answers the one who asked. */
    private static final String ANSWERS = "answers/of/soak";

    private final String base;
    private final Diary diary;
    private final Ledger ledger;
    private final List<Place> places;
    private final Map<String, String> newest = new ConcurrentHashMap<>();
    private final Mqtt5AsyncClient client;

    /** A command as it was sent. */
    record Sent(String topic, String payload, String id) {}

    Wire(int port, String base, Diary diary, Ledger ledger, List<Place> places) {
        this.base = base;
        this.diary = diary;
        this.ledger = ledger;
        this.places = places;
        client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .executorConfig()
                .nettyThreads(1)
                .applyExecutorConfig()
                .buildAsync();
        client.connect().orTimeout(1, TimeUnit.MINUTES).join();
        for (String filter : List.of(base + "/#", ANSWERS)) {
            client.subscribeWith()
                    .topicFilter(filter)
                    .callback(this::heard)
                    .send()
                    .join();
        }
    }

    private void heard(Mqtt5Publish message) {
        String topic = message.getTopic().toString();
        String payload = new String(message.getPayloadAsBytes(), UTF_8);
        try {
            if (topic.endsWith("/event") || topic.equals(ANSWERS)) {
                ledger.heard(new Told(parse(payload)), System.nanoTime());
            } else if (!topic.endsWith("/set")) {
                newest.put(topic, payload);
                place(topic).ifPresent(place -> ledger.shown(place, document(place.topic("settings"))));
            }
        } catch (RuntimeException e) { // the client would swallow it
            diary.breach("cannot be understood: " + topic + " " + payload + ": " + e);
        }
    }

    /** Whose controls are shown there; empty if none. */
    private Optional<Place> place(String topic) {
        return places.stream()
                .filter(place -> topic.equals(base + "/" + place.topic("settings")))
                .findFirst();
    }

    static Map<String, Object> parse(String json) {
        try {
            return Objects.requireNonNull(
                    ObjectMapper.getDefault().readValue(json, Argument.mapOf(String.class, Object.class)));
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** A command with an id, as Home Assistant or a script sends it; it wants an answer. */
    void send(Sent command) {
        diary.line("send " + command.topic() + " " + command.payload());
        client.publishWith()
                .topic(base + "/" + command.topic())
                .payload(command.payload().getBytes(UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .responseTopic(ANSWERS)
                .correlationData(command.id().getBytes(UTF_8))
                .send()
                .join();
    }

    /** Anything, to any topic below the base. */
    void publish(String topic, byte[] payload, boolean retain) {
        diary.line("publish " + topic + ", " + payload.length + " bytes" + (retain ? ", retained" : ""));
        client.publishWith()
                .topic(base + "/" + topic)
                .payload(payload)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .send()
                .join();
    }

    void press(String topic) {
        publish(topic, "PRESS".getBytes(UTF_8), false);
    }

    /** The newest document of a topic below the base; empty if there was none. */
    Map<String, Object> document(String topic) {
        String json = newest.getOrDefault(base + "/" + topic, "");
        return json.startsWith("{") ? parse(json) : Map.of();
    }

    /** Whether the bridge says that it is there. */
    boolean isOnline() {
        return "online".equals(newest.get(base + "/bridge/availability"));
    }

    @Override
    public void close() {
        client.disconnect().join();
    }
}
