package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.host.SetupLine;
import io.github.timekpr2mqtt.host.Trouble;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log how a PC can be made to let us in, when it does not: once for each key of ours. For the PC's own thread. */
final class SetupHint {
    private static final Logger LOG = LoggerFactory.getLogger(SetupHint.class);

    private final String pc;
    private final String account;
    private final Supplier<String> publicKey;
    private String given = "";

    /** @param publicKey the line of our key for this PC, which may change */
    SetupHint(String pc, String account, Supplier<String> publicKey) {
        this.pc = pc;
        this.account = account;
        this.publicKey = publicKey;
    }

    /** This is in the way. */
    void troubled(Trouble trouble) {
        String key = publicKey.get();
        if (!given.equals(key) && helpsWith(trouble.kind())) {
            given = key;
            LOG.warn("{}: {} The setup line: {}", pc, trouble.getMessage(), SetupLine.of(key, account));
        }
    }

    private static boolean helpsWith(Trouble.Kind kind) {
        return switch (kind) {
            case KEY_REFUSED, ACCOUNT_REFUSED, NOT_OUR_GATE, BUS_DENIED, COMMAND_REFUSED, NOT_IN_GROUP -> true;
            default -> false;
        };
    }
}
