package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be wrong with a PC is said in words of its own, and the PC beside it works. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleLineTest {
    private final LabPc den;
    private final LabPc bare;
    private final LabPc hollow;
    private final LabPc stranger;
    private final LabPc locked;
    private final LabPc dead;
    private final Home home;

    TroubleLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
        den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        bare = LabPc.start(LabVersion.NONE);
        hollow = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        stranger = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna");
        locked = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna");
        dead = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        hollow.off();
        hollow.access().without("systemd-stdio-bridge");
        hollow.on();
        stranger.access().withoutPolicy();
        stranger.access().group(false);
        dead.killDaemon();
        home.with("den", den)
                .with("bare", bare)
                .with("hollow", hollow)
                .with("stranger", stranger)
                .with("locked", locked)
                .with("dead", dead);
        locked.access().revoke();
        home.at("nameless", "no-such-pc.invalid", 22)
                .at("closed", "127.0.0.1", 1)
                .start();
    }

    @BeforeAll
    void shown() {
        home.awaitOnline("den").awaitAccount("den", "anna");
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        for (LabPc pc : new LabPc[] {den, bare, hollow, stranger, locked, dead}) {
            pc.close();
        }
    }

    private Map<String, Object> says(String pc, String words) {
        return home.await(
                home.base + "/pc/" + pc + "/state",
                state -> String.valueOf(state.get("last_error")).contains(words));
    }

    @Test
    void each_trouble_has_its_own_words() {
        assertEquals(
                "OFF",
                says("nameless", "does not know the name no-such-pc.invalid").get("problem"));
        assertEquals(
                "OFF", says("closed", "Nothing answers at 127.0.0.1 port 1").get("problem"));
        assertEquals("ON", says("locked", "does not accept our SSH key").get("problem"));
        assertEquals("ON", says("bare", "Timekpr-nExT is not installed").get("problem"));
        assertEquals("ON", says("hollow", "no systemd-stdio-bridge").get("problem"));
        assertEquals("ON", says("dead", "Timekpr's daemon does not run").get("problem"));
        assertEquals("ON", says("stranger", "may not use Timekpr").get("problem"));
        assertEquals("OK", home.document(home.base + "/pc/den/state").get("last_error"));
    }

    @Test
    void the_bridge_names_a_pc_with_a_problem() {
        says("dead", "does not run");
        Map<String, Object> bridge = home.await(
                home.base + "/bridge/state",
                state -> !"OK".equals(state.get("last_error")) && state.get("last_error") != null);
        assertTrue(String.valueOf(bridge.get("last_error")).contains(": "));
        assertEquals(1, bridge.get("schema"));
    }

    @Test
    void a_change_for_a_pc_in_trouble_waits_with_the_reason_and_the_pc_beside_it_works() throws IOException {
        says("dead", "does not run");
        home.awaitAccount("dead", "anna");
        home.command("dead", "anna", "limit_tuesday", "50");
        Map<String, Object> settings = home.await(
                home.account("dead", "anna", "settings"),
                document -> Integer.valueOf(50).equals(document.get("limit_tuesday")));
        assertTrue(String.valueOf(settings.get("details")).contains("does not run"));
        home.command("den", "anna", "limit_tuesday", "50");
        assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
        dead.startDaemon();
        assertEquals("applied", home.awaitEvent("dead", "anna", 1).get("event_type"));
        assertTrue(dead.files().config("anna", "LIMITS_PER_WEEKDAYS").contains(";3000;"));
        dead.killDaemon();
    }

    @Test
    void a_changed_host_key_is_refused_and_said(@TempDir Path folder, Broker broker) throws Exception {
        try (Home other = new Home(broker, folder);
                LabPc pc = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna")) {
            other.with("pc", pc).start();
            other.awaitOnline("pc");
            pc.off();
            pc.access().newHostKey();
            pc.on();
            Map<String, Object> state = other.await(
                    other.base + "/pc/pc/state",
                    s -> String.valueOf(s.get("last_error")).contains("another SSH host key"));
            assertEquals("OFF", state.get("online"));
            assertEquals("ON", state.get("problem"));
        }
    }
}
