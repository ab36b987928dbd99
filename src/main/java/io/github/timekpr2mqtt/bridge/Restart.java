package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends one run of the bridge within the process: it is started again with its options read anew, or not any more. */
final class Restart {
    private static final Logger LOG = LoggerFactory.getLogger(Restart.class);

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
     * Waits until a restart is wanted, with the options of the next run. It is said if they are those of this one.
     *
     * @throws CannotGoOn if there is to be none
     */
    Options await(Options before) throws InterruptedException {
        try {
            Options next = wanted.get();
            if (next.equals(before)) {
                LOG.info(
                        "Starting anew with the same options: nothing is new in {}. In Home Assistant, what is saved on the page"
                                + " Configuration comes there when the app is restarted",
                        options);
            }
            return next;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotGoOn end ? end : new IllegalStateException(e);
        }
    }
}
