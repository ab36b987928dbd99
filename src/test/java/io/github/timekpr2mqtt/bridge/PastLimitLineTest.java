package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A child is over the limit and counts on, and the daemon saves its time between our look and our call. */
@Lab
@ExtendWith(BrokerExtension.class)
class PastLimitLineTest {
    private static final int LIMIT = 600;
    private static final int USED = 4200;
    private static final int GIVEN = 900;

    /** The daemon rewrites the file in place: a look may find it empty. */
    private static int time(LabPc pc, String key, int atLeast) {
        return Awaitility.await(key + " is " + atLeast)
                .atMost(Home.LIMIT)
                .ignoreException(IOException.class)
                .until(() -> Integer.parseInt(pc.files().time("anna", "TIME_SPENT_" + key)), time -> time >= atLeast);
    }

    @Test
    void it_is_given_once_and_called_applied(Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
            den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", "600;600;600;600;600;600;600");
            den.files().setTime("anna", "TIME_SPENT_BALANCE", "" + USED);
            den.files().setTime("anna", "TIME_SPENT_DAY", "" + USED);
            den.files().setMainConfig("TIMEKPR_SAVE_TIME", "1");
            den.files().setMainConfig("TIMEKPR_TERMINATION_TIME", "600");
            den.tickEverySecond();
            den.login("anna");
            time(den, "DAY", USED + 2);
            home.at("den", "127.0.0.1", den.port(), "anna").start();
            home.awaitOnline("den").awaitAccount("den", "anna");

            filter.stopAt("setTimeLeft", LabFilter.Point.BEFORE_CALL);
            home.press("den", "anna", "add_15", "1");
            filter.awaitStopped();
            time(den, "DAY", time(den, "DAY", USED) + 2);
            filter.goOn();

            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(0).equals(state.get("waiting")));
            time(den, "DAY", time(den, "DAY", USED) + 2);
            int since = time(den, "BALANCE", LIMIT - GIVEN) - (LIMIT - GIVEN);
            assertTrue(since < GIVEN / 2, "more than once, or not at all: " + since);
            List<Map<String, Object>> events = home.events("den", "anna");
            assertEquals(1, events.size(), events::toString);
        }
    }
}
