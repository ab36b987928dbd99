package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.host.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A PC that was off and is there again, which is normal. */
@ExtendWith(BrokerExtension.class)
class BackAgainLineTest {
    @Test
    void why_a_pc_could_not_be_reached_is_no_problem_of_one_that_is_there(Broker broker, @TempDir Path folder)
            throws Exception {
        try (DemoPc den = new DemoPc("anna");
                Home home = new Home(broker, folder)) {
            den.authorise(Keys.in(home.data).publicLine());
            home.at("den", "127.0.0.1", den.port(), "anna").start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            String topic = home.base + "/pc/den/state";
            for (int times = 1; times <= 3; times++) {
                den.off();
                home.await(topic, state -> "OFF".equals(state.get("online")));
                den.on();
                home.probe.publish(home.base + "/pc/den/sync_now/set", "PRESS");
                home.awaitOnline("den").applied("den", "anna", "limit_monday", String.valueOf(times), times);
            }
            List<Map<String, Object>> wrong = home.probe.on(topic).stream()
                    .map(Home::parse)
                    .filter(state -> "ON".equals(state.get("online")) && "ON".equals(state.get("problem")))
                    .toList();
            assertEquals(List.of(), wrong);
        }
    }
}
