package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing changes, nothing is sent and nobody logs in. */
@Lab
@ExtendWith(BrokerExtension.class)
class QuietLineTest {
    private static final int POLLS_OF_A_MINUTE = 12;

    @Test
    void a_minute_of_polls_without_a_change_sends_no_message_and_makes_no_log_in(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                Home home = new Home(broker, folder)) {
            for (String child : List.of("anna", "ben")) { // what is left of a day without a limit runs out by itself
                den.files().setConfig(child, "LIMITS_PER_WEEKDAYS", "0;0;0;0;0;0;0");
            }
            home.with("den", den).options("\"poll_seconds\":5,").start();
            home.awaitOnline("den").awaitAccount("den", "anna").awaitAccount("den", "ben");
            home.command("den", "anna", "limit_monday", "45");
            home.awaitEvent("den", "anna", 1);
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(0).equals(state.get("waiting")));
            awaitReads(den, 2);
            long logIns = logIns(den);
            home.probe.clear();
            awaitReads(den, POLLS_OF_A_MINUTE);
            assertEquals(
                    List.of(), home.probe.seen().stream().map(Probe.Seen::topic).toList());
            assertEquals(logIns, logIns(den));
            assertEquals(1, logIns);
        }
    }

    private static void awaitReads(LabPc pc, int more) throws IOException {
        long before = count(pc, "Starting session: command");
        Awaitility.await("the PC is read")
                .atMost(Duration.ofMinutes(3))
                .until(() -> count(pc, "Starting session: command"), now -> now >= before + more);
    }

    private static long logIns(LabPc pc) throws IOException {
        return count(pc, "Accepted publickey");
    }

    private static long count(LabPc pc, String said) throws IOException {
        try (var lines = Files.lines(pc.file("/var/log/sshd.out"))) {
            return lines.filter(line -> line.contains(said)).count();
        }
    }
}
