package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.homeassistant.Topics;

/**
 * An account on a PC.
 *
 * @param child empty for the PC itself
 */
record Place(String pc, String child) {
    boolean isPc() {
        return child.isEmpty();
    }

    /** Its level of the topics, and what is below that. */
    String topic(String rest) {
        return isPc() ? "pc/" + pc + "/" + rest : "account/" + pc + "/" + Topics.encode(child) + "/" + rest;
    }

    @Override
    public String toString() {
        return isPc() ? pc : child + " on " + pc;
    }
}
