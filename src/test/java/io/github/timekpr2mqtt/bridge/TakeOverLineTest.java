package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.timekpr2mqtt.backup.OldFolder;
import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.host.KeyTexts;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.LocalDate;
import java.time.ZoneId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real PC that knows the key of timekpr-mngr alone is entered at once, and goes over to ours when it knows that. */
@Lab
@ExtendWith(BrokerExtension.class)
class TakeOverLineTest {
    @Test
    void the_key_of_timekpr_mngr_goes_on_until_the_pc_takes_ours_and_its_days_go_on(Broker broker, @TempDir Path folder)
            throws Exception {
        KeyPair known = KeyTexts.pair("RSA", 3072);
        LocalDate day = LocalDate.now(ZoneId.systemDefault()).minusDays(3);
        OldFolder old = new OldFolder(folder)
                .with("servers.json", """
                        {"den": {"host": "127.0.0.1", "port": 22, "user": "root", "key": "id", "users": {"anna": {}}}}""")
                .with("ssh_keys/id", KeyTexts.openSsh(known))
                .with("history/den/anna.json", "{\"" + day + "\": {\"playtime_spent\": 0, \"time_spent\": 5400}}");
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            den.access().authorise(KeyTexts.publicLine(known));
            TakeOver.of(old.homeAssistants("5c53de3b_timekpr_mngr.tar.gz"), home.data);
            String ours = Keys.in(home.data).publicLine();
            home.at("den", "127.0.0.1", den.port(), "anna").start();
            home.awaitOnline("den").awaitAccount("den", "anna").applied("den", "anna", "limit_monday", "61", 61);
            home.await(
                    home.account("den", "anna", "history"),
                    history -> String.valueOf(history).contains(day + "=90"));
            home.await(
                    home.base + "/bridge/state",
                    state -> String.valueOf(state.get("details")).contains("old_key_on=[den]"));

            den.access().authorise(ours);
            home.probe.publish(home.base + "/pc/den/sync_now/set", "PRESS");
            Path fresh = home.data.resolve("ssh/id_ed25519_new");
            Awaitility.await("the old key is gone").atMost(Home.LIMIT).until(() -> !Files.exists(fresh));
            Keys left = Keys.found(home.data).orElseThrow(); // not in(), which writes beside the bridge
            assertEquals(ours, left.publicLine());
            assertFalse(left.isChanging());
            home.applied("den", "anna", "limit_monday", "62", 62);
        }
    }
}
