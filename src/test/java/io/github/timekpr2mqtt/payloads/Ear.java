package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is heard of the bridge at the broker: its events and its answers. */
final class Ear {
    private final Map<String, Integer> events = new HashMap<>();
    private final Map<Long, List<Answer>> answers = new HashMap<>();
    private int eventCount;
    private int answerCount;

    /** @param correlation as Base64, empty if there was none */
    record Answer(String text, String correlation) {}

    /** Takes a message; for the broker's client. */
    synchronized void hear(Mqtt5Publish message) {
        if (Wire.isMarked(message)) {
            return;
        }
        String topic = message.getTopic().toString();
        String text = new String(message.getPayloadAsBytes(), UTF_8);
        if (topic.startsWith(Messages.ANSWERS)) {
            long number = Long.parseLong(topic.split("/", -1)[1]);
            answers.computeIfAbsent(number, any -> new ArrayList<>())
                    .add(new Answer(
                            text, message.getCorrelationData().map(Ear::base64).orElse("")));
            answerCount++;
        } else if (topic.endsWith("/event")) {
            events.merge(text, 1, Integer::sum);
            eventCount++;
        }
    }

    private static String base64(ByteBuffer data) {
        return UTF_8.decode(Base64.getEncoder().encode(data)).toString();
    }

    synchronized int eventCount() {
        return eventCount;
    }

    synchronized int answerCount() {
        return answerCount;
    }

    /** Those to a message, in their order. */
    synchronized List<Answer> answers(long number) {
        return List.copyOf(Objects.requireNonNull(answers.getOrDefault(number, List.of())));
    }

    /** How often each event was heard. */
    synchronized Map<String, Integer> events() {
        return Map.copyOf(events);
    }

    /** Everything heard so far is forgotten. */
    synchronized void clear() {
        events.clear();
        answers.clear();
        eventCount = 0;
        answerCount = 0;
    }
}
