package io.github.timekpr2mqtt.changes;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a change comes from: one command.
 *
 * @param id the command's own id; two commands with one id are one command
 * @param command the entity's key
 * @param requested the payload as text
 * @param at when it was taken
 * @param replyTo where the one who asked wants to be answered
 */
public record Origin(String id, String command, String requested, Instant at, Optional<ReplyTo> replyTo) {
    /** MQTT 5's response topic and correlation data (Base64, empty if there was none). */
    public record ReplyTo(String topic, String correlation) {}

    /**
     * The same command's part for one of several controls.
     *
     * @param control the entity's key
     * @param value what was asked of it, as text
     */
    public Origin part(String control, String value) {
        return new Origin(id, control, value, at, replyTo);
    }
}
