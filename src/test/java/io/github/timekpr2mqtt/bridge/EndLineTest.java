package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, whatever the bridge waits for: it ends at once, and says {@code offline} itself. */
@Lab
@ExtendWith(BrokerExtension.class)
class EndLineTest {
    /**
     * Promised are 2 s, and printed is what it took. This only tells an end that waited for a PC, which takes 5 s, from one that
     * did not, on a machine that is busy with other tests.
     */
    private static final long WITHOUT_WAITING_SECONDS = 4;

    private final Home home;

    EndLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    private void end(Process bridge, String state) throws InterruptedException {
        home.probe.awaitLast(home.base + "/bridge/availability", "online");
        long start = System.nanoTime();
        bridge.destroy();
        boolean ended = bridge.waitFor(WITHOUT_WAITING_SECONDS, TimeUnit.SECONDS);
        bridge.destroyForcibly();
        assertTrue(ended, "it waited for the PC");
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        System.out.printf(Locale.ROOT, "FIGURE SIGTERM to the end, %s: %d ms%n", state, millis);
        home.probe.awaitLast(home.base + "/bridge/availability", "offline");
    }

    private Process connectedTo(LabPc den) throws IOException {
        Process bridge = home.with("den", den).startProcess();
        home.awaitOnline("den").awaitAccount("den", "anna");
        return bridge;
    }

    @Test
    void beside_a_pc_that_is_connected_and_a_second_bridge_that_was_refused() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            Process first = connectedTo(den);
            assertEquals(1, home.startProcess().waitFor(), "one data folder, one bridge");
            end(first, "connected");
        }
    }

    @Test
    void beside_a_pc_that_froze_in_the_middle_of_a_call() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            Process bridge = connectedTo(den);
            den.freeze();
            home.command("den", "anna", "limit_monday", "45");
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(1).equals(state.get("waiting")));
            end(bridge, "frozen in a call");
            den.thaw();
        }
    }

    @Test
    void beside_a_daemon_that_hangs_in_the_middle_of_a_grant() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna");
                home) {
            Process bridge = connectedTo(den);
            den.stopDaemon();
            home.press("den", "anna", "add_15", "1");
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(1).equals(state.get("waiting")));
            end(bridge, "hanging in a grant");
            den.contDaemon();
        }
    }

    @Test
    void beside_a_pc_that_refuses_the_key() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9);
                home) {
            home.with("den", den);
            den.access().revoke();
            Process bridge = home.startProcess();
            home.await(
                    home.base + "/pc/den/state",
                    state -> String.valueOf(state.get("last_error")).contains("does not accept our SSH key"));
            end(bridge, "key refused");
        }
    }

    /** It takes connections and says nothing, or it does not even take them: then the kernel drops what asks for more. */
    @Test
    void beside_pcs_that_are_being_connected_to() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                home) {
            List<Socket> fill = fill(full);
            Process bridge = home.at("silent", "127.0.0.1", silent.getLocalPort())
                    .at("full", "127.0.0.1", full.getLocalPort())
                    .startProcess();
            home.probe.awaitLast(home.base + "/bridge/availability", "online");
            try (Socket taken = silent.accept()) {
                assertTrue(taken.isConnected()); // and waits for a greeting
                end(bridge, "being connected to");
            }
            for (Socket socket : fill) {
                socket.close();
            }
        }
    }

    private static List<Socket> fill(ServerSocket full) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 500);
            } catch (SocketTimeoutException e) {
                return waiting;
            }
        }
    }
}
