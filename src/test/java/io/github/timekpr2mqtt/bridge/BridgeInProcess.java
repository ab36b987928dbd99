package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;

/** The bridge within this JVM, for who is not of its package. */
public final class BridgeInProcess implements AutoCloseable {
    private final ApplicationContext context;

    /** Starts it; {@code data} is its folder. */
    public BridgeInProcess(Path options, Path data) throws BadOption {
        context = Application.start(Options.read(options), data);
    }

    /** Ends it as SIGTERM does: {@code offline} is published. */
    @Override
    public void close() {
        context.close();
    }
}
