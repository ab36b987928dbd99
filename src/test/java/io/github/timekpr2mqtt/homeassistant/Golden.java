package io.github.timekpr2mqtt.homeassistant;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A message as it is kept for review.
 *
 * @param name of its file, without {@code .json}
 */
record Golden(String name, Map<String, ?> document) {
    static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    Path file() {
        return FOLDER.resolve(name + ".json");
    }

    /** What the bridge would send. */
    String payload() {
        try {
            return ObjectMapper.getDefault().writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return PrettyJson.of(payload());
    }

    @Override
    public String toString() {
        return name;
    }
}
