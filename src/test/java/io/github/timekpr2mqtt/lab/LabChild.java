package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A program of a child's own that runs on a lab PC, in its account and with its rights alone: see {@code child.py}. */
public final class LabChild implements AutoCloseable {
    private static final Path PROGRAM = Path.of("src/test/lab/child.py");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final LabPc pc;
    private final Path said;
    private final String process;

    private LabChild(LabPc pc, Path said, String process) {
        this.pc = pc;
        this.said = said;
        this.process = process;
    }

    /** Begins; goes on until it is closed. */
    public static LabChild does(String what, LabPc pc, String account) throws IOException {
        Files.copy(PROGRAM, pc.file("/var/tmp/child.py"), StandardCopyOption.REPLACE_EXISTING);
        String log = "/var/tmp/" + account + "-" + what;
        pc.parent().run("install", "-o", account, "/dev/null", log).orFail();
        String command = "exec nice -n 19 python3 /var/tmp/child.py " + what + " >" + log + " 2>&1 & echo $!";
        String process =
                pc.parent().runAs(account, "sh", "-c", command).orFail().strip();
        return new LabChild(pc, pc.file(log), process);
    }

    /** What it has written so far. */
    public List<String> said() throws IOException {
        return Files.readAllLines(said);
    }

    /** Waits until it has sent something again and again. */
    public void awaitRounds(int rounds) {
        Awaitility.await(rounds + " rounds of the child").atMost(LIMIT).until(() -> said().size() >= rounds);
    }

    @Override
    public void close() throws IOException {
        pc.parent().run("kill", "-9", process);
    }
}
