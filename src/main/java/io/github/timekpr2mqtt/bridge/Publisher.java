package io.github.timekpr2mqtt.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.mqtt.Outbox;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends documents when they changed, at their {@link Pace}, and messages about what happened at once. Desk thread only.
 */
@Singleton
final class Publisher {
    /** For what somebody waits for. */
    static final Duration AT_ONCE = Duration.ZERO;
    /** For figures. */
    static final Duration SECOND = Duration.ofSeconds(1);
    /** For the predecessor's figures. */
    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final Outbox outbox;
    private final ObjectMapper json;
    private final Desk desk;
    private final Pace pace;
    private final int qos;
    /** Of what each topic's document was made last, where that is known. */
    private final Map<String, Object> views = new HashMap<>();
    /** Not before the first connection. No state is kept for it: all are told then, in the order of {@link Household#connected}. */
    private boolean isHeard;

    Publisher(Outbox outbox, ObjectMapper json, Desk desk, Clock clock, StateQos qos) {
        this.outbox = outbox;
        this.json = json;
        this.desk = desk;
        this.pace = new Pace(clock, desk::later, this::send);
        this.qos = qos.level();
    }

    /** A new connection: whatever the broker still has, everything is told again. */
    void forget() {
        isHeard = true;
        views.clear();
        pace.forget();
    }

    /**
     * A retained document of a view, made only if the view is another than last time: most of what is looked at has not changed.
     *
     * @param document gives the same for equal views
     */
    <V> void state(String topic, V view, Function<V, ? extends Map<String, ?>> document, Duration interval) {
        if (!isHeard) {
            return;
        }
        boolean isSame = Objects.equals(views.put(topic, view), view);
        if (!isSame || interval.isZero()) { // what is held may go now
            state(topic, document.apply(view), interval);
        }
    }

    /** A retained document. */
    void state(String topic, Map<String, ?> document, Duration interval) {
        state(topic, text(document), interval);
    }

    /** The same, as {@link #text} gives it. */
    void state(String topic, String text, Duration interval) {
        if (isHeard) {
            pace.offer(topic, text, interval);
        }
    }

    /** Whether there was a connection yet; before it no state goes out. */
    boolean isHeard() {
        return isHeard;
    }

    /** What became of a message. */
    enum Taken {
        /** Somebody subscribed to it, as far as the broker says. */
        HEARD,
        /** The broker has it, and nobody listened. */
        UNHEARD,
        /** The broker does not have it and never will. */
        REFUSED;

        static Taken of(@Nullable Mqtt5PubAckReasonCode code, @Nullable Throwable failure) {
            if (failure != null || code == null || code.isError()) {
                return REFUSED;
            }
            return code == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS ? UNHEARD : HEARD;
        }
    }

    /** A message for those who listen now; {@code then} runs on the desk. */
    void live(String topic, String text, Consumer<Taken> then) {
        put(topic, text, false, then);
    }

    /** Clears a retained topic, with what was held for it; {@code then} runs on the desk. */
    void clear(String topic, Consumer<Taken> then) {
        views.remove(topic);
        pace.forget(topic);
        put(topic, "", true, then);
    }

    private void put(String topic, String text, boolean retain, Consumer<Taken> then) {
        var unused = outbox.put(topic, text.getBytes(UTF_8), retain, 1).whenComplete((code, failure) -> {
            warn(topic, failure);
            desk.run(() -> then.accept(Taken.of(code, failure)));
        });
    }

    /**
     * A retained document that is not the truth, and as soon as the broker has it, the truth again; where all is about to be
     * told again, the truth follows with that.
     */
    void flash(String topic, Map<String, ?> document) {
        var unused = outbox.put(topic, text(document).getBytes(UTF_8), true, qos)
                .whenComplete((code, failure) -> desk.run(() -> pace.again(topic)));
    }

    private void send(String topic, String payload) {
        var unused = outbox.put(topic, payload.getBytes(UTF_8), true, qos).whenComplete((code, failure) -> {
            warn(topic, failure);
            if (code != null && code.isError()) {
                desk.later(MINUTE, () -> pace.again(topic)); // the broker may be told to take it
            }
        });
    }

    /** A message that is not retained; {@code ended} runs on the desk: whether the broker has it, or never will. */
    void event(String topic, Map<String, ?> document, Consumer<Boolean> ended) {
        var unused = outbox.put(topic, text(document).getBytes(UTF_8), false, 1).whenComplete((code, failure) -> {
            warn(topic, failure);
            desk.run(() -> ended.accept(failure == null));
        });
    }

    /** A message to the one who asked. */
    void answer(Origin.ReplyTo to, Map<String, ?> document) {
        byte[] correlation = Base64.getDecoder().decode(to.correlation());
        byte[] payload = text(document).getBytes(UTF_8);
        var unused = outbox.answer(to.topic(), payload, correlation.length == 0 ? null : correlation)
                .whenComplete((code, failure) -> warn(to.topic(), failure));
    }

    private static void warn(String topic, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("The broker did not take a message on {}: {}", topic, failure.toString());
        }
    }

    /** The document of a {@link #text}. */
    Map<String, Object> parsed(String text) {
        try {
            Map<String, Object> document = json.readValue(text, Argument.mapOf(String.class, Object.class));
            return document == null ? Map.of() : document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document as it is sent. */
    String text(Map<String, ?> document) {
        try {
            return json.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
