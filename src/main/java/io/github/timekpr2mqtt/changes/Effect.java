package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.LimitedBy;

/**
 * What a grant did to the time that is left today.
 *
 * @param leftBefore seconds that would be left without it
 * @param leftAfter seconds left with it
 * @param limitedBy what ends the child's time now
 */
public record Effect(int leftBefore, int leftAfter, LimitedBy limitedBy) {}
