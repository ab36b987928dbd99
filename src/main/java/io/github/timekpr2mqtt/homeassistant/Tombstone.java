package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.homeassistant.Announcement.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has to be taken back of one device: all of it, or, if it is still announced, what it no longer has.
 *
 * @param versions discovery messages that hold what has to go, the oldest first; empty if only topics have to be cleared
 * @param retained topics to be cleared
 * @param heard whether somebody listened when it was taken back: most likely Home Assistant, but only its birth message
 *     says so
 */
public record Tombstone(Topics.Subject subject, List<Version> versions, Set<String> retained, boolean heard) {
    /** Of one device. No program is changed more often before Home Assistant starts once. */
    static final int MOST_VERSIONS = 5;

    /** Copies what it is given, and of too many versions keeps the newest. */
    public Tombstone {
        versions = List.copyOf(versions.subList(Math.max(0, versions.size() - MOST_VERSIONS), versions.size()));
        retained = Collections.unmodifiableSet(new TreeSet<>(retained));
    }

    /** What is left of everything that was announced at one topic, if this is announced there now. */
    static Tombstone of(Optional<Announcement> device, Optional<Tombstone> before, Optional<Announcement> now) {
        List<Version> versions = new ArrayList<>();
        Set<String> retained = new TreeSet<>();
        before.ifPresent(tombstone -> {
            versions.addAll(tombstone.versions);
            retained.addAll(tombstone.retained);
        });
        device.ifPresent(old -> {
            versions.removeIf(old.version()::hasAllOf);
            if (versions.stream().noneMatch(version -> version.hasAllOf(old.version()))) {
                versions.add(old.version());
            }
            retained.addAll(old.retained());
        });
        now.ifPresent(next -> {
            versions.removeIf(next.version()::hasAllOf);
            retained.removeAll(next.retained());
        });
        Topics.Subject subject = now.or(() -> device)
                .map(Announcement::subject)
                .or(() -> before.map(Tombstone::subject))
                .orElseThrow();
        Tombstone all = new Tombstone(subject, versions, retained, false);
        return all.heard(before.filter(all::isAsMuchAs).isPresent() && before.get().heard);
    }

    boolean isEmpty() {
        return versions.isEmpty() && retained.isEmpty();
    }

    /** Whether both are about the same, heard or not. */
    public boolean isAsMuchAs(Tombstone other) {
        return heard(other.heard).equals(other);
    }

    Tombstone heard(boolean now) {
        return new Tombstone(subject, versions, retained, now);
    }

    /**
     * A device's discovery documents that take back what it no longer has, one for each version.
     *
     * @param document of the device as it is now
     */
    public List<Map<String, Object>> stubs(Map<String, ?> document) {
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, String> now = Version.of(document, "").platforms();
        for (Version version : versions) {
            Map<String, String> surplus = new TreeMap<>(version.platforms());
            surplus.entrySet().removeAll(now.entrySet());
            Map<Object, Object> components = new LinkedHashMap<>(Announcement.components(document));
            surplus.forEach((key, platform) -> components.put(key, Map.of("platform", platform)));
            Map<String, Object> stub = new LinkedHashMap<>(document);
            stub.put("components", components);
            all.add(stub);
        }
        return all;
    }
}
