package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.host.KeyTexts;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key with which the bridge logs in to real SSH servers: one of the options, and the change of its own. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyChangeLineTest {
    private final LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
    private final LabPc attic = LabPc.start(LabVersion.TIMEKPR_0_5_4, "ben");
    private final Broker broker;
    private final Path folder;

    KeyChangeLineTest(Broker broker, @TempDir Path folder) throws IOException {
        this.broker = broker;
        this.folder = folder;
    }

    @AfterAll
    void end() throws IOException {
        den.close();
        attic.close();
    }

    private static void press(Home home, String topic) {
        home.probe.publish(home.base + "/" + topic + "/set", "PRESS");
    }

    private static Map<?, ?> awaitBehind(Home home, String... pcs) {
        Map<String, Object> state = home.await(
                home.base + "/bridge/state",
                document -> List.of(pcs).equals(connection(document).get("old_key_on")));
        assertEquals(pcs.length == 0 ? "ok" : "problem", state.get("health"));
        return connection(state);
    }

    private static Map<?, ?> connection(Map<String, Object> state) {
        return state.get("details") instanceof Map<?, ?> details && details.get("connection") instanceof Map<?, ?> found
                ? found
                : Map.of();
    }

    @Test
    void each_pc_goes_over_when_it_knows_the_new_key_and_the_old_one_goes_with_the_last() throws Exception {
        try (Home home = new Home(broker, folder)) {
            home.with("den", den, "anna").with("attic", attic, "ben").startProcess();
            home.awaitOnline("den")
                    .awaitOnline("attic")
                    .awaitAccount("den", "anna")
                    .awaitAccount("attic", "ben");
            String old = Keys.in(home.data).publicLine();
            assertEquals(old, awaitBehind(home).get("public_key"));

            press(home, "bridge/new_key");
            String fresh = String.valueOf(awaitBehind(home, "attic", "den").get("public_key"));
            assertFalse(fresh.equals(old));
            press(home, "pc/den/sync_now");
            home.applied("den", "anna", "limit_monday", "61", 61); // by the old one
            press(home, "bridge/new_key");
            Map<String, Object> refused =
                    home.await(home.base + "/bridge/event", event -> "new_key".equals(event.get("command")));
            assertTrue(String.valueOf(refused.get("reason")).contains("still in use on attic, den"), refused::toString);

            den.access().authorise(fresh);
            press(home, "pc/den/sync_now");
            assertEquals(fresh, awaitBehind(home, "attic").get("public_key"));
            home.applied("den", "anna", "limit_monday", "62", 62);

            home.kill();
            home.startProcess();
            home.await(
                    home.base + "/bridge/state",
                    state -> List.of("attic").equals(connection(state).get("old_key_on")));
            home.awaitOnline("attic");
            attic.off();
            attic.access().authorise(fresh);
            home.await(home.base + "/pc/attic/state", state -> "OFF".equals(state.get("online")));
            awaitBehind(home, "attic");
            assertTrue(Files.exists(home.data.resolve("ssh/id_ed25519_new")));
            attic.on();
            assertEquals(fresh, awaitBehind(home).get("public_key"));
            home.awaitOnline("attic").applied("attic", "ben", "limit_monday", "63", 63);
            assertFalse(Files.exists(home.data.resolve("ssh/id_ed25519_new")));

            home.kill();
            home.startProcess();
            home.awaitOnline("den").applied("den", "anna", "limit_monday", "64", 64);
            assertEquals(fresh, kept(home).publicLine());
            assertTrue(kept(home).old().isEmpty());
        }
    }

    /** With a wish that came while it was off, and a kill of the bridge and the new key before it is on again. */
    @Test
    void a_pc_that_is_off_when_the_key_is_changed_is_entered_by_the_old_one_until_it_has_the_new_one()
            throws Exception {
        try (Home home = new Home(broker, folder.resolve("off"))) {
            home.with("den", den, "anna").with("attic", attic, "ben").startProcess();
            home.awaitOnline("den")
                    .awaitOnline("attic")
                    .awaitAccount("den", "anna")
                    .awaitAccount("attic", "ben");
            String old = Keys.in(home.data).publicLine();
            attic.off();
            home.await(home.base + "/pc/attic/state", state -> "OFF".equals(state.get("online")));

            press(home, "bridge/new_key");
            String fresh = String.valueOf(awaitBehind(home, "attic", "den").get("public_key"));
            den.access().authorise(fresh);
            press(home, "pc/den/sync_now");
            awaitBehind(home, "attic");
            home.command("attic", "ben", "limit_monday", "71");
            home.await(
                    home.account("attic", "ben", "state"),
                    state -> Integer.valueOf(1).equals(state.get("waiting")));
            home.kill();
            home.startProcess();
            home.awaitOnline("den").applied("den", "anna", "limit_monday", "72", 72);
            assertEquals(fresh, awaitBehind(home, "attic").get("public_key"));
            assertEquals(Optional.of(old), kept(home).oldLine());

            attic.on();
            home.awaitOnline("attic");
            home.await(
                    home.account("attic", "ben", "state"),
                    state -> Integer.valueOf(0).equals(state.get("waiting")));
            assertEquals(
                    String.valueOf(71 * 60),
                    attic.files().config("ben", "LIMITS_PER_WEEKDAYS").split(";", -1)[0]);
            awaitBehind(home, "attic");
            assertEquals(Optional.of(old), kept(home).oldLine());

            attic.access().authorise(fresh);
            press(home, "pc/attic/sync_now");
            assertEquals(fresh, awaitBehind(home).get("public_key"));
            home.applied("attic", "ben", "limit_monday", "73", 73);
            assertEquals(Optional.empty(), kept(home).oldLine());
        }
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, 0", "EC, 256", "RSA, 3072"})
    void a_key_of_the_options_of_each_kind_opens_a_real_pc(String algorithm, int bits) throws Exception {
        KeyPair pair = KeyTexts.pair(algorithm, bits);
        Path file = Files.writeString(folder.resolve(algorithm), KeyTexts.openSsh(pair));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        den.access().authorise(KeyTexts.publicLine(pair));
        try (Home home = new Home(broker, folder)) {
            home.at("den", "127.0.0.1", den.port(), "anna").sshKey(file).start();
            home.awaitOnline("den").awaitAccount("den", "anna");
        }
    }

    /** Read beside a bridge that may be writing them: {@link Keys#in} would write, too. */
    private static Keys kept(Home home) throws IOException {
        return Keys.found(home.data).orElseThrow();
    }
}
