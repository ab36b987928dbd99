package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** While a change waits for its PC, somebody sets there just that, or something else. */
@Lab
@ExtendWith(BrokerExtension.class)
class HeldAlreadyLineTest {
    private static List<String> told(Map<String, Object> event) {
        return Stream.of("event_type", "command", "before", "after", "reason")
                .map(field -> String.valueOf(event.get(field)))
                .toList();
    }

    @Test
    void what_the_pc_has_by_then_is_applied_and_says_that_nothing_was_sent(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Proxy wire = new Proxy(den.port());
                Home home = new Home(broker, folder).with("den", den, "anna")) {
            den.access().serverSettings(true);
            wire.open();
            home.at("den", "127.0.0.1", wire.port(), "anna").start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            home.await(home.base + "/pc/den/state", state -> state.containsKey("timekpr_poll_time"));
            wire.cut();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            home.command("den", "anna", "limit_week", "20");
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(1).equals(state.get("waiting")));
            home.probe.publish(home.base + "/pc/den/timekpr_poll_time/set", "5");
            home.await(home.base + "/pc/den/state", state -> Integer.valueOf(2).equals(state.get("waiting")));
            den.parent().call("setTimeLimitForWeek", "si", "anna", "72000");
            den.parent().callServer("setTimekprPollTime", "i", "4");
            wire.open();
            assertEquals(
                    List.of("applied", "limit_week", "168", "20", "the PC had it already: nothing had to be sent"),
                    told(home.awaitEvent("den", "anna", 1)));
            assertEquals(
                    List.of("applied", "timekpr_poll_time", "4", "5", ""),
                    told(home.await(home.base + "/pc/den/event", event -> "applied".equals(event.get("event_type")))));
        }
    }
}
