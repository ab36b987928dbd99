package io.github.timekpr2mqtt.timekpr;

/** The PC answered, and has neither Timekpr's code nor {@code /etc/timekpr/timekpr.conf}. */
public final class NoTimekpr extends Exception {
    private static final long serialVersionUID = 1L;

    NoTimekpr() {
        super("Timekpr-nExT is not installed: there is no /etc/timekpr/timekpr.conf");
    }
}
