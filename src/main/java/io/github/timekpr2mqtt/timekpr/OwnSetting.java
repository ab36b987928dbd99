package io.github.timekpr2mqtt.timekpr;

/** One of Timekpr's own settings on a PC that its daemon lets one change while it runs: all but its folders. */
public sealed interface OwnSetting permits OwnNumber, OwnSwitch, OwnList {
    /** The constant's name, for example {@code POLL_TIME}. */
    String name();

    /** The daemon's method that sets it. */
    String member();
}
