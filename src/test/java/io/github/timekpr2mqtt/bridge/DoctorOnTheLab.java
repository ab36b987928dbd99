package io.github.timekpr2mqtt.bridge;

import static org.awaitility.Awaitility.await;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.Shipped;
import io.github.timekpr2mqtt.host.Ssh;
import io.github.timekpr2mqtt.host.Stage;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.host.Way;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A real PC that is well, and the doctor who looks at it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
abstract class DoctorOnTheLab {
    static final String LINE = "what is to be pasted";
    static final String FROM_THE_LOG = " Paste the setup line, which is in the log, into a terminal on the PC.";
    static final String PASTE = " Paste the setup line into a terminal on the PC.";

    final LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
    final Keys keys;
    final Path gate;
    private final Ssh ssh;
    String host = "127.0.0.1";
    String hostKey;
    List<Options.Account> users = List.of();
    Way.Installed ours = Shipped.now();
    Clock clock = Clock.systemUTC();

    DoctorOnTheLab(Path folder) throws IOException {
        keys = Keys.in(folder);
        gate = Files.writeString(folder.resolve("gate"), Gate.script());
        ssh = new Ssh(keys.pair(), folder.resolve("ssh/known_hosts"));
        hostKey = den.access().hostKey();
        authorise();
    }

    void authorise() throws IOException {
        den.access().authorise(keys.publicLine(), gate);
    }

    @AfterAll
    void end() throws IOException {
        ssh.close();
        den.close();
    }

    /** OpenSSH 9.8 and later turn away for a while whom they refused some times: then it is looked again. */
    Checkup look(LabPc pc) throws IOException {
        String known = pc == den ? hostKey : pc.access().hostKey();
        Options.Pc options = new Options.Pc("den", host, pc.port(), LabPc.ACCOUNT, known, users, List.of(), false);
        Way way = await().forever()
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> ssh.examine(Household.address(options)),
                        seen -> seen.obstacle()
                                .map(Way.Obstacle::trouble)
                                .filter(Trouble::saysNothingNew)
                                .isEmpty());
        return new Doctor(options, ours, LINE).examined(way, clock);
    }

    void isWell() throws IOException {
        Looks.areWell(look(den));
    }

    void isBroken(Stage stage, String sentence) throws IOException {
        isBroken(den, stage, sentence);
    }

    void isBroken(LabPc pc, Stage stage, String sentence) throws IOException {
        Looks.endAt(stage, sentence, look(pc), LINE);
    }

    /** And everything behind it was looked at. */
    void isAmiss(Stage stage, String sentence) throws IOException {
        Looks.areWellBut(stage, sentence, look(den), LINE);
    }
}
