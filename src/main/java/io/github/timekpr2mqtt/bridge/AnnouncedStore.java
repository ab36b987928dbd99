package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.homeassistant.Announcement;
import io.github.timekpr2mqtt.homeassistant.Announcements;
import io.github.timekpr2mqtt.homeassistant.Tombstone;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.storage.AnnouncedDocument;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.Loaded;
import io.github.timekpr2mqtt.storage.PackedText;
import io.github.timekpr2mqtt.timekpr.Username;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The document of what was announced. */
@Singleton
final class AnnouncedStore {
    private static final String NAME = "announced";
    private static final int SCHEMA = 1;

    private final Documents documents;

    AnnouncedStore(Documents documents) {
        this.documents = documents;
    }

    /**
     * What was announced, if that was ever saved. Without it all is announced again, and what vanished before stays in Home
     * Assistant.
     *
     * @throws CannotStart if the disk does not give what was kept
     */
    Loaded<Announcements> load() {
        try {
            return documents.load(NAME, AnnouncedDocument.class, AnnouncedStore::announcements);
        } catch (IOException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The same of a folder in which a bridge may run; nothing is written.
     *
     * @throws IOException with one plain line, if there is something that cannot be read
     */
    static Announcements glance(Path data) throws IOException {
        return Documents.glance(data, NAME, AnnouncedDocument.class)
                .map(AnnouncedStore::announcements)
                .orElse(Announcements.NONE);
    }

    void save(Announcements known) throws IOException {
        List<AnnouncedDocument.Device> devices = new ArrayList<>();
        known.devices()
                .forEach((topic, device) -> devices.add(new AnnouncedDocument.Device(
                        topic,
                        pc(device.subject()),
                        user(device.subject()),
                        document(device.version()),
                        List.copyOf(device.retained()))));
        List<AnnouncedDocument.Tombstone> tombstones = new ArrayList<>();
        known.tombstones()
                .forEach((topic, tombstone) -> tombstones.add(new AnnouncedDocument.Tombstone(
                        topic,
                        pc(tombstone.subject()),
                        user(tombstone.subject()),
                        tombstone.versions().stream()
                                .map(AnnouncedStore::document)
                                .toList(),
                        List.copyOf(tombstone.retained()),
                        tombstone.heard())));
        documents.save(NAME, new AnnouncedDocument(SCHEMA, devices, tombstones));
    }

    private static Announcements announcements(AnnouncedDocument document) {
        Map<String, Announcement> devices = new LinkedHashMap<>();
        document.devices()
                .forEach(device -> devices.put(
                        device.topic(),
                        new Announcement(
                                subject(device.pc(), device.user()),
                                version(device.version()),
                                Set.copyOf(device.retained()))));
        Map<String, Tombstone> tombstones = new LinkedHashMap<>();
        document.tombstones()
                .forEach(tombstone -> tombstones.put(
                        tombstone.topic(),
                        new Tombstone(
                                subject(tombstone.pc(), tombstone.user()),
                                tombstone.versions().stream()
                                        .map(AnnouncedStore::version)
                                        .toList(),
                                Set.copyOf(tombstone.retained()),
                                tombstone.heard())));
        return new Announcements(devices, tombstones);
    }

    private static AnnouncedDocument.Version document(Announcement.Version version) {
        return new AnnouncedDocument.Version(new PackedText(version.payload()), version.platforms());
    }

    private static Announcement.Version version(AnnouncedDocument.Version document) {
        return new Announcement.Version(document.payload().value(), document.platforms());
    }

    private static String pc(Topics.Subject subject) {
        if (subject instanceof Topics.Account account) {
            return account.pc();
        }
        return subject instanceof Topics.Pc pc ? pc.pc() : "";
    }

    private static String user(Topics.Subject subject) {
        return subject instanceof Topics.Account account ? account.user().value() : "";
    }

    private static Topics.Subject subject(String pc, String user) {
        if (pc.isEmpty()) {
            return new Topics.Bridge();
        }
        return user.isEmpty() ? new Topics.Pc(pc) : new Topics.Account(pc, new Username(user));
    }
}
