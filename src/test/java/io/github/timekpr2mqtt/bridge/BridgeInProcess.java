package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bridge within this JVM, for who is not of its package. It can be told to start anew, as the program itself. */
public final class BridgeInProcess implements AutoCloseable {
    private final Path data;
    private @Nullable ApplicationContext context;
    private boolean ended;

    /** Starts it; {@code data} is its folder. */
    public BridgeInProcess(Path options, Path data) throws BadOption {
        this.data = data;
        Restart first = new Restart(options);
        Options read = first.read();
        begin(read, first);
        Thread restarts = new Thread(() -> startAnew(options, read, first), "restarts");
        restarts.setDaemon(true);
        restarts.start();
    }

    private void startAnew(Path options, Options read, Restart first) {
        try {
            Options next = read;
            for (Restart run = first; ; ) {
                next = run.await(next);
                run = new Restart(options);
                begin(next, run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin(Options options, Restart restart) {
        if (!ended) {
            stop();
            context = Application.start(options, data, restart);
        }
    }

    private void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    /** Ends it as SIGTERM does: {@code offline} is published. */
    @Override
    public synchronized void close() {
        ended = true;
        stop();
    }
}
