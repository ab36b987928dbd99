package io.github.timekpr2mqtt.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * When a retained document goes out: only if it changed, the first change at once, later ones within the topic's interval
 * together. Desk thread only.
 */
final class Pace {
    private final Clock clock;
    private final BiConsumer<Duration, Runnable> later;
    private final BiConsumer<String, String> send;
    private final Map<String, Sent> sent = new HashMap<>();
    private final Map<String, Held> held = new HashMap<>();
    private long timers;

    private record Sent(String payload, Instant at) {}

    /** @param timer the one that lets it go: others may still run, of what was sent or forgotten meanwhile */
    private record Held(String payload, long timer) {}

    /**
     * @param later runs something after a while
     * @param send takes a topic and what is to be sent there
     */
    Pace(Clock clock, BiConsumer<Duration, Runnable> later, BiConsumer<String, String> send) {
        this.clock = clock;
        this.later = later;
        this.send = send;
    }

    /** As if nothing had been sent yet. */
    void forget() {
        sent.clear();
        held.clear();
    }

    /** As if nothing had been sent there yet; what is held for it is dropped. */
    void forget(String topic) {
        sent.remove(topic);
        held.remove(topic);
    }

    /** What is true there now. */
    void offer(String topic, String payload, Duration interval) {
        Sent last = sent.get(topic);
        if (last != null && last.payload().equals(payload)) {
            held.remove(topic);
            return;
        }
        Duration wait = last == null || Elapsed.since(last.at(), clock.instant(), interval)
                ? Duration.ZERO
                : Duration.between(clock.instant(), last.at().plus(interval));
        if (wait.isNegative() || wait.isZero()) {
            release(topic, payload);
        } else {
            hold(topic, payload, wait);
        }
    }

    private void hold(String topic, String payload, Duration wait) {
        Held before = held.get(topic);
        long timer = before == null ? ++timers : before.timer();
        held.put(topic, new Held(payload, timer));
        if (before == null) {
            later.accept(wait, () -> due(topic, timer));
        }
    }

    private void due(String topic, long timer) {
        Held waiting = held.get(topic);
        if (waiting != null && waiting.timer() == timer) {
            release(topic, waiting.payload());
        }
    }

    /** Sends the newest once more, at once; nothing, if everything is about to be told again. */
    void again(String topic) {
        Sent last = sent.get(topic);
        if (last != null) {
            Held waiting = held.get(topic);
            release(topic, waiting == null ? last.payload() : waiting.payload());
        }
    }

    private void release(String topic, String payload) {
        held.remove(topic);
        sent.put(topic, new Sent(payload, clock.instant()));
        send.accept(topic, payload);
    }
}
