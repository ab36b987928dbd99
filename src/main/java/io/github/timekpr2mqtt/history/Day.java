package io.github.timekpr2mqtt.history;

import io.github.timekpr2mqtt.timekpr.DailyLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one day. Seconds, 0 to 86400, as Timekpr counts no more in a day.
 *
 * @param time used
 * @param playTime used for PlayTime
 * @param sessions in the order in which they began; the newest {@value #MOST_SESSIONS}
 */
public record Day(int time, int playTime, List<Session> sessions) {
    /** More of them are a PC that comes and goes, and must not fill the disk. */
    static final int MOST_SESSIONS = 50;

    static final Day NONE = new Day(0, 0, List.of());

    public Day {
        time = clamp(time);
        playTime = clamp(playTime);
        sessions = List.copyOf(sessions.subList(Math.max(0, sessions.size() - MOST_SESSIONS), sessions.size()));
    }

    private static int clamp(int seconds) {
        return Math.max(0, Math.min(DailyLimits.WHOLE_DAY, seconds));
    }

    /** At least so much was used. */
    Day counted(int seconds, int playTimeSeconds) {
        return new Day(Math.max(time, seconds), Math.max(playTime, playTimeSeconds), sessions);
    }

    Day and(Session session) {
        List<Session> more = new ArrayList<>(sessions);
        more.add(session);
        return new Day(time, playTime, more);
    }

    Day with(Session before, Session after) {
        return new Day(
                time,
                playTime,
                sessions.stream().map(s -> s.equals(before) ? after : s).toList());
    }
}
