package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabTool;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bridge is killed before and after each save of what is wanted, while a press of {@code add_15} and a limit, which takes two
 * calls, are on their way. By {@code strace}, which kills a process at a certain system call.
 */
@Lab
@ExtendWith(BrokerExtension.class)
class SavePointsLineTest {
    /** As many there are at least: taken, on their way, prepared, done, ended, told. */
    private static final int SAVES = 6;

    private final Home home;

    @BeforeAll
    static void needsStrace() {
        LabTool.isNeeded("strace");
    }

    SavePointsLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    /** The new document gets its name, and then the folder is forced: before and after that, it is the old one and the new one. */
    @ParameterizedTest
    @CsvSource({"rename, wishes-den.json.tmp", "fsync, ''"})
    void the_time_is_given_once_and_the_limit_is_set(String call, String file) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den, "anna").startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna"); // from now on the broker keeps what comes meanwhile
            GivenOnce grants = new GivenOnce(home, den);
            int killed = 0;
            for (boolean survived = false; !survived; killed++) {
                ShortWeek week = new ShortWeek(home, "den", den, "save " + killed);
                week.shorten();
                home.kill();
                home.startProcess(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-P",
                        home.data.resolve(file).toString(),
                        "-e",
                        "trace=" + call,
                        "-e",
                        "inject=" + call + ":signal=KILL:when=" + (killed + 1));
                week.want();
                grants.press();
                survived = survives(() -> grants.isTold() && week.isTold());
                home.kill();
                home.startProcess();
                grants.holds();
                week.holds();
            }
            System.out.printf("FIGURE kills at a save (%s): %d%n", call, killed - 1);
            assertTrue(killed > SAVES, "only " + killed + " saves");
        }
    }

    /** Whether it carries both out before it is killed. */
    private boolean survives(BooleanSupplier areTold) {
        Process bridge = home.process();
        Awaitility.await("the bridge to be killed, or the end of both")
                .atMost(Duration.ofMinutes(2))
                .until(() -> !bridge.isAlive() || areTold.getAsBoolean());
        return bridge.isAlive();
    }
}
