package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.storage.LineFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How every command ended and what was changed at a PC, as lines in the data folder: what happened last week can be looked up
 * there, also when nobody listened. A kill may write a line twice, with the same id. Desk thread only.
 */
@Singleton
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final LineFile file;
    private boolean failed;

    Audit(LineFile file) {
        this.file = file;
    }

    /** @param event as it is told, on one line; one that cannot be written is told all the same */
    void add(String event) {
        try {
            file.add(event);
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("What happens is not written down: {}", e.getMessage());
            }
            failed = true;
        }
    }
}
