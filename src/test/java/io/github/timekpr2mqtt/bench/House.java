package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A lab PC that is on, with three children: one who uses it now and then, and two who never do. */
final class House implements AutoCloseable {
    /** Who uses it. */
    static final String USER = "anna";
    /** Who never does. */
    static final String OTHER = "ben";

    /** All of them. */
    static final List<String> CHILDREN = List.of(USER, OTHER, "mia");

    private static final String NO_LIMIT = "86400;86400;86400;86400;86400;86400;86400";

    private final LabPc pc;
    private boolean used;

    House(String publicKey) throws IOException {
        pc = LabPc.start(LabVersion.TIMEKPR_0_5_9, CHILDREN.toArray(String[]::new));
        pc.access().authorise(publicKey);
    }

    LabPc pc() {
        return pc;
    }

    /** Whether a child sits there. */
    void used(boolean now) throws IOException {
        if (now && !used) {
            limit(NO_LIMIT); // or what an earlier part left would end the session
            pc.login(USER);
        } else if (!now && used) {
            pc.logout(USER);
        }
        used = now;
    }

    /** Before anybody logs in: the daemon reads it then. */
    void limit(String ofEachDay) throws IOException {
        for (String child : CHILDREN) {
            pc.files().setConfig(child, "LIMITS_PER_WEEKDAYS", ofEachDay);
        }
    }

    /** How often somebody got in by SSH so far. */
    long logIns() throws IOException {
        try (Stream<String> lines = Files.lines(pc.file("/var/log/sshd.out"))) {
            return lines.filter(line -> line.contains("Accepted publickey")).count();
        }
    }

    /** Everything that runs on the PC. */
    Stream<ProcessHandle> processes() throws IOException {
        Path first = pc.file("/process"); // written by the lab at each start
        long pid = Long.parseLong(Files.readString(first).strip());
        return Stream.concat(
                ProcessHandle.of(pid).stream(), ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants));
    }

    /** Where it lies on this machine. */
    Path folder() {
        return pc.file("/");
    }

    @Override
    public void close() throws IOException {
        pc.close();
    }
}
