package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A message that is sent.
 *
 * @param number from 1
 * @param correlation null if it has none
 */
@SuppressWarnings("ArrayRecordComponent")
record Message(
        long number,
        String topic,
        byte[] payload,
        boolean retained,
        @Nullable String answers,
        byte @Nullable [] correlation) {
    private static final int KEPT = 255;

    /** What is told of the payload: a short text. */
    String requested() {
        return shortened(new String(Arrays.copyOf(payload, Math.min(1024, payload.length)), UTF_8));
    }

    static String shortened(String text) {
        if (text.length() <= KEPT) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(KEPT - 1));
        return text.substring(0, half ? KEPT - 1 : KEPT) + "…";
    }

    /** The correlation data as an id; empty if there is none. */
    String correlationId() {
        return correlation == null ? "" : Base64.getEncoder().encodeToString(correlation);
    }

    /** So that it can be sent again by hand. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (byte b : payload.length > 3000 ? Arrays.copyOf(payload, 3000) : payload) {
            text.append(b >= ' ' && b < 0x7f ? String.valueOf((char) b) : String.format("\\x%02x", b));
        }
        return "message " + number + " on " + Message.shortened(topic) + (retained ? ", retained" : "")
                + (answers == null ? "" : ", answer to " + Message.shortened(answers))
                + (correlation == null ? "" : ", correlation of " + correlation.length) + ", " + payload.length
                + " bytes: " + text;
    }
}
