package io.github.timekpr2mqtt.homeassistant;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Home Assistant and the broker were told of devices, and what of that has to be taken back. Immutable: replaced and
 * saved whole, before it is acted upon.
 *
 * <p>Home Assistant removes only what it has in memory (seen with 2025.10 and 2026.11): what vanishes while it is down
 * stays in its registry for ever, unless it is announced once more and then removed. So that has to be kept.
 *
 * @param devices those that are announced, by discovery topic
 * @param tombstones what is still to be taken back, by discovery topic, the oldest first
 */
public record Announcements(Map<String, Announcement> devices, Map<String, Tombstone> tombstones) {
    /** Nothing was ever announced. */
    public static final Announcements NONE = new Announcements(Map.of(), Map.of());

    /** Nobody has more to take back, and they are kept for ever where no Home Assistant ever says that it is there. */
    static final int MOST_TOMBSTONES = 500;

    /** Copies what it is given, and of too many tombstones keeps the newest. */
    public Announcements {
        devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
        Map<String, Tombstone> newest = new LinkedHashMap<>(tombstones);
        while (newest.size() > MOST_TOMBSTONES) {
            newest.remove(newest.keySet().iterator().next());
        }
        tombstones = Collections.unmodifiableMap(newest);
    }

    /** The same with this device, new or changed. One that comes back has nothing taken back but what it no longer has. */
    public Announcements announce(String topic, Announcement device) {
        return device.equals(devices.get(topic)) ? this : replace(topic, Optional.of(device));
    }

    /**
     * The same before a device takes over entities that another program announced at these topics: they have to be cleared.
     *
     * @param topic the device's own
     */
    public Announcements inherit(String topic, Topics.Subject subject, Set<String> from) {
        if (from.isEmpty()) {
            return this;
        }
        Tombstone before = tombstones.get(topic);
        Set<String> retained = new TreeSet<>(from);
        if (before != null) {
            retained.addAll(before.retained());
        }
        List<Announcement.Version> versions = before == null ? List.of() : before.versions();
        return new Announcements(devices, with(topic, new Tombstone(subject, versions, retained, false)));
    }

    /** Of these topics those that are still to be cleared. */
    public Set<String> stillOf(String topic, Set<String> from) {
        Tombstone left = tombstones.get(topic);
        Set<String> still = new TreeSet<>(from);
        still.retainAll(left == null ? Set.of() : left.retained());
        return still;
    }

    /** The same without these devices. */
    public Announcements withdraw(Collection<String> topics) {
        Announcements next = this;
        for (String topic : topics) {
            next = devices.containsKey(topic) ? next.replace(topic, Optional.empty()) : next;
        }
        return next;
    }

    private Announcements replace(String topic, Optional<Announcement> now) {
        Tombstone tombstone =
                Tombstone.of(Optional.ofNullable(devices.get(topic)), Optional.ofNullable(tombstones.get(topic)), now);
        Map<String, Announcement> nextDevices = new LinkedHashMap<>(devices);
        nextDevices.remove(topic);
        now.ifPresent(device -> nextDevices.put(topic, device));
        return new Announcements(nextDevices, with(topic, tombstone));
    }

    private Map<String, Tombstone> with(String topic, Tombstone tombstone) {
        Map<String, Tombstone> next = new LinkedHashMap<>(tombstones);
        if (tombstone.isEmpty()) {
            next.remove(topic);
        } else {
            next.put(topic, tombstone);
        }
        return next;
    }

    /** The same after somebody listened when this was taken back. */
    public Announcements heard(String topic) {
        Map<String, Tombstone> next = new LinkedHashMap<>(tombstones);
        next.computeIfPresent(topic, (same, tombstone) -> tombstone.heard(true));
        return new Announcements(devices, next);
    }

    /** The same after this was taken back, and Home Assistant was there. */
    public Announcements done(String topic) {
        Map<String, Tombstone> next = new LinkedHashMap<>(tombstones);
        next.remove(topic);
        return new Announcements(devices, next);
    }

    /** The topics that this tombstone clears: none that a device uses. */
    public Set<String> toClear(Tombstone tombstone) {
        Set<String> clear = new TreeSet<>(tombstone.retained());
        devices.values().forEach(device -> clear.removeAll(device.retained()));
        return clear;
    }
}
