package io.github.timekpr2mqtt.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.homeassistant.Payload;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Rejection;
import io.github.timekpr2mqtt.mqtt.Incoming;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that a command is not taken, and shows again what was there before it. Desk thread only. */
@Singleton
final class Rejecting {
    private static final Logger LOG = LoggerFactory.getLogger(Rejecting.class);
    private static final int SHOWN = 1024;

    private final Results results;
    private final Admission admission;
    private final Clock clock;

    Rejecting(Results results, Admission admission, Clock clock) {
        this.results = results;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Of one of which an id may not have been read.
     *
     * @param told is run when the broker has it
     */
    void reject(Incoming message, Addresses.Address address, Optional<String> given, String reason, Runnable told) {
        String id = given.or(() -> ownId(message, address))
                .map(Payload::shortened)
                .or(() -> correlation(message).filter(Admission::isKept))
                .orElseGet(() -> UUID.randomUUID().toString());
        reject(message, address, id, new RefusedBefore.Refusal(reason, clock.instant()), told);
    }

    /** @param told is run when the broker has it */
    void reject(Incoming message, Addresses.Address address, String id, RefusedBefore.Refusal refusal, Runnable told) {
        LOG.info("{}: rejected: {}", Payload.named(message.topic()), refusal.reason());
        Optional<Origin.ReplyTo> replyTo = admission.replyTo(message);
        Rejection rejection = new Rejection(
                id,
                address.pc().map(Pc::name).orElse(null),
                address.user().map(Object::toString).orElse(null),
                Payload.shortened(address.entity()),
                Payload.shortened(new String(message.payload(), 0, Math.min(SHOWN, message.payload().length), UTF_8)),
                refusal.reason(),
                refusal.at(),
                message.responseTopic() == null
                        ? null // as in what is told of one that is taken
                        : correlation(message).filter(Admission::isKept).orElse(null));
        results.rejected(address.about(), rejection, replyTo.orElse(null), told);
        if (address.pc().isPresent() && !message.retained()) {
            PcState pc = address.pc().get().desk().state();
            if (address.user().isPresent()) {
                results.reset(pc, address.user().get(), address.entity(), typed(rejection.requested()));
            } else if (address.about().equals(pc.topic())) {
                results.reset(pc, address.entity(), typed(rejection.requested()));
            }
        }
    }

    /** By which a command without an id of its own is known. */
    static Optional<String> correlation(Incoming message) {
        byte @Nullable [] correlation = message.correlation();
        return correlation != null && correlation.length > 0
                ? Optional.of(Base64.getEncoder().encodeToString(correlation))
                : Optional.empty();
    }

    /** That of one that was refused before its payload was read; empty if there is none that can be read. */
    private static Optional<String> ownId(Incoming message, Addresses.Address address) {
        try {
            return address.payload(message.payload()).id();
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }

    /** What stood in the box, which may have come with an id or the like. */
    private static String typed(String requested) {
        return Json.object(requested)
                .map(fields -> fields.get("value"))
                .map(Object::toString)
                .orElse(requested);
    }
}
