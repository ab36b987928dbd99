package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two topics of the predecessor, timekpr-mngr, in its own form. */
public final class Legacy {
    private Legacy() {}

    /** The PCs that are on. */
    public static Map<String, Object> servers(List<String> online) {
        return Map.of("servers", online);
    }

    /**
     * Seconds used today; zeros on a day on which nothing was counted yet.
     *
     * @param moved PlayTime of an older day that the file carries as today's, in seconds
     */
    public static Map<String, Object> stats(AccountFiles account, Figures figures, LocalDateTime now, int moved) {
        int playTime =
                account.spent().orElse(TimeSpent.NONE).on(now.toLocalDate()).playTimeDay();
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("time_spent_day", figures.used());
        stats.put("playtime_spent_day", Math.max(0, playTime - moved));
        return stats;
    }
}
