package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
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
            assertTrue(process.isAlive());
            process.destroy();
            assertEquals(143, process.waitFor());
            assertEquals(
                    "offline",
                    home.probe.last(home.base + "/bridge/availability").orElseThrow());
        }
    }
}
