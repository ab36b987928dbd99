package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BridgeViewTest {
    private static final List<String> PCS = List.of("attic", "den");
    private static final BridgeView CALM = Shown.bridge(PCS, PCS, 0, List.of());

    @Test
    void memory_alone_is_no_news() {
        assertTrue(CALM.tellsAsMuchAs(CALM.withMemory(OptionalInt.of(300))));
        assertTrue(CALM.tellsAsMuchAs(CALM.withMemory(OptionalInt.empty())));
        assertFalse(CALM.tellsAsMuchAs(Shown.bridge(PCS, PCS, 1, List.of())));
        assertFalse(CALM.tellsAsMuchAs(Shown.bridge(PCS, List.of("den"), 0, List.of())));
    }

    @Test
    void its_health_is_what_somebody_has_to_do_something_about() {
        assertEquals("ok", Documents.bridge(CALM).get("health"));
        assertEquals("OK", Documents.bridge(CALM).get("last_error"));
        Map<String, ?> ill = Documents.bridge(
                Shown.bridge(PCS, List.of("den"), 0, List.of("attic: another host key", "den: cannot save")));
        assertEquals("problem", ill.get("health"));
        assertEquals("attic: another host key", ill.get("last_error"));
        assertEquals(
                Map.of(
                        "problems",
                        List.of("attic: another host key", "den: cannot save"),
                        "pcs",
                        Map.of("attic", "off", "den", "on"),
                        "started",
                        "2026-11-21T09:30:15+01:00",
                        "memory_mib",
                        120),
                DiscoveryRules.map(DiscoveryRules.map(ill, "details"), "health"));
    }

    @Test
    void a_pc_that_is_off_is_no_illness() {
        assertEquals(
                "ok",
                Documents.bridge(Shown.bridge(PCS, List.of(), 5, List.of())).get("health"));
    }
}
