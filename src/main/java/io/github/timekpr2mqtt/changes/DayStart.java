package io.github.timekpr2mqtt.changes;

import java.time.LocalDate;

/**
 * A stale file that we asked the daemon to move to a new day. It moves yesterday's PlayTime along (measured), which is
 * then put right and neither shown nor charged.
 *
 * @param playTimeBalance PlayTime of the older day, in seconds, to be taken off today's balance
 * @param playTimeDay PlayTime of the older day, in seconds, not to be shown as today's
 */
public record DayStart(LocalDate day, int playTimeBalance, int playTimeDay) {
    DayStart charged() {
        return new DayStart(day, 0, playTimeDay);
    }
}
