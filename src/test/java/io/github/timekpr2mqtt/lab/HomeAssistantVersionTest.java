package io.github.timekpr2mqtt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HomeAssistantVersionTest {
    @Test
    void the_newest_is_run_unless_the_oldest_or_both_are_asked_for() {
        assertEquals(List.of(HomeAssistantVersion.NEWEST), HomeAssistantVersion.wanted(null));
        assertEquals(List.of(HomeAssistantVersion.NEWEST), HomeAssistantVersion.wanted(""));
        assertEquals(List.of(HomeAssistantVersion.OLDEST), HomeAssistantVersion.wanted("2025.10"));
        assertEquals(List.of(HomeAssistantVersion.values()), HomeAssistantVersion.wanted("both"));
    }

    @Test
    void any_other_is_refused() {
        assertEquals(
                "HA_VERSION: given '2025.9', allowed newest, 2025.10, both",
                assertThrows(IllegalArgumentException.class, () -> HomeAssistantVersion.wanted("2025.9"))
                        .getMessage());
    }
}
