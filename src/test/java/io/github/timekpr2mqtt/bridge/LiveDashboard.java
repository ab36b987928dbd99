package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.HomeAssistantSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The dashboard that the bridge makes, in a live Home Assistant. */
final class LiveDashboard {
    private static final String PATH = "screen-time";
    private static final Pattern ID =
            Pattern.compile("(?:sensor|binary_sensor|button|number|text|select|switch)\\.[a-z0-9_]+");

    private final LiveHome live;

    LiveDashboard(LiveHome live) {
        this.live = live;
    }

    /** A parent presses the button, copies what stands in the log, and pastes it. */
    void isShown() throws IOException {
        String text = Errand.dashboard(new CommandLine.Board(live.home.data, List.of()));
        live.ha.call("button/press", Map.of("entity_id", "button.timekpr_write_dashboard"));
        Awaitility.await("the dashboard in the log")
                .atMost(Duration.ofMinutes(1))
                .until(() -> live.bridgeLog().contains(text));
        TreeSet<String> missing = new TreeSet<>();
        for (String id : ID.matcher(text).results().map(found -> found.group()).toList()) {
            if (live.ha.state(id).isEmpty()) {
                missing.add(id);
            }
        }
        assertEquals(new TreeSet<>(), missing);
        assertTrue(text.contains("sensor.anna_on_den_time_left_today"), text);
        Object config = new Load(LoadSettings.builder().build()).loadFromString(text);
        try (HomeAssistantSocket socket = live.ha.socket()) {
            socket.ask(
                    "lovelace/dashboards/create",
                    Map.of("url_path", PATH, "title", "Screen time", "mode", "storage", "require_admin", false));
            socket.ask("lovelace/config/save", Map.of("url_path", PATH, "config", config));
            assertEquals(config, socket.ask("lovelace/config", Map.of("url_path", PATH)));
        }
        Path pictures = Files.createDirectories(Path.of("target/pictures").toAbsolutePath());
        live.ha.screenshot("/" + PATH + "/ben", pictures.resolve("dashboard.png"), 1400);
        live.ha.screenshot("/" + PATH + "/pcs", pictures.resolve("dashboard-pcs.png"), 900);
    }
}
