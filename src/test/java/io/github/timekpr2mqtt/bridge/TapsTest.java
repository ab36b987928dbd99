package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.homeassistant.Entities;
import io.github.timekpr2mqtt.homeassistant.Entity;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TapsTest {
    @Test
    void each_control_of_the_tables_is_tried_in_home_assistant_and_nothing_else() {
        assertEquals(controls(Entities.ACCOUNT), Taps.ACCOUNT.keySet());
        assertEquals(controls(Entities.pc(TimekprVersion.NEWEST)), Taps.PC.keySet());
        assertEquals(controls(Entities.BRIDGE), BridgeTaps.ALL.keySet());
    }

    private static Set<String> controls(List<? extends Entity<?>> rows) {
        return rows.stream()
                .filter(row -> row.control().isPresent())
                .map(Entity::key)
                .collect(Collectors.toSet());
    }
}
