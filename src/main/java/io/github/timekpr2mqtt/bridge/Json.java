package io.github.timekpr2mqtt.bridge;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads what may be a JSON object. */
@Singleton
final class Json {
    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Empty if the text is none. */
    Optional<Map<String, Object>> object(String text) {
        try {
            return Optional.ofNullable(mapper.readValue(text, Argument.mapOf(String.class, Object.class)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
