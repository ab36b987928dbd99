package io.github.timekpr2mqtt.mqtt;

/**
 * Published after every CONNACK, when {@code online} was already sent: the moment to announce everything again.
 * Comes on the connection's own thread: hand it over, do not block.
 *
 * @param forgotten whether the broker kept no session of ours, and it was not us who gave it up: commands that waited in one are lost
 */
public record Connected(boolean forgotten) {}
