package io.github.timekpr2mqtt.host;

/** A stage of the way to a PC's Timekpr, in the order in which they are passed. */
public enum Stage {
    /** The network knows the PC's name. */
    NAME("Name"),
    /** An SSH server answers there. */
    PORT("Port"),
    /** It shows the host key that is known. */
    HOST_KEY("Host key"),
    /** It accepts our key. */
    KEY("Our key"),
    /** The gate and the bus policy are in place and not older than ours. */
    GATE("Gate and policy"),
    /** It has the program by which we get to its D-Bus. */
    STDIO_BRIDGE("systemd-stdio-bridge"),
    /** Timekpr is installed. */
    TIMEKPR("Timekpr"),
    /** Its daemon runs and answers. */
    DAEMON("Daemon"),
    /** Our account may read and change what Timekpr holds of children. */
    RIGHTS("Rights"),
    /** The accounts that are to be shown are there. */
    ACCOUNTS("Accounts"),
    /** Its clock and time zone are ours. */
    CLOCK("Clock and zone");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** What people read. */
    @Override
    public String toString() {
        return words;
    }
}
