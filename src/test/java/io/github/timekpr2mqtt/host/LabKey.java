package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The bridge's key, let into a lab PC by the gate or by a plain account. */
final class LabKey implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private final Path folder;
    private final LabPc pc;
    private final Keys keys;
    private final boolean gate;
    private String hostKey = "";
    private @Nullable Ssh ssh;

    LabKey(Path folder, LabPc pc, boolean gate) throws IOException {
        this.folder = folder;
        this.pc = pc;
        keys = Keys.in(folder);
        this.gate = gate;
        authorise();
    }

    /** Not let in by anybody yet. */
    LabKey(Path folder, LabPc pc) throws IOException {
        this.folder = folder;
        this.pc = pc;
        keys = Keys.in(folder);
        this.gate = true;
    }

    String publicLine() {
        return keys.publicLine();
    }

    void authorise() throws IOException {
        if (gate) {
            pc.access().authorise(keys.publicLine(), Files.writeString(folder.resolve("gate"), Gate.script()));
        } else {
            pc.access().authorise(keys.publicLine());
        }
    }

    /** The option of that name. */
    void hostKey(String line) {
        hostKey = line;
    }

    Link open(PcListener listener) throws Trouble {
        return open(listener, LONG);
    }

    /** A new client, with a limit for calls; its host keys are those of all clients before. */
    Link open(PcListener listener, Duration call) throws Trouble {
        close();
        Limits limits = new Limits(LONG, LONG, HEARTBEAT, call, LONG);
        Ssh fresh = new Ssh(keys.pair(), folder.resolve("ssh/known_hosts"), limits);
        ssh = fresh;
        return fresh.open(address(), listener);
    }

    /** A second link of the same client. */
    Link another(PcListener listener) throws Trouble {
        if (ssh == null) {
            throw new IllegalStateException("open one first");
        }
        return ssh.open(address(), listener);
    }

    private PcAddress address() {
        return new PcAddress("lab", "127.0.0.1", pc.port(), LabPc.ACCOUNT, hostKey);
    }

    @Override
    public void close() {
        if (ssh != null) {
            ssh.close();
        }
    }
}
