package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The log-ins to a PC, and the processes there that carry them to its bus. */
record Links(String name, LabPc pc) {
    /** As {@code pgrep -f} knows it. */
    private static final String PROCESS = "^systemd-stdio-bridge";

    /** How often somebody got in by SSH. */
    long logIns() throws IOException {
        Path log = pc.file("/var/log/sshd.out");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("Accepted publickey")).count();
        }
    }

    /** Until somebody got in again. */
    void awaitAfter(long logIns) {
        Awaitility.await("a new link to " + name).atMost(Home.LIMIT).until(() -> logIns() > logIns);
    }

    /** Until what was held has gone its way, and with it the connection that it came by. */
    void awaitOne() {
        Awaitility.await("one link to " + name)
                .atMost(Home.LIMIT)
                .until(() -> processes().size() == 1);
    }

    /** Stops the processes that there are now; they are to be {@linkplain #wake woken}. */
    List<String> stop() throws IOException {
        List<String> running = processes();
        signal("-STOP", running);
        return running;
    }

    void wake(List<String> stopped) throws IOException {
        signal("-CONT", stopped);
    }

    private List<String> processes() throws IOException {
        return pc.parent().run("pgrep", "-f", PROCESS).out().lines().toList();
    }

    private void signal(String signal, List<String> processes) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        pc.parent().run(command.toArray(String[]::new)).orFail();
    }
}
