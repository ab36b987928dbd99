package io.github.timekpr2mqtt.bridge;

import static io.github.timekpr2mqtt.bridge.Gone.awaitCleared;
import static io.github.timekpr2mqtt.bridge.Gone.awaitDevice;
import static io.github.timekpr2mqtt.bridge.Gone.awaitNoDevice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that come and go on a real PC. */
@Lab
@ExtendWith(BrokerExtension.class)
class ComingLineTest {
    private final Home home;
    private final ToyHomeAssistant ha;

    ComingLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
        ha = new ToyHomeAssistant(broker.port(), home.base + "-ha");
    }

    /** As a parent does who removes the account with its files. */
    private static void removeAccount(LabPc pc, String child) throws IOException {
        Files.delete(pc.files().configFile(child));
        Files.deleteIfExists(pc.files().timeFile(child));
    }

    /** The daemon gives an account its configuration when the child first logs in. */
    @Test
    void a_new_child_appears_without_a_restart_and_can_be_given_a_limit() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                home;
                ha) {
            removeAccount(den, "ben");
            home.with("den", den).start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            ha.start();
            awaitDevice(ha, "timekpr.den.anna");
            assertTrue(!ha.hasDevice("timekpr.den.ben"));
            den.login("ben");
            awaitDevice(ha, "timekpr.den.ben");
            home.awaitAccount("den", "ben");
            home.command("den", "ben", "limit_monday", "45");
            assertEquals("applied", home.awaitEvent("den", "ben", 1).get("event_type"));
        }
    }

    @Test
    void an_account_that_was_removed_on_the_pc_goes_after_a_day_of_reads_with_what_was_wanted_of_it_and_may_come_back()
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                home;
                ha) {
            home.with("den", den).options("\"poll_seconds\":5,").start();
            home.awaitOnline("den").awaitAccount("den", "anna").awaitAccount("den", "ben");
            ha.start();
            awaitDevice(ha, "timekpr.den.ben");
            removeAccount(den, "ben");
            home.await(
                    home.account("den", "ben", "state"),
                    state -> String.valueOf(state.get("last_error")).contains("no such account any more"));
            home.command("den", "ben", "limit_monday", "45");
            home.await(
                    home.account("den", "ben", "state"),
                    state -> Integer.valueOf(1).equals(state.get("waiting")));
            home.stop();
            almostADayLater("ben");
            home.start();
            Map<String, Object> event = home.awaitEvent("den", "ben", 1);
            assertEquals("failed", event.get("event_type"));
            assertEquals("Timekpr has no such account on this PC", event.get("reason"));
            awaitNoDevice(ha, "timekpr.den.ben");
            awaitCleared(home.probe, "/ben");
            assertTrue(ha.hasDevice("timekpr.den.anna"));
            den.login("ben");
            awaitDevice(ha, "timekpr.den.ben");
            Awaitility.await().until(() -> Gone.retained(home.probe).contains(home.account("den", "ben", "settings")));
            home.command("den", "ben", "limit_monday", "46");
            assertEquals("applied", home.awaitEvent("den", "ben", 2).get("event_type"));
            Gone.assertNothingRejected(home);
        }
    }

    /** What the program counted so far; it goes on from there, a day is too long for a test. */
    private void almostADayLater(String child) throws IOException {
        Path file = home.data.resolve("seen-den.json");
        String text = Files.readString(file);
        String later = text.replaceAll("(\"missing\" : \\{\\s*\"" + child + "\" : )\"PT[^\"]*\"", "$1\"PT23H59M50S\"");
        assertTrue(!later.equals(text), text);
        Files.writeString(file, later);
    }

    @Test
    void an_account_that_timekpr_itself_leaves_out_goes_likewise() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna", "guest");
                home;
                ha) {
            home.with("den", den).options("\"poll_seconds\":5,").start();
            home.awaitOnline("den").awaitAccount("den", "anna").awaitAccount("den", "guest");
            ha.start();
            den.files().setMainConfig("TIMEKPR_USERS_EXCL", "testtimekpr;guest");
            home.await(
                    home.account("den", "guest", "state"),
                    state -> String.valueOf(state.get("last_error")).contains("leave this account out"));
            home.stop();
            almostADayLater("guest");
            home.start();
            awaitNoDevice(ha, "timekpr.den.guest");
            awaitCleared(home.probe, "/guest");
            assertTrue(ha.hasDevice("timekpr.den.anna"));
        }
    }

    /** What the disk knew of the PC is lost: that a child is not known there does not mean that it is gone. */
    @Test
    void a_child_of_a_pc_that_is_off_stays_when_what_was_seen_of_it_is_lost() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home;
                ha) {
            home.with("den", den).start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            ha.start();
            awaitDevice(ha, "timekpr.den.anna");
            home.stop();
            den.off();
            Files.writeString(home.data.resolve("seen-den.json"), "{");
            home.start();
            home.await(
                    home.base + "/pc/den/state",
                    state -> String.valueOf(state.get("last_error")).startsWith("what was last seen"));
            den.on();
            home.awaitOnline("den");
            assertTrue(ha.hasDevice("timekpr.den.anna"));
            assertTrue(
                    home.probe.seen().stream().noneMatch(seen -> seen.payload().isEmpty()));
        }
    }
}
