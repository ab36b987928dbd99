package io.github.timekpr2mqtt.bridge;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Wakes a PC's thread. Many nudges are one: it looks at everything anyway. */
final class Nudge {
    private final BlockingQueue<Boolean> waiting = new ArrayBlockingQueue<>(1);

    /** Never blocks. */
    void give() {
        waiting.offer(Boolean.TRUE);
    }

    /** Returns at once if there was a nudge since the last call, else at the next one or when the time is over. */
    void await(Duration atMost) throws InterruptedException {
        waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
