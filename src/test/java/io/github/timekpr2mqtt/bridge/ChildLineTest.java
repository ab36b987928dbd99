package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A child whose files are gone, broken or not yet known: it is said, and what is wanted waits or ends. */
@Lab
@ExtendWith(BrokerExtension.class)
class ChildLineTest {
    private static boolean says(Map<String, Object> state, String words) {
        return String.valueOf(state.get("last_error")).contains(words);
    }

    @Test
    void a_child_that_timekpr_no_longer_has_says_so_and_its_changes_wait_with_that_reason(
            Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                Home home = new Home(broker, folder)) {
            home.with("den", den).options("\"poll_seconds\":5,").start();
            home.awaitAccount("den", "anna").awaitAccount("den", "ben");
            byte[] config = Files.readAllBytes(den.files().configFile("anna"));
            Files.delete(den.files().configFile("anna"));
            Map<String, Object> state =
                    home.await(home.account("den", "anna", "state"), s -> says(s, "no such account any more"));
            assertEquals("ON", state.get("problem"));
            home.command("den", "anna", "limit_monday", "33");
            state = home.await(
                    home.account("den", "anna", "state"),
                    s -> Integer.valueOf(1).equals(s.get("waiting")));
            assertTrue(String.valueOf(state.get("details")).contains("reason=Timekpr on this PC has no such account"));
            home.command("den", "ben", "limit_monday", "44");
            assertEquals("applied", home.awaitEvent("den", "ben", 1).get("event_type"));
            Files.write(den.files().configFile("anna"), config);
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            home.await(home.account("den", "anna", "state"), s -> says(s, "OK"));
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("1980;"));
        }
    }

    /** The daemon writes the file anew, so that this is seen while the daemon leaves it alone. */
    @Test
    void a_child_of_whom_a_file_may_not_be_read_says_so_and_keeps_its_figures(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                Home home = new Home(broker, folder)) {
            den.files().setTime("anna", "TIME_SPENT_DAY", "600");
            den.files().setTime("anna", "TIME_SPENT_BALANCE", "600");
            home.with("den", den).options("\"poll_seconds\":5,").start();
            String anna = home.account("den", "anna", "state");
            home.await(anna, s -> Integer.valueOf(10).equals(s.get("time")));
            for (Path file : List.of(den.files().timeFile("anna"), den.files().configFile("anna"))) {
                Set<PosixFilePermission> before = Files.getPosixFilePermissions(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                Map<String, Object> state = home.await(anna, s -> says(s, "our account on the PC has no right to"));
                assertEquals(10, state.get("time"));
                assertEquals("ON", state.get("problem"));
                Files.setPosixFilePermissions(file, before);
                home.await(anna, s -> says(s, "OK"));
            }
            Path config = den.files().configFile("ben").getParent();
            Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rwx------"));
            Map<String, Object> pc =
                    home.await(home.base + "/pc/den/state", s -> says(s, "sudo chmod 755 /var/lib/timekpr/config"));
            assertEquals("ON", pc.get("problem"));
        }
    }

    @Test
    void a_child_that_was_never_read_is_a_problem_of_its_pc(Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna", "ben");
                Home home = new Home(broker, folder)) {
            Path file = den.files().timeFile("ben");
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            home.with("den", den, "anna", "ben").options("\"poll_seconds\":5,").start();
            home.awaitAccount("den", "anna");
            Map<String, Object> state =
                    home.await(home.base + "/pc/den/state", s -> says(s, "The account 'ben' cannot be read: "));
            assertEquals("ON", state.get("problem"));
            Files.setPosixFilePermissions(file, before);
            home.awaitAccount("den", "ben");
            home.await(home.base + "/pc/den/state", s -> says(s, "OK"));
        }
    }

    @Test
    void a_command_for_a_child_of_a_pc_that_was_never_seen_waits_for_it(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "otto.smith");
                Home home = new Home(broker, folder)) {
            home.with("den", den).exclude("otto");
            den.off();
            home.start();
            home.await(home.base + "/pc/den/state", s -> "OFF".equals(s.get("online")));
            home.command("den", "anna", "limit_monday", "12");
            home.command("den", "otto--2esmith", "limit_monday", "13");
            home.command("den", "nobody", "limit_monday", "14");
            home.press("den", "nobody", "add_15", "p1");
            home.command("den", "otto", "limit_monday", "15");
            home.await(home.base + "/bridge/state", s -> Integer.valueOf(4).equals(s.get("waiting")));
            home.await(home.base + "/bridge/event", e -> "nothing is called account/den/otto".equals(e.get("reason")));
            den.on();
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            assertEquals("applied", home.awaitEvent("den", "otto--2esmith", 1).get("event_type"));
            for (int n = 1; n <= 2; n++) {
                Map<String, Object> event = home.awaitEvent("den", "nobody", n);
                assertEquals("failed", event.get("event_type"));
                assertEquals("Timekpr has no such account on this PC", event.get("reason"));
            }
            home.await(home.base + "/bridge/state", s -> Integer.valueOf(0).equals(s.get("waiting")));
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("720;"));
        }
    }
}
