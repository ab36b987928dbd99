package io.github.timekpr2mqtt.mqtt;

/**
 * Takes what comes from the broker. Called on one thread, in the broker's order; what is slow is done elsewhere. What it
 * throws is logged, and the command is acknowledged: it would be the same at every redelivery.
 */
public interface CommandListener {
    /**
     * A command came.
     *
     * @param acknowledge to be run once the command is safe or refused, from any thread, soon: until then the broker
     *     keeps it, and acknowledgements leave in the order of arrival. Running it again does nothing
     */
    void command(Incoming message, Runnable acknowledge);

    /** Home Assistant said {@code online} (its birth message) or {@code offline}. */
    void homeAssistant(String status);
}
