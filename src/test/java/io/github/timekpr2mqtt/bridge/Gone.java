package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.homeassistant.Announcement;
import io.github.timekpr2mqtt.homeassistant.Announcements;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.storage.Remembered;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/** What tests of coming and going prepare and look at. */
final class Gone {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Gone() {}

    /** On an earlier day these accounts were found on the PC. */
    static void seen(Path data, String pc, String... accounts) throws IOException {
        AccountFiles like =
                Objects.requireNonNull(new ToyTimekpr().look().accounts().get(ToyTimekpr.ANNA));
        Map<Username, AccountFiles> files = new TreeMap<>();
        for (String account : accounts) {
            Username user = new Username(account);
            files.put(user, new AccountFiles(user, like.config(), Optional.empty()));
        }
        new PcDocuments(Documents.open(data))
                .save(pc, new Remembered(files, ZoneId.of("UTC"), LocalDate.EPOCH, Instant.EPOCH, "0.5.9", Map.of()));
    }

    /** What the bridge that uses this folder knows; only while none does, or none writes. */
    static Announcements known(Path data) throws IOException {
        return new AnnouncedStore(Documents.open(data)).load().value().orElse(Announcements.NONE);
    }

    /** As by an older program that had one entity more: {@code mood}, a text. */
    static void announceMore(Home home, String discovery) throws IOException {
        Announcements known = known(home.data);
        Announcement device = Objects.requireNonNull(known.devices().get(discovery));
        Map<String, String> platforms = new TreeMap<>(device.version().platforms());
        platforms.put("mood", "text");
        String payload = device.version()
                .payload()
                .replace(
                        "\"components\":{",
                        "\"components\":{\"mood\":{\"platform\":\"text\",\"name\":\"Mood\",\"unique_id\":\"timekpr.den.anna.mood\","
                                + "\"command_topic\":\"x\"},");
        new AnnouncedStore(Documents.open(home.data))
                .save(known.announce(
                        discovery,
                        new Announcement(
                                device.subject(), new Announcement.Version(payload, platforms), device.retained())));
        home.probe.publish(discovery, payload, message -> message.retain(true));
    }

    /** The topics that hold a retained message, as far as they were seen. */
    static Set<String> retained(Probe probe) {
        Set<String> topics = new TreeSet<>();
        for (Probe.Seen seen : probe.seen()) {
            if (seen.retained() && !seen.payload().isEmpty()) {
                topics.add(seen.topic());
            } else if (seen.retained()) {
                topics.remove(seen.topic());
            }
        }
        return topics;
    }

    /** Waits until no topic with this in its name holds a retained message. */
    static void awaitCleared(Probe probe, String part) {
        Awaitility.await("no retained topic of " + part)
                .atMost(LIMIT)
                .until(
                        () -> retained(probe).stream()
                                .filter(topic -> topic.contains(part))
                                .toList(),
                        List.of()::equals);
    }

    static void awaitNoDevice(ToyHomeAssistant ha, String id) {
        Awaitility.await("no device " + id).atMost(LIMIT).until(() -> !ha.hasDevice(id));
    }

    static void awaitDevice(ToyHomeAssistant ha, String id) {
        Awaitility.await("device " + id).atMost(LIMIT).until(() -> ha.hasDevice(id));
    }

    /** Waits until this is in the file that a running bridge writes. */
    static void awaitTombstones(Path data, int count) {
        Awaitility.await(count + " tombstones on the disk")
                .atMost(LIMIT)
                .until(() -> tombstones(data), Integer.valueOf(count)::equals);
    }

    private static int tombstones(Path data) throws IOException {
        String text = java.nio.file.Files.readString(data.resolve("announced.json"));
        return text.substring(text.indexOf("\"tombstones\"")).split("\"topic\"", -1).length - 1;
    }

    /** Nothing that the bridge itself sent came back to it as a command. */
    static void assertNothingRejected(Home home) {
        assertEquals(List.of(), home.probe.on(home.base + "/bridge/event"));
    }
}
