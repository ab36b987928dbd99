package io.github.timekpr2mqtt.lab;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which Home Assistant the lab installs; each has a tree of its own. */
public enum HomeAssistantVersion {
    /** The newest release at the time of its installation. */
    NEWEST("newest"),
    /** The oldest one that we support. */
    OLDEST("2025.10");

    private final String word;

    HomeAssistantVersion(String word) {
        this.word = word;
    }

    /** As {@code HA_VERSION} and the lab's script write it. */
    public String word() {
        return word;
    }

    /** Those that this run is about: {@code HA_VERSION} is {@code newest}, which is also the default, {@code 2025.10} or {@code both}. */
    public static List<HomeAssistantVersion> wanted() {
        return wanted(System.getenv("HA_VERSION"));
    }

    static List<HomeAssistantVersion> wanted(@Nullable String given) {
        if ("both".equals(given)) {
            return List.of(values());
        }
        String word = given == null || given.isEmpty() ? NEWEST.word : given;
        List<HomeAssistantVersion> one =
                Stream.of(values()).filter(version -> version.word.equals(word)).toList();
        if (one.isEmpty()) {
            throw new IllegalArgumentException("HA_VERSION: given '" + word + "', allowed newest, 2025.10, both");
        }
        return one;
    }
}
