package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A child fills the disk on which Timekpr keeps its files, too, and takes each byte that gets free there. (Where root has a
 * part of the disk for himself, as ext4 gives him, the child does not get so far.)
 */
@Lab
@ExtendWith(BrokerExtension.class)
class FullPcDiskLineTest {
    private static final String TIMEKPR = "/var/lib/timekpr";
    private static final String FILLER = TIMEKPR + "/home-of-anna/full";
    private static final String SMALL_DISK = "cp -a " + TIMEKPR
            + " /tmp/timekpr && mount -t tmpfs -o size=256k,mode=755 small " + TIMEKPR + " && cp -a /tmp/timekpr/. "
            + TIMEKPR + " && install -d -o anna " + TIMEKPR + "/home-of-anna";
    private static final String FILL = "exec nice -n 19 sh -c 'while :; do cat /dev/zero >>" + FILLER
            + "; sleep 0.01; done' >/dev/null 2>&1 & echo $!";

    private final Home home;

    FullPcDiskLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    /** The value in a file of Timekpr's, as the PC itself sees it. */
    private static String value(LabPc pc, String file, String key) throws IOException {
        return pc.parent()
                .run("sed", "-n", "s/^" + key + " = //p", TIMEKPR + "/" + file)
                .orFail()
                .strip();
    }

    private static int seconds(LabPc pc, String key) throws IOException {
        return Integer.parseInt(value(pc, "work/anna.time", key));
    }

    private static boolean isApplied(Map<String, Object> event) {
        return "applied".equals(event.get("event_type"));
    }

    private static boolean isFull(LabPc pc) throws IOException {
        return pc.parent().run("df", "--output=avail", TIMEKPR).orFail().endsWith(" 0\n");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void what_cannot_be_saved_there_fails_visibly_and_is_done_once_when_it_is_asked_for_again(LabVersion version)
            throws Exception {
        try (LabPc den = LabPc.start(version, "anna", "ben");
                LabPc attic = LabPc.start(LabVersion.TIMEKPR_0_5_9, "cleo");
                home) {
            den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", "7200;7200;7200;7200;7200;7200;7200");
            den.parent().run("sh", "-c", SMALL_DISK).orFail();
            home.with("den", den).with("attic", attic).options("\"poll_seconds\":5,");
            home.start().awaitAccount("den", "anna").awaitAccount("den", "ben").awaitAccount("attic", "cleo");
            String filler =
                    den.parent().runAs("anna", "sh", "-c", FILL).orFail().strip();
            Awaitility.await("the full disk").atMost(Home.LIMIT).until(() -> isFull(den));

            Map<String, Object> limit = home.set("den", "anna", "limit_monday", "90");
            Map<String, Object> week = home.set("den", "ben", "limit_week", "20");
            int events = home.events("den", "anna").size();
            home.press("den", "anna", "add_15", "p1");
            Map<String, Object> grant = home.awaitEvent("den", "anna", events + 1);

            for (Map<String, Object> event : List.of(limit, week, grant)) {
                assertTrue(isApplied(event) || "failed".equals(event.get("event_type")), event::toString);
            }
            // whatever Timekpr could save in the end, it is as it was told
            assertEquals(
                    (isApplied(limit) ? "5400" : "7200") + ";7200;7200;7200;7200;7200;7200",
                    value(den, "config/timekpr.anna.conf", "LIMITS_PER_WEEKDAYS"));
            assertEquals(isApplied(week) ? "72000" : "604800", value(den, "config/timekpr.ben.conf", "LIMIT_PER_WEEK"));
            int given = isApplied(grant) ? 900 : 0;
            assertEquals(given, seconds(den, "TIME_SPENT_DAY") - seconds(den, "TIME_SPENT_BALANCE"));
            assertFalse(isApplied(limit) && isApplied(week) && isApplied(grant), "then the disk was not full");
            if (!isApplied(limit)) {
                String said = String.valueOf(
                        home.await(home.account("den", "anna", "state"), s -> "ON".equals(s.get("problem")))
                                .get("last_error"));
                assertTrue(said.startsWith("Limit 1 Monday failed: "), said);
            }
            home.applied("attic", "cleo", "limit_monday", "5", 5);
            for (String state : home.probe.seen().stream()
                    .filter(seen -> seen.topic().equals(home.base + "/pc/attic/state"))
                    .map(Probe.Seen::payload)
                    .skip(1)
                    .toList()) {
                assertEquals("OFF", Home.parse(state).get("problem"), state);
            }

            den.parent().run("kill", "-9", filler).orFail();
            den.parent().run("rm", FILLER).orFail();
            home.applied("den", "anna", "limit_monday", "91", 91);
            home.applied("den", "ben", "limit_week", "21", 21);
            events = home.events("den", "anna").size();
            home.press("den", "anna", "add_15", "p2");
            assertTrue(isApplied(home.awaitEvent("den", "anna", events + 1)));
            assertEquals(given + 900, seconds(den, "TIME_SPENT_DAY") - seconds(den, "TIME_SPENT_BALANCE"));
            assertEquals("75600", value(den, "config/timekpr.ben.conf", "LIMIT_PER_WEEK"));
        }
    }
}
