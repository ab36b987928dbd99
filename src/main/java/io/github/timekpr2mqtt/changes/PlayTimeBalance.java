package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.PlayTimeConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** What is particular to PlayTime. */
final class PlayTimeBalance {
    private PlayTimeBalance() {}

    /**
     * How today's balance is set: as what is left of the limit. The list of days is made whole first, by which Timekpr finds
     * today's limit (measured).
     */
    static List<Call> calls(Username user, PlayTimeConfig playTime, DayOfWeek today, int balance) {
        List<Call> calls = new ArrayList<>();
        DailyLimits limits = playTime.limits().whole();
        if (!playTime.limits().isWhole()) {
            calls.addAll(TimeKind.PLAYTIME.both(user, limits));
        }
        calls.add(Call.setPlayTimeLeft(user, Math.max(0, limits.on(today) - balance)));
        return calls;
    }

    /** Why extra PlayTime helps nobody, in plain words; empty if it does. */
    static String note(Amount amount, PlayTimeConfig playTime, MainConfig pc) {
        String given = Minutes.text(amount.seconds()) + " min of extra PlayTime, but PlayTime is off ";
        return !playTime.enabled() ? given + "for this child" : !pc.playTimeEnabled() ? given + "on this PC" : "";
    }
}
