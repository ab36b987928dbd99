package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.host.SetupLine;
import io.github.timekpr2mqtt.host.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log how a PC can be made to let us in, when it does not: once from start to end. For the PC's own thread. */
final class SetupHint {
    private static final Logger LOG = LoggerFactory.getLogger(SetupHint.class);

    private final String pc;
    private final String line;
    private boolean given;

    /** @param publicKey the line of our key for this PC */
    SetupHint(String pc, String account, String publicKey) {
        this.pc = pc;
        this.line = SetupLine.of(publicKey, account);
    }

    /** This is in the way. */
    void troubled(Trouble trouble) {
        if (!given && helpsWith(trouble.kind())) {
            given = true;
            LOG.warn("{}: {} The setup line: {}", pc, trouble.getMessage(), line);
        }
    }

    private static boolean helpsWith(Trouble.Kind kind) {
        return switch (kind) {
            case KEY_REFUSED, COMMAND_REFUSED, NOT_IN_GROUP -> true;
            default -> false;
        };
    }
}
