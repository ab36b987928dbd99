package io.github.timekpr2mqtt.bridge;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all state: wishes, observations, what is shown. It computes, saves and publishes, and never
 * waits for a PC or a broker; what does, runs on a PC's own thread and comes here with its result.
 */
@Singleton
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** At the end, for a save that is just running: an interrupt would make it fail, and its command rejected. */
    private static final Duration LAST_SAVE = Duration.ofMillis(300);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread desk = new Thread(task, "desk");
        desk.setDaemon(true);
        return desk;
    });

    Desk() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Does it soon, in order. */
    void run(Runnable task) {
        later(Duration.ZERO, task);
    }

    /** Does it after a while. */
    void later(Duration delay, Runnable task) {
        try {
            var unused = thread.schedule(safe(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closing, so this is not done: {}", e.toString());
        }
    }

    /** Does it again and again. */
    void every(Duration period, Runnable task) {
        var unused =
                thread.scheduleAtFixedRate(safe(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits for the answer; for the threads of PCs only.
     *
     * @throws InterruptedException if the program ends meanwhile
     */
    <T> T ask(Callable<T> question) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        run(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            while (true) {
                if (isClosing()) {
                    throw new InterruptedException("closing");
                }
                try {
                    return answer.get(1, TimeUnit.SECONDS);
                } catch (java.util.concurrent.TimeoutException e) {
                    LOG.debug("The desk is busy");
                }
            }
        } catch (java.util.concurrent.ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** Does it after all that waits, and waits for that; false if it takes longer than this. For the end of the program. */
    boolean within(Duration limit, Runnable task) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        run(() -> {
            task.run();
            done.countDown();
        });
        return done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A failure of ours must not end the thread, nor be silent. */
    private static Runnable safe(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("This should not have happened; please report it", e);
            }
        };
    }

    boolean isClosing() {
        return thread.isShutdown();
    }

    /** What is due is still done, if it does not take long; what is for later never is. */
    @PreDestroy
    void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(LAST_SAVE.toMillis(), TimeUnit.MILLISECONDS)) {
            thread.shutdownNow();
        }
    }
}
