package io.github.timekpr2mqtt.host;

/**
 * The file {@code policy.conf}, which narrows our account on the PC's system bus: it may call Timekpr for its children, ask logind who
 * is logged in, and is told things by the bus, logind and Timekpr alone. For dbus-daemon and dbus-broker.
 */
public final class BusPolicy {
    /** Where it lies on the PC. */
    public static final String PATH = "/etc/dbus-1/system.d/timekpr2mqtt.conf";

    private BusPolicy() {}

    /**
     * The file as it is installed on a PC.
     *
     * @param serverSettings whether the account may see and change Timekpr's own settings, too
     */
    public static String text(boolean serverSettings) {
        String text = Resource.text("policy.conf");
        return serverSettings ? text.replaceAll("<!-- server-settings (.*) -->", "$1") : text;
    }
}
