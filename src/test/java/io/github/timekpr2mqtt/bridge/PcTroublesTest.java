package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.host.Troubles;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PcTroublesTest {
    private static final Optional<Trouble> REFUSED = trouble(Trouble.Kind.KEY_REFUSED, "timekpr2mqtt");
    private static final Optional<Trouble> BUSY = trouble(Trouble.Kind.BUSY, "Not allowed at this time");
    private static final Optional<Trouble> OFF = trouble(Trouble.Kind.UNREACHABLE, "den", "no answer");

    private final PcTroubles troubles = new PcTroubles();

    private static Optional<Trouble> trouble(Trouble.Kind kind, Object... details) {
        return Optional.of(Troubles.of(kind, details));
    }

    private void says(Optional<Trouble> trouble) {
        assertEquals(trouble.orElseThrow().getMessage(), troubles.error(""));
    }

    @Test
    void a_pc_that_turns_us_away_for_a_while_does_not_hide_what_somebody_has_to_mend() {
        assertTrue(troubles.is(REFUSED));
        assertFalse(troubles.is(BUSY));
        says(REFUSED);
        assertEquals(troubles.error(""), troubles.problem("", false));
        assertFalse(troubles.is(REFUSED), "it was never gone");
        assertTrue(troubles.is(OFF));
        says(OFF);
    }

    @Test
    void it_is_news_of_a_pc_of_which_nothing_worse_is_known() {
        assertTrue(troubles.is(OFF));
        assertTrue(troubles.is(BUSY));
        says(BUSY);
        assertEquals("", troubles.problem("", false), "it passes by itself");
    }
}
