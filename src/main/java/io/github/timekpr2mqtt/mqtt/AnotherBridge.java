package io.github.timekpr2mqtt.mqtt;

/**
 * Published when another bridge with our base topic has taken our place at the broker, and answers there: we do not come back. Comes
 * on a thread of the connection: hand it over, do not block.
 *
 * @param words one line: what, and what to do
 */
public record AnotherBridge(String words) {}
