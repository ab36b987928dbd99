package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.time.LocalDate;

/** Extra time in Timekpr's file of a child: what was counted, less what is compared with the limit. In seconds. */
final class Extra {
    private Extra() {}

    static int of(Written state, boolean playTime) {
        String kind = playTime ? "PLAYTIME" : "TIME";
        return number(state, kind + "_SPENT_DAY") - number(state, kind + "_SPENT_BALANCE");
    }

    static int number(Written state, String key) {
        return Integer.parseInt(Written.value(state.time(), key));
    }

    /** The day that the file is of. */
    static LocalDate day(Written state) {
        return LocalDate.parse(Written.value(state.time(), "LAST_CHECKED").substring(0, 10));
    }
}
