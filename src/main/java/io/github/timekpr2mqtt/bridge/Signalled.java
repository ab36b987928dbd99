package io.github.timekpr2mqtt.bridge;

import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Signals that say "look": the first is heeded at once, those that come within a moment after it together. A child can make Timekpr send
 * as many as it likes ({@code requestTimeLimits} is open to everybody), and each look starts programs on the PC.
 */
final class Signalled {
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final BiConsumer<Duration, Runnable> later;
    private final Runnable look;
    private boolean momentRuns;
    private boolean more;

    /** @param later does something after a while */
    Signalled(BiConsumer<Duration, Runnable> later, Runnable look) {
        this.later = later;
        this.look = look;
    }

    /** From any thread. */
    void signal() {
        if (begins()) {
            heed();
        }
    }

    private synchronized boolean begins() {
        more = momentRuns;
        momentRuns = true;
        return !more;
    }

    private void heed() {
        look.run();
        later.accept(MOMENT, this::over);
    }

    private void over() {
        if (goesOn()) {
            heed();
        }
    }

    private synchronized boolean goesOn() {
        momentRuns = more;
        more = false;
        return momentRuns;
    }
}
