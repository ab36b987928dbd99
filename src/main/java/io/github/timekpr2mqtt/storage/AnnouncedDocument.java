package io.github.timekpr2mqtt.storage;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/**
 * What was announced to Home Assistant, and what of that is to be taken back. Discovery messages are long and alike, so they
 * lie here {@link PackedText packed}: a document holds those of a thousand children.
 */
@Serdeable
public record AnnouncedDocument(int schema, List<Device> devices, List<Tombstone> tombstones) {
    /** Copies what it is given. */
    public AnnouncedDocument {
        devices = List.copyOf(devices);
        tombstones = List.copyOf(tombstones);
    }

    /**
     * A device that is announced.
     *
     * @param topic of discovery
     * @param pc empty for the bridge itself
     * @param user empty for a PC and the bridge itself
     * @param retained all its other topics that hold a message
     */
    @Serdeable
    public record Device(String topic, String pc, String user, Version version, List<String> retained) {
        /** Copies what it is given. */
        public Device {
            retained = List.copyOf(retained);
        }
    }

    /**
     * What is to be taken back of a device.
     *
     * @param topic of discovery
     * @param pc empty for the bridge itself
     * @param user empty for a PC and the bridge itself
     * @param retained topics to be cleared
     * @param heard whether somebody listened when it was taken back
     */
    @Serdeable
    public record Tombstone(
            String topic, String pc, String user, List<Version> versions, List<String> retained, boolean heard) {
        /** Copies what it is given. */
        public Tombstone {
            versions = List.copyOf(versions);
            retained = List.copyOf(retained);
        }
    }

    /**
     * A discovery message.
     *
     * @param payload as it was sent
     * @param platforms of its components by key
     */
    @Serdeable
    public record Version(PackedText payload, Map<String, String> platforms) {}
}
