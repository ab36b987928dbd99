package io.github.timekpr2mqtt.homeassistant;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was told of one device.
 *
 * @param retained all its topics that hold a message, but for that of discovery
 */
public record Announcement(Topics.Subject subject, Version version, Set<String> retained) {
    /** Copies what it is given. */
    public Announcement {
        retained = Collections.unmodifiableSet(new TreeSet<>(retained));
    }

    /**
     * The discovery message.
     *
     * @param payload the whole of it
     * @param platforms of its components, by key: Home Assistant removes a component only by its own platform (seen)
     */
    public record Version(String payload, Map<String, String> platforms) {
        /** Copies what it is given. */
        public Version {
            platforms = Collections.unmodifiableMap(new TreeMap<>(platforms));
        }

        /**
         * Of a discovery document. A component in it that only has a platform is none: so it is removed.
         *
         * @param payload the document as it is sent
         */
        public static Version of(Map<String, ?> document, String payload) {
            Map<String, String> platforms = new TreeMap<>();
            components(document).forEach((key, component) -> {
                Map<?, ?> keys = (Map<?, ?>) component;
                if (keys.size() > 1) {
                    platforms.put(String.valueOf(key), String.valueOf(keys.get("platform")));
                }
            });
            return new Version(payload, platforms);
        }

        /** Whether every component of the other one is in this one too. */
        boolean hasAllOf(Version other) {
            return platforms.entrySet().containsAll(other.platforms.entrySet());
        }
    }

    static Map<?, ?> components(Map<String, ?> document) {
        return document.get("components") instanceof Map<?, ?> components ? components : Map.of();
    }
}
