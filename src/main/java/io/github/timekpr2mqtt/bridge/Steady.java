package io.github.timekpr2mqtt.bridge;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Time that passes, whatever is done to a clock: one of this machine that was wrong since the power came back, until the
 * network is there, moves by hours in one step.
 *
 * @param nanos nanoseconds from any moment on
 */
record Steady(LongSupplier nanos) {
    /** Of this machine. */
    static final Steady MACHINE = new Steady(System::nanoTime);

    /** A moment, to be measured from. */
    long mark() {
        return nanos.getAsLong();
    }

    Duration since(long mark) {
        return Duration.ofNanos(nanos.getAsLong() - mark);
    }
}
