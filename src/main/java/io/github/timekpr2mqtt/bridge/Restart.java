package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Ends one run of the bridge within the process: it is started again with its options read anew, or not any more. */
final class Restart {
    private final Path options;
    private final CompletableFuture<Options> wanted = new CompletableFuture<>();

    Restart(Path options) {
        this.options = options;
    }

    /**
     * Reads the options; the run goes on if they are bad.
     *
     * @throws BadOption with the line that names the option
     */
    Options read() throws BadOption {
        return GivenKeys.checked(options);
    }

    /** Ends the run. */
    void with(Options next) {
        wanted.complete(next);
    }

    /** Ends the run, and the program with it. */
    void end(String why) {
        wanted.completeExceptionally(new CannotGoOn(why));
    }

    /**
     * Waits until a restart is wanted, with the options of the next run.
     *
     * @throws CannotGoOn if there is to be none
     */
    Options await() throws InterruptedException {
        try {
            return wanted.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotGoOn end ? end : new IllegalStateException(e);
        }
    }
}
