package io.github.timekpr2mqtt.homeassistant;

import java.util.Locale;

/** Home Assistant's kinds of entity that we use. */
public enum Platform {
    BINARY_SENSOR,
    BUTTON,
    EVENT,
    NUMBER,
    SELECT,
    SENSOR,
    SWITCH,
    TEXT;

    /** Home Assistant's word, for example {@code binary_sensor}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
