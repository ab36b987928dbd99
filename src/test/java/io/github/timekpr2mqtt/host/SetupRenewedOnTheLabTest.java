package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabSuite;
import io.github.timekpr2mqtt.lab.Ran;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The line pasted again on a PC where it was before: what came in the way meanwhile is put right or named. */
@Lab
@ParameterizedClass
@CsvSource({"STABLE, dash, false", "TESTING, bash, true"})
class SetupRenewedOnTheLabTest extends PastedOnTheLab {
    private static final String ENDED = "connections: those of the keys from before were ended\n";

    private final Heard heard = new Heard();

    SetupRenewedOnTheLabTest(LabSuite suite, String shell, boolean broker) {
        super(suite, shell, broker);
    }

    @Test
    void who_is_in_with_a_key_from_before_is_out_and_nobody_is_where_the_keys_stay() throws Exception {
        assertFalse(paste().orFail().contains(ENDED), "nobody was in");
        Link open = key.open(heard);
        open.check();

        assertFalse(paste().orFail().contains(ENDED));
        open.check();
        assertEquals(List.of(), heard.ends);

        String other = TestKeys.line(TestKeys.ed25519());
        Ran renewed = pasteKey(other);

        assertTrue(renewed.orFail().contains(ENDED), renewed::out);
        await().atMost(Duration.ofSeconds(30)).until(() -> !heard.ends.isEmpty());
        assertFalse(pasteKey(other).orFail().contains(ENDED));
    }

    @Test
    void an_account_that_was_shut_is_opened_again() throws Exception {
        paste().orFail();
        assertEquals("as it was", of("account", paste()));
        pc.parent()
                .run("usermod", "--shell", "/usr/sbin/nologin", "--expiredate", "1", LabPc.ACCOUNT)
                .orFail();

        Ran again = paste();

        assertEquals("timekpr2mqtt, again with the shell /bin/sh and without an end", of("account", again));
        key.open(heard).check();
        assertEquals("as it was", of("account", paste()));
    }

    @Test
    void settings_of_sshd_that_may_keep_the_bridge_out_are_named() throws Exception {
        String attention = "Attention, this setting of sshd may keep the bridge out: ";
        assertFalse(paste().orFail().contains(attention));
        for (String setting : List.of("authenticationmethods publickey,password", "allowusers anna")) {
            Files.writeString(pc.file("/etc/ssh/sshd_config"), setting + "\n", StandardOpenOption.APPEND);
            String said = paste().orFail();
            assertTrue(said.contains(attention + setting + "\n"), said);
        }
        Files.writeString(pc.file("/etc/ssh/sshd_config"), "AuthenticationMethods publickey password,publickey\n");
        assertFalse(paste().orFail().contains(attention + "auth"));
    }
}
