package io.github.timekpr2mqtt.host;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for something with a limit, on a worker's thread. */
final class Waiting {
    private Waiting() {}

    /** It failed, or, with a {@link TimeoutException} as the cause, the limit passed. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(Throwable cause) {
            super(cause);
        }

        @Override
        public synchronized Throwable getCause() {
            return Objects.requireNonNull(super.getCause());
        }

        boolean timedOut() {
            return getCause() instanceof TimeoutException;
        }
    }

    /** Throws LOST if the thread is interrupted, which is how the program stops a worker; it stays interrupted. */
    static <T> T on(CompletableFuture<T> future, Duration limit) throws Failed, Trouble {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new Failed(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** A pause; throws as {@link #on}. */
    static void pause(Duration length) throws Trouble {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Trouble interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Trouble(Trouble.Kind.LOST, e, "the bridge is stopping");
    }
}
