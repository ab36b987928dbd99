package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What somebody else puts onto the bridge's own topics, and Home Assistant's about it. */
final class Rubbish {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String DEVICE = "homeassistant/device/timekpr";

    private final Random random;
    private final Payloads payloads;
    private final Stage stage;

    Rubbish(Random random, Stage stage) {
        this.random = random;
        this.payloads = new Payloads(random);
        this.stage = stage;
    }

    /** Every topic that holds a retained message of the bridge's. */
    static Set<String> retained() {
        Set<String> topics = new TreeSet<>(List.of(
                "timekpr/bridge/availability", "timekpr/bridge/state", "timekpr/servers/online", DEVICE + "/config"));
        Place.CHILDREN.forEach((pc, children) -> {
            topics.add("timekpr/pc/" + pc + "/state");
            topics.add(DEVICE + "/" + pc + "/config");
            for (String child : children) {
                for (String document : List.of("state", "settings", "history")) {
                    topics.add("timekpr/account/" + pc + "/" + child + "/" + document);
                }
                topics.add("timekpr/stats/" + pc + "/" + child);
                topics.add(DEVICE + "_" + pc + "/" + child + "/config");
            }
        });
        return topics;
    }

    /** One retained message for each of these. */
    List<Message> everywhere() {
        return retained().stream().map(topic -> message(topic, true)).toList();
    }

    /** Somewhere, retained or not, on a topic that is no command's. */
    Message somewhere() {
        List<String> topics = new ArrayList<>(retained());
        topics.addAll(List.of(
                "timekpr/bridge/event",
                "timekpr/pc/den/event",
                "timekpr/account/den/anna/event",
                "timekpr/account/loft/cleo/event",
                "timekpr/account/den/zoe/state",
                DEVICE + "_den/zoe/config",
                "homeassistant/status",
                "homeassistant/status",
                Messages.ANSWERS + "0"));
        String topic = Samples.one(random, topics);
        return message(topic, random.nextBoolean() && !topic.endsWith("/event"));
    }

    private Message message(String topic, boolean retained) {
        byte[] payload = switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> payloads.noise();
            case 2 -> payloads.several();
            case 3 ->
                Samples.one(random, List.of("online", "offline", "ONLINE", "{\"time_left\":1440,\"schema\":1}"))
                        .getBytes(UTF_8);
            case 4 -> "{\"device\":{\"identifiers\":[\"timekpr.den.anna\"]},\"components\":{}}".getBytes(UTF_8);
            default -> Samples.nasty(random).getBytes(UTF_8);
        };
        return new Message(0, topic, payload, retained, null, null);
    }

    /** Waits until each of these topics holds what the bridge says, and nothing else. */
    void awaitTruth() {
        // HiveMQ may deliver what was retained after what was sent right behind the subscription, which is newer
        Map<String, Mqtt5Publish> newest = new ConcurrentHashMap<>();
        Wire eye = new Wire(
                stage.port(),
                message -> newest.merge(
                        message.getTopic().toString(), message, (before, next) -> next.isRetain() ? before : next),
                "timekpr/+/+/+",
                "timekpr/bridge/+",
                "timekpr/servers/+",
                "timekpr/account/+/+/+",
                "homeassistant/device/#");
        try {
            Awaitility.await("the truth, where there is still something else")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> untrue(newest), List::isEmpty);
        } finally {
            eye.close();
        }
    }

    private static List<String> untrue(Map<String, Mqtt5Publish> newest) {
        List<String> untrue = new ArrayList<>();
        for (String topic : retained()) {
            Mqtt5Publish message = newest.get(topic);
            if (!isTrue(topic, message)) {
                untrue.add(topic + ": "
                        + (message == null
                                ? "nothing"
                                : Message.shortened(new String(message.getPayloadAsBytes(), UTF_8))));
            }
        }
        return untrue;
    }

    private static boolean isTrue(String topic, @Nullable Mqtt5Publish message) {
        if (message == null || Wire.isMarked(message)) {
            return false;
        }
        String text = new String(message.getPayloadAsBytes(), UTF_8);
        boolean isPc = topic.startsWith("timekpr/pc/");
        return topic.endsWith("/availability")
                ? text.equals("online")
                : JsonText.object(text)
                        .filter(document -> !isPc || document.containsKey("timekpr_poll_time"))
                        .filter(document -> !isPc || "ON".equals(document.get("online")))
                        .isPresent();
    }
}
