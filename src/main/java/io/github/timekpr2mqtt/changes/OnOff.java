package io.github.timekpr2mqtt.changes;

/** A level that is on or off, as it is kept and as a switch shows it. */
final class OnOff {
    private OnOff() {}

    /** @throws IllegalArgumentException if it is neither {@code true} nor {@code false} */
    static boolean parse(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("\"" + value + "\" is neither true nor false");
        }
        return value.equals("true");
    }

    static String shown(boolean on) {
        return on ? "ON" : "OFF";
    }
}
