package io.github.timekpr2mqtt.dbus;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long something may take. Measured by the JDK's one timer thread, so that a limit costs no thread. */
record Limit(Duration time) {
    /** Unless {@code done} is done in time, {@code late} runs, on the timer thread. */
    void on(CompletableFuture<?> done, Runnable late) {
        CompletableFuture<Boolean> timer = new CompletableFuture<>();
        var unusedTimer = timer.completeOnTimeout(true, time.toNanos(), TimeUnit.NANOSECONDS)
                .thenRun(late);
        var unusedDone = done.whenComplete((result, failure) -> timer.cancel(false));
    }
}
