package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The PC does not let the bridge in any more, or not far enough, until somebody mends it. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessLineTest {
    private static final String NO_SESSION = "MaxSessions 0";
    private static final String ONE_SESSION = "MaxSessions 1";

    private final LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
    private final Proxy wire = new Proxy(den.port());
    private final Path gate;
    private final Home home;
    private final GivenOnce grants;
    private int minutes = 40;

    AccessLineTest(Broker broker, @TempDir Path folder) throws IOException {
        wire.open();
        home = new Home(broker, folder).at("den", "127.0.0.1", wire.port(), "anna");
        gate = Files.writeString(folder.resolve("gate"), Gate.script());
        grants = new GivenOnce(home, den);
        authorise();
        home.start();
    }

    private void authorise() throws IOException {
        den.access().authorise(Keys.in(home.data).publicLine(), gate);
    }

    @AfterAll
    void end() throws IOException {
        home.close();
        wire.close();
        den.close();
    }

    /** What is done on the PC, and how that is said. */
    private enum Fault {
        KEY_REMOVED("does not accept our SSH key for the account timekpr2mqtt. Paste the setup line"),
        CHANNEL_REFUSED("opened no further session for the account timekpr2mqtt (open failed"),
        /** The bus takes it, and nothing can be read. */
        SECOND_CHANNEL_REFUSED("opened no further session for the account timekpr2mqtt (open failed"),
        GATE_REMOVED("The account timekpr2mqtt on the PC did not run our command ("),
        HOST_KEY_CHANGED("The PC shows another SSH host key: SHA256:");

        private final String words;

        Fault(String words) {
            this.words = words;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_wanted_meanwhile_waits_with_the_reason_and_is_done_once_when_that_is_mended(Fault fault)
            throws Exception {
        String pc = home.base + "/pc/den/state";
        home.awaitOnline("den").awaitAccount("den", "anna");
        breaks(fault);
        if (fault != Fault.GATE_REMOVED) { // which is run for each reading
            grants.press();
            grants.holds(); // by the connection that stands
        }
        wire.blink();
        Map<String, Object> said =
                home.await(pc, state -> String.valueOf(state.get("last_error")).contains(fault.words));
        assertEquals("ON", said.get("problem"));
        assertEquals("OFF", said.get("online"));

        int extra = GrantLineTest.extra(den, "anna");
        grants.press();
        home.command("den", "anna", "limit_friday", String.valueOf(++minutes));
        home.await(
                home.account("den", "anna", "state"),
                state -> Integer.valueOf(2).equals(state.get("waiting")));
        Map<String, Object> settings = home.await(
                home.account("den", "anna", "settings"),
                document -> Integer.valueOf(minutes).equals(document.get("limit_friday")));
        assertTrue(String.valueOf(settings.get("details")).contains(fault.words), settings::toString);
        assertEquals(extra, GrantLineTest.extra(den, "anna"));

        mend(fault);
        home.probe.publish(home.base + "/pc/den/sync_now/set", "PRESS"); // or it is seen within a minute
        grants.holds();
        home.await(pc, state -> "OFF".equals(state.get("problem")) && "OK".equals(state.get("last_error")));
        String limits = den.files().config("anna", "LIMITS_PER_WEEKDAYS");
        assertEquals(String.valueOf(minutes * 60), limits.split(";", -1)[4]);
    }

    private void breaks(Fault fault) throws IOException {
        switch (fault) {
            case KEY_REMOVED -> den.access().revoke();
            case CHANNEL_REFUSED -> den.access().sshd(NO_SESSION, true);
            case SECOND_CHANNEL_REFUSED -> den.access().sshd(ONE_SESSION, true);
            case GATE_REMOVED -> den.access().removeGate();
            case HOST_KEY_CHANGED -> den.access().newHostKey();
        }
    }

    private void mend(Fault fault) throws IOException {
        switch (fault) {
            case KEY_REMOVED, GATE_REMOVED -> authorise();
            case CHANNEL_REFUSED -> den.access().sshd(NO_SESSION, false);
            case SECOND_CHANNEL_REFUSED -> den.access().sshd(ONE_SESSION, false);
            case HOST_KEY_CHANGED -> {
                home.stop();
                home.hostKey(den.access().hostKey()).start();
            }
        }
    }
}
