package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final Options.Pc DEN =
            new Options.Pc("den", "192.0.2.20", 22, "timekpr2mqtt", "", List.of(), List.of(), false);

    private final PcSettings settings = new PcSettings();
    private final Accounts accounts = new Accounts(DEN, settings);

    private static Observation look(String excluded, String fault) throws Unreadable {
        Observation toy = new ToyTimekpr().look();
        String main = toy.main().print().replaceFirst("(?m)^(TIMEKPR_USERS_EXCL = ).*$", "$1" + excluded);
        return new Observation(
                toy.clock(), "boot", toy.version(), MainConfig.parse(main), fault, toy.accounts(), Map.of(), Set.of());
    }

    private void seen(Observation observation) {
        accounts.seen(observation, Map.of(), Instant.EPOCH);
        settings.seen(observation);
    }

    /** A parent's, say: of half a list the daemon knows nothing, it read the whole one when it started. */
    @Test
    void an_account_that_timekpr_leaves_out_does_not_appear_by_half_a_list() throws Unreadable {
        seen(look("gdm;anna", ""));
        assertEquals(Set.of(), accounts.names());
        seen(look("gdm;an", "timekpr.conf: it is cut"));
        assertEquals(Set.of(), accounts.names());
        seen(look("gdm", ""));
        assertEquals(Set.of(ToyTimekpr.ANNA), accounts.names());
    }

    @Test
    void nor_after_a_restart() throws Unreadable {
        settings.remember(Optional.of(look("anna", "").main()), Optional.empty());
        seen(look("an", "timekpr.conf: it is cut"));
        assertEquals(Set.of(), accounts.names());
    }

    @Test
    void of_a_pc_that_was_never_seen_sound_what_can_be_read_counts() throws Unreadable {
        seen(look("gdm", "timekpr.conf: it is cut"));
        assertEquals(Set.of(ToyTimekpr.ANNA), accounts.names());
    }
}
