package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Announcement;
import io.github.timekpr2mqtt.homeassistant.Announcements;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Renamed;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code -Dgolden.update=true} writes the example anew. */
class DashboardTextTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final Path EXAMPLE = Path.of("ha-addon", "examples", "dashboard.yaml");
    private static final String FIRST_LINES = """
            # What --dashboard prints for two children, Anna and Cleo, on a PC "den". Made by the build.
            """;

    private static Announcements family() throws IOException {
        Map<String, Announcement> devices = new LinkedHashMap<>();
        devices.put("bridge", announcement(new Topics.Bridge(), "discovery-bridge"));
        devices.put("pc", announcement(new Topics.Pc("den"), "discovery-pc"));
        devices.put("anna", announcement(new Topics.Account("den", new Username("anna")), "discovery-account"));
        devices.put(
                "cleo",
                announcement(new Topics.Account("den", new Username("cleo")), "discovery-account-that-uses-all"));
        return new Announcements(devices, Map.of());
    }

    private static Announcement announcement(Topics.Subject subject, String golden) throws IOException {
        String payload = Files.readString(GOLDEN.resolve(golden + ".json"));
        return new Announcement(subject, new Announcement.Version(payload, Map.of()), Set.of());
    }

    @Test
    void the_example_is_what_is_printed() throws IOException, Refused {
        String text = FIRST_LINES + DashboardText.of(family(), Renamed.NONE);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(EXAMPLE, text);
        }
        assertEquals(Files.readString(EXAMPLE), text);
    }

    @Test
    void what_yaml_1_1_would_take_for_a_truth_value_is_quoted() throws IOException, Refused {
        String text = DashboardText.of(family(), Renamed.NONE);
        assertTrue(text.contains("state: \"on\""), text);
        assertFalse(text.contains("state: on"), text);
        assertTrue(text.contains("name: \"7 days\""), text);
    }

    @Test
    void it_has_no_anchors_that_a_person_would_have_to_follow() throws IOException, Refused {
        String text = DashboardText.of(family(), Renamed.NONE);
        assertFalse(text.contains("&id"), text);
        assertFalse(text.contains("*id"), text);
    }

    @Test
    void a_renamed_entity_is_in_it_by_its_new_name() throws IOException, Refused {
        String text = DashboardText.of(family(), Renamed.of(List.of("sensor.den_check=sensor.way_to_den")));
        assertTrue(text.contains("entity: sensor.way_to_den"), text);
        assertFalse(text.contains("sensor.den_check"), text);
    }

    @Test
    void where_nothing_was_announced_there_is_nothing_to_show() {
        Refused refused = assertThrows(Refused.class, () -> DashboardText.of(Announcements.NONE, Renamed.NONE));
        assertEquals(
                "there is nothing to show: no PC and no child was announced to Home Assistant yet", refused.reason());
    }
}
