package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Commands that make no sense: one rejection with the reason, nothing else changes. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputLineTest {
    private final LabPc den;
    private final Home home;

    private final Broker broker;
    private final Path folder;

    BadInputLineTest(Broker broker, @TempDir Path folder) throws IOException {
        this.broker = broker;
        this.folder = folder;
        den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        home = new Home(broker, folder);
        home.with("den", den).start();
    }

    @BeforeAll
    void shown() {
        home.awaitOnline("den").awaitAccount("den", "anna");
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        den.close();
    }

    private Map<String, Object> newest(String topic, int n) {
        return Awaitility.await("event " + n + " on " + topic)
                .until(() -> home.probe.on(topic), events -> events.size() >= n)
                .stream()
                .map(Home::parse)
                .toList()
                .get(n - 1);
    }

    @Test
    void each_bad_payload_is_rejected_once_with_its_reason() {
        String topic = home.account("den", "anna", "event");
        String set = home.account("den", "anna", "limit_monday/set");
        Map<String, Object> settings = home.document(home.account("den", "anna", "settings"));
        Map<String, String> reasons = Map.of(
                "",
                "given '', allowed 0 to 1440 minutes",
                "NaN",
                "given 'NaN', allowed 0 to 1440 minutes",
                "1441",
                "given '1441', allowed 0 to 1440 minutes",
                "-1",
                "given '-1', allowed 0 to 1440 minutes",
                "x".repeat(5000),
                "given 5000 bytes, allowed 2048");
        int n = 0;
        for (Map.Entry<String, String> bad : reasons.entrySet()) {
            home.probe.publish(set, bad.getKey());
            Map<String, Object> event = newest(topic, ++n);
            assertEquals("rejected", event.get("event_type"));
            assertEquals(bad.getValue(), event.get("reason"));
            assertEquals("limit_monday", event.get("command"));
        }
        home.probe.publish(set, "", message -> message.payload(new byte[] {(byte) 0xff, (byte) 0xfe}));
        assertEquals("given bytes that are not UTF-8", newest(topic, ++n).get("reason"));
        home.probe.publish(set, "90", message -> message.retain(true));
        assertTrue(String.valueOf(newest(topic, ++n).get("reason")).startsWith("retained"));
        home.probe.publish(set, "", message -> message.retain(true)); // cleared, as its sender would: no command
        home.command("den", "anna", "nonsense", "1");
        assertEquals("no control is called nonsense", newest(topic, ++n).get("reason"));
        home.command("den", "anna", "time", "1");
        assertEquals("no control is called time", newest(topic, ++n).get("reason"));
        home.command("den", "anna", "add_15", "{\"minutes\":20}");
        assertTrue(String.valueOf(newest(topic, ++n).get("reason")).contains("allowed PRESS"));
        home.command("den", "anna", "add_15", "{\"minutes\":20,\"id\":\"mine\"}");
        assertEquals("mine", newest(topic, ++n).get("id"));
        byte[] data = {1, 2, 3};
        for (String payload : List.of("9999", "{", "{\"value\":9999}")) {
            home.probe.publish(set, payload, message -> message.correlationData(data));
            assertEquals("AQID", newest(topic, ++n).get("id"), "as of every other ending: " + payload);
        }
        home.probe.publish(set, "{\"value\":9999,\"id\":\"mine\"}", message -> message.correlationData(data));
        assertEquals("mine", newest(topic, ++n).get("id"));
        home.command("den", "anna", "add_15", "{\"minutes\":15,\"id\":\"" + "x".repeat(101) + "\"}");
        assertEquals(
                "given an id of 101 characters, allowed 100", newest(topic, ++n).get("reason"));
        home.probe.publish(set, "63", message -> message.correlationData(new byte[40_000]));
        assertEquals(
                "given 40000 bytes of correlation data, allowed 256",
                newest(topic, ++n).get("reason"));
        home.probe.publish(set, "63", message -> message.responseTopic("x".repeat(256)));
        assertEquals(
                "given a response topic of 256 characters, allowed 255",
                newest(topic, ++n).get("reason"));
        home.probe.publish(set, "63", message -> message.responseTopic(home.account("den", "anna", "state")));
        assertEquals(
                "given a response topic that is one of the bridge's own, " + home.account("den", "anna", "state"),
                newest(topic, ++n).get("reason"));
        String mine = "{\"value\":63,\"id\":\"mine\"}";
        home.probe.publish(
                set,
                mine,
                message -> message.responseTopic(home.account("den", "anna", "state"))
                        .correlationData(data));
        Map<String, Object> forbidden = newest(topic, ++n);
        assertEquals(List.of("mine", "AQID"), List.of(forbidden.get("id"), forbidden.get("correlation")));
        home.probe.publish(set, mine, message -> message.retain(true).correlationData(data));
        assertEquals("mine", newest(topic, ++n).get("id"));
        home.probe.publish(set, "", message -> message.retain(true));
        assertEquals(n, home.probe.on(topic).size());
        assertEquals(settings, home.document(home.account("den", "anna", "settings")));
        assertEquals(0, home.document(home.account("den", "anna", "state")).get("waiting"));
    }

    @Test
    void a_burst_of_births_is_answered_once() {
        String discovery = home.base + "-ha/device/timekpr/config";
        int before = home.probe.on(discovery).size();
        for (int i = 0; i < 50; i++) {
            home.probe.publish(home.base + "-ha/status", "online");
        }
        Awaitility.await("the answer to the births")
                .until(() -> home.probe.on(discovery).size() > before);
        home.probe.publish(home.base + "/pc/den/nonsense/set", "after all births");
        newest(home.base + "/pc/den/event", 1);
        assertEquals(before + 1, home.probe.on(discovery).size());
    }

    @Test
    void a_hundred_changes_of_extra_time_may_wait_for_a_child() throws Exception {
        try (LabPc off = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna");
                Home other = new Home(broker, folder)) {
            other.with("off", off);
            other.start();
            other.awaitAccount("off", "anna");
            off.off();
            other.await(other.base + "/pc/off/state", state -> "OFF".equals(state.get("online")));
            for (int i = 0; i < 101; i++) {
                other.press("off", "anna", "add_15", "p" + i);
            }
            Map<String, Object> event = other.awaitEvent("off", "anna", 1);
            assertEquals("rejected", event.get("event_type"));
            assertEquals("100 changes of extra time wait already, allowed 100", event.get("reason"));
            other.await(other.base + "/bridge/state", s -> Integer.valueOf(100).equals(s.get("waiting")));
            String settings = other.account("off", "anna", "settings");
            int before = other.probe.on(settings).size();
            other.command("off", "anna", "extra_time", "7.5");
            Awaitility.await("the truth after what was typed")
                    .until(() -> other.probe.on(settings).size() >= before + 2);
            List<Object> shown = other.probe.on(settings).stream()
                    .skip(before)
                    .map(Home::parse)
                    .map(document -> String.valueOf(document.get("extra_time")))
                    .map(Object.class::cast)
                    .toList();
            assertEquals(List.of("7.5", "1500"), shown);
        }
    }

    @Test
    void an_unknown_child_or_pc_is_answered_by_the_bridge() {
        String topic = home.base + "/bridge/event";
        int n = home.probe.on(topic).size();
        home.command("den", "nobody", "limit_monday", "90");
        assertEquals(
                "nothing is called account/den/nobody", newest(topic, n + 1).get("reason"));
        home.command("nowhere", "anna", "limit_monday", "90");
        assertEquals(
                "nothing is called account/nowhere/anna", newest(topic, n + 2).get("reason"));
    }

    @Test
    void who_asks_with_a_response_topic_is_answered_there() {
        try (var asker = io.github.timekpr2mqtt.broker.Probe.on(port(), home.base + "-answers")) {
            home.probe.publish(
                    home.account("den", "anna", "limit_friday/set"),
                    "77",
                    message -> message.responseTopic(home.base + "-answers").correlationData(new byte[] {1, 2, 3}));
            var answer = asker.await(seen -> seen.payload().contains("\"applied\""));
            assertTrue(asker.seen().get(0).payload().contains("\"accepted\""));
            assertTrue(answer.message().getCorrelationData().isPresent());
            assertEquals("AQID", Home.parse(answer.payload()).get("correlation"));
        }
    }

    private int port() {
        return home.port();
    }

    @Test
    void sync_now_is_taken_and_a_wrong_press_of_it_rejected_on_the_pcs_topic() {
        home.probe.publish(home.base + "/pc/den/sync_now/set", "PRESS");
        home.probe.publish(home.base + "/pc/den/sync_now/set", "now");
        Map<String, Object> event = home.await(
                home.base + "/pc/den/event",
                e -> "given 'now', allowed PRESS or {\"id\":\"…\"}".equals(e.get("reason")));
        assertEquals("den", event.get("pc"));
    }
}
