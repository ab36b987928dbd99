package io.github.timekpr2mqtt.mqtt;

/**
 * Published when commands that the broker kept for us are given up, because one message among them ends every connection.
 * Comes on the connection's own thread: hand it over, do not block.
 *
 * @param why in plain words
 */
public record CommandsDropped(String why) {}
