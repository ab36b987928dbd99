package io.github.timekpr2mqtt.homeassistant;

/** Where Home Assistant reads an entity's state. */
public enum Source {
    /** In a document of the device's, under the entity's key. */
    DOCUMENT,
    /** In the document of what is over, under the entity's key: that of readings goes out each minute. */
    HISTORY,
    /** Whether the program is connected, which the broker tells when nobody else can. */
    AVAILABILITY,
    /** Among the device's events. */
    EVENTS,
    /** Nowhere: it only takes commands. */
    NOWHERE
}
