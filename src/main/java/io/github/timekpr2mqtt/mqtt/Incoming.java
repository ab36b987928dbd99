package io.github.timekpr2mqtt.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * A message as it came; two are never compared.
 *
 * @param payload may be empty, huge, or not text at all
 * @param retained sent as a retained message: it would come again at every start
 * @param responseTopic where its sender wants the answer, MQTT 5's own field
 * @param correlation what its sender wants back in that answer
 */
@SuppressWarnings("ArrayRecordComponent")
public record Incoming(
        String topic,
        byte[] payload,
        boolean retained,
        @Nullable String responseTopic,
        byte @Nullable [] correlation) {}
