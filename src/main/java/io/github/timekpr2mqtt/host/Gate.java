package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The script {@code gate}, which is bound to our key on the PC. Its words are {@code bus} and {@code files}; on an account without
 * the gate the same text does the same work.
 */
public final class Gate {
    /** Speaks D-Bus with the system bus. */
    static final String BUS = "bus";

    /** Prints Timekpr's files. */
    static final String FILES = "files";

    /** What {@link #BUS} runs. */
    static final String STDIO_BRIDGE = "systemd-stdio-bridge";

    private Gate() {}

    /** The script as it is installed on the PC: for POSIX shells (dash, bash, busybox). */
    public static String script() {
        try (InputStream in = Gate.class.getResourceAsStream("gate")) {
            if (in == null) {
                throw new IllegalStateException("the program was built without its gate");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@link #FILES} for an account without the gate: one command that every log-in shell understands, fish included. */
    static String filesWithoutGate() {
        return "exec sh -c '" + script().replace("'", "'\\''") + "' gate " + FILES;
    }
}
