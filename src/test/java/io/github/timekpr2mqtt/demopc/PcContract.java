package io.github.timekpr2mqtt.demopc;

import static io.github.timekpr2mqtt.demopc.Opened.soon;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the bridge relies on, asked of a PC. The real ones are right; where the demo PC differs, it is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PcContract implements LimitsContract, GrantContract, SignalContract, OwnContract {
    private final Opened opened;

    PcContract(Path folder) throws Exception {
        opened = new Opened(
                folder,
                (key, children) -> start(folder, key, children),
                Opened.NOON,
                "seven",
                "short",
                "hours",
                "range",
                "words",
                "sense",
                "gift",
                "over",
                "player",
                "opener",
                "early",
                "first",
                "there",
                "late",
                VISITOR.value(),
                "sha.pe",
                "present",
                "absent",
                "asked",
                "free",
                "typed");
    }

    abstract ContractPc start(Path folder, String publicKey, String... children) throws IOException;

    @Override
    public Opened opened() {
        return opened;
    }

    @AfterAll
    void end() throws IOException {
        opened.close();
    }

    @Test
    void at_midnight_a_child_who_is_there_begins_a_new_day_within_the_week(@TempDir Path folder) throws Exception {
        LocalDateTime friday = LocalDateTime.of(2027, 5, 14, 23, 59);
        try (Opened pc = new Opened(folder, (key, children) -> start(folder, key, children), friday, "owl")) {
            pc.spent("owl", friday.minusHours(2), -700, 800, 900);
            pc.logInAndCount("owl");
            pc.pc.clock(friday.plusSeconds(56));
            soon().until(() -> pc.pc.time("owl", "LAST_CHECKED").startsWith("2027-05-15 00:00"));
            assertTrue(pc.time("owl", "TIME_SPENT_DAY") < 60);
            assertTrue(pc.time("owl", "TIME_SPENT_BALANCE") >= 0);
            assertTrue(pc.time("owl", "TIME_SPENT_WEEK") > 900);
        }
    }
}
