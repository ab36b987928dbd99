package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
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

/** What was refused as things stood has no other ending when the broker delivers it again and things stand otherwise. */
@Lab
@ExtendWith(BrokerExtension.class)
class RefusedAgainLineTest {
    private static final List<String> REFUSED =
            List.of("rejected", "cancel_selected", "c1", "no change is selected: pick one in pending_change first");

    private final Home home;

    RefusedAgainLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    private List<String> told(int number) {
        return told(home.awaitEvent("den", "anna", number));
    }

    /** A kill may repeat one. */
    private List<List<String>> told() {
        return home.events("den", "anna").stream()
                .map(RefusedAgainLineTest::told)
                .toList();
    }

    private static List<String> told(Map<String, Object> event) {
        return List.of("event_type", "command", "id", "reason").stream()
                .map(name -> String.valueOf(event.get(name)))
                .toList();
    }

    private void cancelSelected(String id) {
        home.command("den", "anna", "cancel_selected", "{\"id\":\"" + id + "\"}");
    }

    private void awaitSelected() {
        home.await(home.account("den", "anna", "settings"), settings -> "1".equals(settings.get("pending_change")));
    }

    @Test
    void a_change_that_was_selected_since_is_not_cancelled_by_it_also_after_a_kill() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den).startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            den.off();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            cancelSelected("c1");
            assertEquals(REFUSED, told(1));
            home.command("den", "anna", "limit_monday", "{\"value\":45,\"id\":\"l1\"}");
            home.command("den", "anna", "pending_change", "1");
            awaitSelected();

            cancelSelected("c1");
            assertEquals(REFUSED, told(2));
            home.kill();
            home.probe.awaitLast(home.base + "/bridge/availability", "offline");
            home.startProcess();
            home.probe.awaitLast(home.base + "/bridge/availability", "online");
            cancelSelected("c1");
            assertEquals(REFUSED, told(3));
            assertEquals(home.awaitEvent("den", "anna", 1), home.awaitEvent("den", "anna", 3), "its time, too");
            awaitSelected();

            cancelSelected("c2");
            List<String> applied = List.of("applied", "cancel_selected", "c2", "");
            Awaitility.await().until(() -> told().contains(applied));
            List<String> cancelled = List.of("cancelled", "limit_monday", "l1", "");
            assertEquals(
                    List.of(REFUSED, cancelled, applied),
                    told().stream().distinct().toList());
        }
    }
}
