package io.github.timekpr2mqtt.storage.sample;

/** The smallest document. */
public record Count(int n) {}
