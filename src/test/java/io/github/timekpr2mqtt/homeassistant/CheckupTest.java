package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Checkup.Look;
import io.github.timekpr2mqtt.homeassistant.Checkup.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private static final Look GOOD = new Look("Name", Verdict.GOOD, "den is 192.0.2.20");
    private static final Look BROKEN = new Look("Our key", Verdict.BROKEN, "paste the line");
    private static final Look UNSEEN = new Look("Timekpr", Verdict.NOT_LOOKED_AT, "not looked at");

    private static Checkup of(Look... looks) {
        return new Checkup(List.of(looks), "sudo something", Anna.NOW);
    }

    private static Map<String, @Nullable Object> attributes(Optional<Checkup> checkup) {
        return Checkup.attributes(checkup, Anna.ZONE);
    }

    @Test
    void all_is_well_only_if_everything_was_looked_at_and_good() {
        assertTrue(of(GOOD).isWell());
        assertEquals("ok", of(GOOD, GOOD).word());
        assertFalse(of(GOOD, BROKEN).isWell());
        assertEquals("problem", of(GOOD, UNSEEN).word());
    }

    @Test
    void the_attributes_are_the_steps_as_people_read_them_what_to_paste_and_when_it_was() {
        Map<String, @Nullable Object> attributes = attributes(Optional.of(of(GOOD, BROKEN, UNSEEN)));

        assertEquals(
                List.of("✓ Name: den is 192.0.2.20", "✗ Our key: paste the line", "– Timekpr: not looked at"),
                attributes.get("steps"));
        assertEquals("sudo something", attributes.get("setup_line"));
        assertEquals("2026-11-21T12:00:00+01:00", attributes.get("at"));
    }

    @Test
    void before_anybody_looked_there_are_the_same_attributes() {
        assertEquals(
                attributes(Optional.of(of(GOOD))).keySet(),
                attributes(Optional.empty()).keySet());
        assertEquals(
                Arrays.asList(List.of(), null, null),
                new ArrayList<>(attributes(Optional.empty()).values()));
    }

    /** Names of accounts, versions and zones are what the PC says they are. */
    @Test
    void what_a_pc_says_stays_one_short_line_without_commands_for_a_terminal() {
        Look look = new Look("Accounts", Verdict.GOOD, " anna\n✓ Clock: fine\u001b[2J\u202e " + "x".repeat(300));

        assertTrue(look.words().startsWith("anna ✓ Clock: fine [2J x"), look.words());
        assertEquals(Entity.MAX_STATE, look.words().length());
    }
}
