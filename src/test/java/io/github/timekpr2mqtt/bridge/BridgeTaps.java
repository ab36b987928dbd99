package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.timekpr2mqtt.homeassistant.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** How each control of the bridge is tried in a live Home Assistant. A new one needs an entry. */
final class BridgeTaps {
    /** By the key of the control. */
    static final Map<String, Tap> ALL = Map.of(
            "sync_all", BridgeTaps::syncAll,
            "log_level", BridgeTaps::logLevel,
            "diagnostics", BridgeTaps::diagnostics,
            "dashboard", BridgeTaps::dashboard,
            "new_key", BridgeTaps::newKey,
            "restart", BridgeTaps::restart);

    private BridgeTaps() {}

    private static void syncAll(Tap.Place place) throws IOException {
        int before = place.live().announcements(place.subject());
        place.press();
        Awaitility.await("all is announced again").until(() -> place.live().announcements(place.subject()) > before);
    }

    private static void diagnostics(Tap.Place place) throws IOException {
        Path file = place.live().home.data.resolve("diagnostics.json");
        Files.deleteIfExists(file);
        place.press();
        LiveHome.awaitThat("the diagnostics are in the folder", "true", () -> String.valueOf(Files.exists(file)));
    }

    /** The walk presses it with whatever the log holds already: so it must hold one more. */
    private static void dashboard(Tap.Place place) throws IOException {
        int before = dashboards(place);
        place.press();
        LiveHome.awaitThat("a dashboard is in the log", "true", () -> String.valueOf(dashboards(place) > before));
    }

    private static int dashboards(Tap.Place place) throws IOException {
        return place.live().bridgeLog().split("title: Screen time", -1).length;
    }

    /** Until every PC has let the new one in and nobody uses the old one any more. */
    private static void newKey(Tap.Place place) throws IOException {
        LiveHome live = place.live();
        String old = live.attribute(place.subject(), "connection", "public_key");
        place.press();
        String fresh = Awaitility.await("another key")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> live.attribute(place.subject(), "connection", "public_key"),
                        key -> key.startsWith("ssh-") && !key.equals(old));
        for (Topics.Subject subject : live.tables().keySet()) {
            if (subject instanceof Topics.Pc pc) {
                live.pc(pc.pc()).access().authorise(fresh);
            }
        }
        place.other("sync_all").press();
        LiveHome.awaitThat(
                "the PCs that use the old key",
                "[]",
                () -> live.attribute(place.subject(), "connection", "old_key_on"));
    }

    /** A refusal is worth a line at "info", and none at "error". */
    private static void logLevel(Tap.Place place) throws IOException {
        for (String level : new String[] {"error", "info"}) {
            place.call(level);
            place.awaitShown(level);
            String topic = place.live().home.account("den", "anna", "limit_monday/set");
            String value = "nonsense-at-" + level;
            int events = place.live().home.events("den", "anna").size();
            place.live().home.probe.publish(topic, value);
            place.live().home.awaitEvent("den", "anna", events + 1);
            if (level.equals("error")) {
                assertFalse(place.live().bridgeLog().contains(value));
            } else {
                Awaitility.await(value).until(() -> place.live().bridgeLog().contains(value));
            }
        }
    }

    private static void restart(Tap.Place place) throws IOException {
        LiveHome live = place.live();
        String before = live.attribute(place.subject(), "health", "started");
        place.press();
        Awaitility.await("another start")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> live.attribute(place.subject(), "health", "started"),
                        started -> started.startsWith("20") && !started.equals(before));
    }
}
