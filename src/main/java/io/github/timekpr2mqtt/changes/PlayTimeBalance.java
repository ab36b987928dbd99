package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.PlayTimeConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** How today's PlayTime balance is set: Timekpr only sets what is left of the limit, balance = limit - left. */
final class PlayTimeBalance {
    private PlayTimeBalance() {}

    /** The list of days is made whole first, by which Timekpr finds today's limit (measured). */
    static List<Call> calls(Username user, PlayTimeConfig playTime, DayOfWeek today, int balance) {
        List<Call> calls = new ArrayList<>();
        DailyLimits limits = playTime.limits().whole();
        if (!playTime.limits().isWhole()) {
            calls.add(Call.setPlayTimeLimitsForDays(user, limits));
            calls.add(Call.setPlayTimeAllowedDays(user, limits));
        }
        calls.add(Call.setPlayTimeLeft(user, Math.max(0, limits.on(today) - balance)));
        return calls;
    }
}
