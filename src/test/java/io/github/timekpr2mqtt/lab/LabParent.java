package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody at the PC's own keyboard: the parent who changes a limit there, or a tester who looks. The PC must be on. */
public final class LabParent {
    private static final String TIMEKPR = "com.timekpr.server";

    private final LabPc pc;

    LabParent(LabPc pc) {
        this.pc = pc;
    }

    /** Runs a command as root and waits for its end. */
    public Ran run(String... command) throws IOException {
        List<String> all =
                new ArrayList<>(List.of(LabPc.SCRIPT, "at", pc.folder().toString(), "env", "-i"));
        all.addAll(List.of("PATH=/usr/sbin:/usr/bin", "LC_ALL=C.UTF-8"));
        all.addAll(pc.clock().environment());
        all.addAll(List.of(command));
        return Ran.of(all, Map.of());
    }

    /** Runs a command as this account of the PC, with its groups. */
    public Ran runAs(String account, String... command) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("setpriv", "--reuid=" + account, "--regid=" + account, "--init-groups"));
        all.addAll(List.of(command));
        return run(all.toArray(String[]::new));
    }

    /** Timekpr's command line; its exit code says nothing, success is silent for what sets something. */
    public Ran timekpra(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("timekpra"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    /**
     * Calls {@code com.timekpr.server.user.admin}, the arguments written as for busctl: {@code call("setTimeLeft",
     * "ssi", "anna", "+", "900")}. Returns the answer as busctl's JSON; fails if the daemon's result is not 0.
     */
    public String call(String member, String signature, String... arguments) throws IOException {
        return calls(".user.admin", member, signature, arguments);
    }

    /** The same for {@code com.timekpr.server.admin}, Timekpr's own settings. */
    public String callServer(String member, String signature, String... arguments) throws IOException {
        return calls(".admin", member, signature, arguments);
    }

    private String calls(String iface, String member, String signature, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("busctl", "--json=short", "--", "call", TIMEKPR));
        all.addAll(List.of("/com/timekpr/server", TIMEKPR + iface, member, signature));
        all.addAll(List.of(arguments));
        String answer = run(all.toArray(String[]::new)).orFail().strip();
        if (!answer.contains("\"data\":[0,")) {
            throw new IOException(member + ": " + answer);
        }
        return answer;
    }
}
