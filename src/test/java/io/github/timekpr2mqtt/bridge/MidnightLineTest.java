package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The midnight of a PC that is off, in a zone of its own in which it comes soon. */
@Lab
@ExtendWith(BrokerExtension.class)
class MidnightLineTest {
    private static final int MINUTES_OF_A_DAY = 1440;
    private static final int MINUTES_BEFORE = 2;

    /** Used today. */
    private static double minutes(Map<String, Object> state) {
        return state.get("time") instanceof Number number ? number.doubleValue() : -1;
    }

    @Test
    void at_its_midnight_nothing_is_used_and_the_figures_say_how_old_they_are(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            den.off();
            den.clock().zoneBeforeMidnight(MINUTES_BEFORE);
            den.on();
            den.files().setLastChecked("anna", den.clock().now());
            den.files().setTime("anna", "TIME_SPENT_DAY", "600");
            den.files().setTime("anna", "TIME_SPENT_BALANCE", "600");
            home.with("den", den).start();
            String state = home.account("den", "anna", "state");
            home.await(state, s -> minutes(s) == 10);
            den.off();
            home.await(home.base + "/pc/den/state", s -> "OFF".equals(s.get("online")));
            Map<String, Object> after = Awaitility.await("the PC's midnight")
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> home.document(state), s -> minutes(s) == 0);
            assertEquals(MINUTES_OF_A_DAY, after.get("time_left"));
            Map<?, ?> details = (Map<?, ?>) after.get("details");
            assertNotNull(details);
            Map<?, ?> time = (Map<?, ?>) details.get("time");
            assertNotNull(time);
            assertNotNull(time.get("as_of"));
        }
    }
}
