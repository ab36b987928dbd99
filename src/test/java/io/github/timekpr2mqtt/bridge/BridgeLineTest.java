package io.github.timekpr2mqtt.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What can be done to the bridge itself from Home Assistant. */
@ExtendWith(BrokerExtension.class)
class BridgeLineTest {
    private static void press(Home home, String entity, String payload) {
        home.probe.publish(home.base + "/bridge/" + entity + "/set", payload);
    }

    private static Map<String, Object> state(Home home, String key, Object value) {
        return home.await(home.base + "/bridge/state", state -> value.equals(state.get(key)));
    }

    private static Home with(Broker broker, Path folder) throws Exception {
        return new Home(broker, folder).at("closed", "127.0.0.1", 1);
    }

    @Test
    void the_log_level_changes_until_the_next_start(Broker broker, @TempDir Path folder) throws Exception {
        try (Home home = with(broker, folder)) {
            home.start();
            state(home, "log_level", "info");
            press(home, "log_level", "debug");
            state(home, "log_level", "debug");
            press(home, "log_level", "loud");
            Map<String, Object> rejected =
                    home.await(home.base + "/bridge/event", e -> "rejected".equals(e.get("event_type")));
            assertEquals("given 'loud', allowed trace, debug, info, warn, error", rejected.get("reason"));
            home.stop();
            home.start();
            state(home, "log_level", "info");
        }
    }

    @Test
    void sync_all_tells_everything_again(Broker broker, @TempDir Path folder) throws Exception {
        try (Home home = with(broker, folder)) {
            home.start();
            state(home, "log_level", "info");
            String discovery = home.base + "-ha/device/timekpr/closed/config";
            home.await(discovery, device -> !device.isEmpty());
            int before = home.probe.on(discovery).size();
            press(home, "sync_all", "PRESS");
            Awaitility.await("everything again")
                    .until(() -> home.probe.on(discovery).size() > before);
        }
    }

    private List<String> told(Home home, String below) {
        return home.probe.on(home.base + below).stream()
                .map(Home::parse)
                .map(event -> event.get("event_type") + " " + event.get("command") + " " + event.get("id"))
                .toList();
    }

    @Test
    void what_is_done_at_once_ends_once_for_who_gave_an_id_or_asks_for_an_answer(Broker broker, @TempDir Path folder)
            throws Exception {
        try (Home home = with(broker, folder);
                Probe answers = Probe.on(broker.port(), "my/answers")) {
            home.start();
            state(home, "log_level", "info");
            String level = home.base + "/bridge/log_level/set";
            String look = home.base + "/pc/closed/sync_now/set";
            for (int i = 0; i < 2; i++) {
                home.probe.publish(
                        level, "{\"value\":\"debug\",\"id\":\"a\"}", message -> message.responseTopic("my/answers"));
                home.probe.publish(look, "PRESS", message -> message.correlationData("b".getBytes(UTF_8)));
                home.probe.publish(look, "{\"id\":\"c\"}");
            }
            press(home, "sync_all", "PRESS");
            home.probe.publish(look, "PRESS");
            home.probe.publish(look, "now");
            press(home, "log_level", "loud");
            home.await(home.base + "/pc/closed/event", e -> "rejected".equals(e.get("event_type")));
            home.await(home.base + "/bridge/event", e -> "rejected".equals(e.get("event_type")));
            List<String> ofBridge = told(home, "/bridge/event");
            assertEquals("applied log_level a", ofBridge.get(0));
            assertEquals(2, ofBridge.size(), ofBridge::toString);
            List<String> ofPc = told(home, "/pc/closed/event");
            assertEquals(List.of("applied sync_now Yg==", "applied sync_now c"), ofPc.subList(0, 2));
            assertEquals(3, ofPc.size(), ofPc::toString);
            assertEquals(1, answers.on("my/answers").size());
            assertEquals("a", Home.parse(answers.on("my/answers").get(0)).get("id"));
            assertEquals(5, Files.readAllLines(home.data.resolve("audit.jsonl")).size());
        }
    }

    @Test
    void a_restart_with_an_id_is_told_and_done_once(Broker broker, @TempDir Path folder) throws Exception {
        try (Home home = with(broker, folder)) {
            home.startProcess();
            state(home, "pcs", List.of("closed"));
            home.probe.publish(home.base + "/bridge/restart/set", "PRESS", m -> m.correlationData("c".getBytes(UTF_8)));
            String there = home.base + "/bridge/availability";
            Awaitility.await("two starts")
                    .atMost(Home.LIMIT)
                    .until(() -> home.probe.on(there).stream()
                                    .filter("online"::equals)
                                    .count()
                            > 1);
            home.probe.publish(home.base + "/bridge/restart/set", "PRESS", m -> m.correlationData("c".getBytes(UTF_8)));
            press(home, "log_level", "loud");
            home.await(home.base + "/bridge/event", e -> "rejected".equals(e.get("event_type")));
            assertEquals("applied restart Yw==", told(home, "/bridge/event").get(0));
            assertEquals(2, told(home, "/bridge/event").size(), "it is known after the restart, too");
            assertEquals(1, saidSame(home));
        }
    }

    @Test
    void a_restart_reads_the_options_again_and_bad_ones_change_nothing(Broker broker, @TempDir Path folder)
            throws Exception {
        try (Home home = with(broker, folder)) {
            Process process = home.startProcess();
            state(home, "pcs", List.of("closed"));
            String good = Files.readString(home.optionsFile());
            Path options = home.optionsFile();
            Files.writeString(options, good.replace("\"port\":1", "\"port\":0"));
            press(home, "restart", "PRESS");
            Map<String, Object> rejected =
                    home.await(home.base + "/bridge/event", e -> "restart".equals(e.get("command")));
            assertTrue(String.valueOf(rejected.get("reason")).contains("port: given 0"), rejected::toString);
            Files.writeString(
                    options, good.replace("\"pcs\":[", "\"pcs\":[{\"name\":\"more\",\"host\":\"127.0.0.1\"},"));
            press(home, "restart", "PRESS");
            state(home, "pcs", List.of("closed", "more"));
            home.await(home.base + "-ha/device/timekpr/more/config", device -> !device.isEmpty());
            List<String> availability = home.probe.on(home.base + "/bridge/availability");
            assertEquals(List.of("online", "offline", "online"), availability);
            assertEquals(0, saidSame(home));
            assertTrue(process.isAlive());
            process.destroy();
            assertEquals(0, process.waitFor());
            assertEquals(
                    "offline",
                    home.probe.last(home.base + "/bridge/availability").orElseThrow());
        }
    }

    private static long saidSame(Home home) throws IOException {
        return Files.readString(home.log())
                .lines()
                .filter(line -> line.contains("nothing is new in "))
                .count();
    }
}
