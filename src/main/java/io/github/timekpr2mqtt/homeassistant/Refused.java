package io.github.timekpr2mqtt.homeassistant;

/** A command that cannot become a change. The message says what was given and what is allowed. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    /** With the reason in plain words, one line. */
    public Refused(String reason) {
        super(reason);
    }

    /** The reason in plain words. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    static Refused given(String given, String allowed) {
        return new Refused("given " + Payload.quoted(given) + ", allowed " + allowed);
    }
}
