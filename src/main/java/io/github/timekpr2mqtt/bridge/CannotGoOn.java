package io.github.timekpr2mqtt.bridge;

/** Why the running program ends: one line for whoever started it. */
final class CannotGoOn extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotGoOn(String line) {
        super(line);
    }
}
