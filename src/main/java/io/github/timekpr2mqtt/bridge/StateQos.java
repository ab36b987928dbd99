package io.github.timekpr2mqtt.bridge;

/**
 * With which quality of service states go out.
 *
 * @param level 0, 1 or 2
 */
record StateQos(int level) {}
