package io.github.timekpr2mqtt.homeassistant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that became no change.
 *
 * @param pc null where the topic names none that is known
 * @param user likewise
 * @param requested the payload as text, shortened
 * @param correlation MQTT 5's correlation data as Base64, if the sender gave some
 */
public record Rejection(
        String id,
        @Nullable String pc,
        @Nullable String user,
        String command,
        String requested,
        String reason,
        Instant at,
        @Nullable String correlation) {}
