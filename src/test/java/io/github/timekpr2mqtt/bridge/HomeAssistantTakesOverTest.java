package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.HomeAssistant;
import io.github.timekpr2mqtt.lab.HomeAssistantSocket;
import io.github.timekpr2mqtt.lab.HomeAssistantVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The entities of timekpr-mngr in a live Home Assistant become ours. Run alone by {@code HA=required ./mvnw test -Dtest=HomeAssistantTakesOverTest}. */
class HomeAssistantTakesOverTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.DAYS);
    private static final String TIME = "sensor.timekpr_mngr_den_anna_time_used_today";
    private static final String PLAYTIME = "sensor.timekpr_mngr_den_anna_playtime_today";
    private static final String ONLINE = "binary_sensor.timekpr_mngr_timekpr_server_den_status";

    @ParameterizedTest
    @EnumSource
    void the_three_entities_of_timekpr_mngr_keep_their_ids_and_statistics(
            HomeAssistantVersion version, @TempDir Path folder) throws Exception {
        try (AssistedHome assisted = AssistedHome.start(version, folder)) {
            HomeAssistant ha = assisted.ha();
            Home home = assisted.home();
            Predecessor old = new Predecessor(home.probe, home.base, "den", "anna").announce("homeassistant");
            Awaitility.await("its entities")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(
                            () -> {
                                old.tell(3000, 600);
                                return ha.state(TIME) + " " + ha.state(PLAYTIME) + " " + ha.state(ONLINE);
                            },
                            "3000 600 on"::equals);
            Map<String, String> before = ids(ha);
            remember(ha, TIME);

            Gone.seen(home.data, "den", "anna");
            home.at("den", "127.0.0.1", 1, "anna").start();
            ha.await("sensor.anna_on_den_changes", "applied"::equals);
            ha.await(ONLINE, "off"::equals);
            ha.await(TIME, "0.0"::equals);
            ha.await(PLAYTIME, "0.0"::equals);
            Gone.awaitTombstones(home.data, 0);
            isOurs(ha, before);
            assertEquals("", LiveHome.aboutUs(ha.log()));

            ha.restart();
            ha.await(ONLINE, "off"::equals);
            ha.await(TIME, "0.0"::equals);
            isOurs(ha, before);
            assertEquals("", LiveHome.aboutUs(ha.log()));
        }
    }

    private void isOurs(HomeAssistant ha, Map<String, String> before) throws IOException {
        assertEquals(before, ids(ha), "the same ids as before");
        assertEquals(
                ha.version() != HomeAssistantVersion.NEWEST,
                ha.view().devices().containsKey("timekpr-mngr"),
                "its device is gone; the oldest keeps it, empty");
        assertEquals(
                "s", ha.attribute(TIME, "unit_of_measurement"), "as its owner knows it: our minutes are converted");
        try (HomeAssistantSocket socket = ha.socket()) {
            assertTrue(hours(socket).contains("mean=1800.0"), "what was recorded is there");
            assertEquals(Map.of(), socket.ask("recorder/validate_statistics", Map.of()));
        }
    }

    /** As its recorder would have had it of an hour of yesterday. */
    private void remember(HomeAssistant ha, String entity) throws IOException {
        try (HomeAssistantSocket socket = ha.socket()) {
            socket.ask(
                    "recorder/import_statistics",
                    Map.of(
                            "metadata",
                            metadata(ha.version(), entity),
                            "stats",
                            List.of(Map.of("start", hour.toString(), "mean", 1800.0, "min", 1800.0, "max", 1800.0))));
            Awaitility.await("its statistics").atMost(LIMIT).until(() -> hours(socket), rows -> rows.contains("mean"));
        }
    }

    private static Map<String, Object> metadata(HomeAssistantVersion version, String entity) {
        Map<String, Object> metadata = new TreeMap<>();
        metadata.put("statistic_id", entity);
        metadata.put("source", "recorder");
        metadata.put("name", "Time");
        metadata.put("unit_of_measurement", "s");
        if (version == HomeAssistantVersion.NEWEST) {
            metadata.put("unit_class", "duration");
            metadata.put("mean_type", 1);
        } else {
            metadata.put("has_mean", true);
        }
        metadata.put("has_sum", false);
        return metadata;
    }

    private String hours(HomeAssistantSocket socket) throws IOException {
        return String.valueOf(socket.ask(
                "recorder/statistics_during_period",
                Map.of(
                        "start_time",
                        hour.toString(),
                        "statistic_ids",
                        List.of(TIME),
                        "period",
                        "hour",
                        "units",
                        Map.of("duration", "s"))));
    }

    /** The entity ids of those that timekpr-mngr had, by its own. */
    private static Map<String, String> ids(HomeAssistant ha) throws IOException {
        Map<String, String> ids = new TreeMap<>();
        ha.view().entities().forEach((id, entity) -> {
            if (id.contains(" timekpr_")) {
                ids.put(id, String.valueOf(entity.get("entity_id")));
            }
        });
        assertEquals(3, ids.size(), ids::toString);
        return ids;
    }
}
