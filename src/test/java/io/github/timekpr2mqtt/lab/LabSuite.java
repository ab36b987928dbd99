package io.github.timekpr2mqtt.lab;

import java.util.Locale;

/** The release of Debian that a lab PC is made of. */
public enum LabSuite {
    /** This machine's. */
    THIS,
    STABLE,
    TESTING;

    /** As the lab's script calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
