package io.github.timekpr2mqtt.bridge;

import static io.github.timekpr2mqtt.bridge.Gone.awaitCleared;
import static io.github.timekpr2mqtt.bridge.Gone.awaitTombstones;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.HomeAssistant;
import io.github.timekpr2mqtt.lab.HomeAssistantVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link ToyHomeAssistant} does in the other tests, done by a live one. Run alone by {@code HA=required ./mvnw test -Dtest=HomeAssistantGoingTest}. */
class HomeAssistantGoingTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static void awaitEntity(HomeAssistant ha, String id, boolean there) {
        Awaitility.await(id + (there ? "" : " gone"))
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreException(IOException.class)
                .until(() -> ha.registry().contains("\"" + id), Boolean.valueOf(there)::equals);
    }

    @ParameterizedTest
    @EnumSource
    void whatever_goes_while_it_is_down_and_is_disabled_is_gone_after_its_next_start(
            HomeAssistantVersion version, @TempDir Path folder) throws Exception {
        try (AssistedHome assisted = AssistedHome.start(version, folder)) {
            HomeAssistant ha = assisted.ha();
            Home home = assisted.home();
            Gone.seen(home.data, "den", "anna", "ben");
            home.at("den", "127.0.0.1", 1).start();
            ha.await("sensor.anna_on_den_changes", "applied"::equals);
            ha.await("sensor.ben_on_den_changes", "applied"::equals);
            ha.disable("number.ben_on_den_limit_2_tuesday");
            home.stop();
            Gone.announceMore(home, "homeassistant/device/timekpr_den/anna/config");
            ha.await("text.anna_on_den_mood", "unavailable"::equals); // the bridge is not there
            if (version == HomeAssistantVersion.NEWEST) { // the oldest keeps a disabled one that went while it was down
                ha.disable("text.anna_on_den_mood");
            }

            ha.stop();
            home.exclude("ben").start();
            awaitCleared(home.probe, "/ben");
            ha.restart();
            ha.await("binary_sensor.den_online", "off"::equals);
            awaitEntity(ha, "timekpr.den.ben.", false);
            awaitEntity(ha, "timekpr.den.anna.mood", false);
            awaitTombstones(home.data, 0);
            assertEquals("applied", ha.state("sensor.anna_on_den_changes"));
            assertTrue(!ha.registry().contains("\"Ben on den\""), "its device is gone, too");

            ha.disable("number.anna_on_den_limit_2_tuesday");
            home.stop();
            Gone.seen(home.data, "study", "anna");
            home.remove("den").at("study", "127.0.0.1", 1).start();
            ha.await("sensor.anna_on_study_changes", "applied"::equals);
            awaitEntity(ha, "timekpr.den.", false);
            awaitEntity(ha, "timekpr_den_", false);
            assertTrue(!ha.registry().contains("on den\""), "nor are those of a renamed PC");
            assertEquals("", aboutUs(ha, version));
        }
    }

    /** The oldest clears the topic of a device once more for each of its disabled entities, and wonders each time what for. */
    private static String aboutUs(HomeAssistant ha, HomeAssistantVersion version) throws IOException {
        return LiveHome.aboutUs(ha.log())
                .lines()
                .filter(line -> version == HomeAssistantVersion.NEWEST
                        || !line.contains("No device components to cleanup for "))
                .collect(Collectors.joining("\n"));
    }
}
