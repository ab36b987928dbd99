package io.github.timekpr2mqtt.host;

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
        return Resource.text("gate");
    }

    /** {@link #FILES} for an account without the gate: one command that every log-in shell understands, fish included. */
    static String filesWithoutGate() {
        return "exec sh -c '" + script().replace("'", "'\\''") + "' gate " + FILES;
    }
}
