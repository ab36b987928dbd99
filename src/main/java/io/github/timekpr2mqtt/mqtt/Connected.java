package io.github.timekpr2mqtt.mqtt;

/**
 * Published after every CONNACK, when {@code online} was already sent: the moment to announce everything again.
 * Comes on the connection's own thread: hand it over, do not block.
 */
public record Connected() {}
