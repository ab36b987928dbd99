package io.github.timekpr2mqtt.homeassistant;

/** What a command to an entity means. */
@FunctionalInterface
public interface Control {
    /**
     * What this payload asks for.
     *
     * @throws Refused with the reason, if the payload is not one of those allowed
     */
    Command read(Payload payload) throws Refused;
}
