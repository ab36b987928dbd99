package io.github.timekpr2mqtt.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On, off, hanging: what a PC keeps, what it loses, and that nothing of it is left. */
@Lab
class LabPowerTest {
    private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";
    private static final String BUS = "org.freedesktop.DBus";

    @TempDir
    private Path folder;

    private LabPc den;
    private LabPc attic;

    @BeforeEach
    void switch_on() throws IOException {
        den = LabPc.start(folder, LabVersion.TIMEKPR_0_5_9, "anna");
        attic = LabPc.start(folder, LabVersion.TIMEKPR_0_5_4, "ben");
    }

    @AfterEach
    void switch_off() throws IOException {
        den.close();
        attic.close();
    }

    private static String busGuid(LabPc pc) throws IOException {
        return pc.parent()
                .run("busctl", "call", BUS, "/org/freedesktop/DBus", BUS, "GetId")
                .orFail();
    }

    private static String greeting(LabPc pc, int patienceMillis) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), pc.port())) {
            socket.setSoTimeout(patienceMillis);
            byte[] start = new byte[4];
            assertEquals(4, socket.getInputStream().readNBytes(start, 0, 4));
            return new String(start, java.nio.charset.StandardCharsets.US_ASCII);
        }
    }

    @Test
    void off_and_on_keeps_files_and_address_and_begins_a_new_boot() throws IOException {
        den.parent().call("setTimeLimitForWeek", "si", "anna", "3600");
        String key = den.access().hostKey();
        String boot = den.parent().run("cat", BOOT_ID).orFail();
        String bus = busGuid(den);
        int port = den.port();
        den.login("anna");
        assertEquals("anna", den.word("who"));

        den.off();
        assertThrows(ConnectException.class, () -> greeting(den, 1000));
        assertEquals("3600", den.files().config("anna", "LIMIT_PER_WEEK"));
        den.on();

        assertEquals("3600", den.files().config("anna", "LIMIT_PER_WEEK"));
        assertEquals(key, den.access().hostKey());
        assertEquals(port, den.port());
        assertNotEquals(boot, den.parent().run("cat", BOOT_ID).orFail());
        assertNotEquals(bus, busGuid(den));
        assertEquals("", den.word("who"));
        assertEquals("SSH-", greeting(den, 20_000));
    }

    @Test
    void two_pcs_have_nothing_in_common() throws IOException {
        assertNotEquals(
                den.parent().run("cat", BOOT_ID).orFail(),
                attic.parent().run("cat", BOOT_ID).orFail());
        assertNotEquals(
                Files.readString(Path.of(BOOT_ID)),
                den.parent().run("cat", BOOT_ID).orFail());
        assertNotEquals(busGuid(den), busGuid(attic));
        assertNotEquals(den.access().hostKey(), attic.access().hostKey());
        assertNotEquals(den.port(), attic.port());
        assertThrows(IOException.class, () -> attic.login("anna"));
    }

    @Test
    void a_frozen_pc_takes_connections_and_says_nothing_while_the_other_works() throws IOException {
        den.freeze();
        assertThrows(SocketTimeoutException.class, () -> greeting(den, 500));
        assertTrue(attic.parent().call("getUserList", "").contains("ben"));
        assertEquals("SSH-", greeting(attic, 20_000));
        den.thaw();
        assertEquals("SSH-", greeting(den, 20_000));
        assertTrue(den.parent().call("getUserList", "").contains("anna"));
    }

    @Test
    void a_daemon_that_was_stopped_stays_so_when_its_pc_thaws() throws IOException {
        den.stopDaemon();
        den.freeze();
        den.thaw();
        assertTrue(state(den).startsWith("T"), state(den));
        den.contDaemon();
        assertTrue(den.parent().call("getUserList", "").contains("anna"));
    }

    private static String state(LabPc pc) throws IOException {
        return pc.parent()
                .run("sh", "-c", "ps -o stat= -p $(pgrep -f server/timekprd.py)")
                .orFail();
    }

    @Test
    void a_pc_that_is_shut_down_ends_its_daemon_in_order() throws IOException {
        den.login("anna");
        den.shutDown();
        assertTrue(Files.readString(den.file("/var/log/timekpr.log")).contains("main loop shut down"));
        assertThrows(ConnectException.class, () -> greeting(den, 1000));
    }

    /** As systemd does; its real daemon sometimes overhears the signal. */
    @Test
    void a_daemon_that_does_not_hear_that_the_pc_is_shut_down_is_killed() throws IOException {
        den.stopDaemon();
        den.shutDown();
        den.on();
        assertTrue(den.parent().call("getUserList", "").contains("anna"));
    }

    @Test
    void nothing_is_left_of_a_pc_that_is_closed() throws IOException {
        den.login("anna");
        den.freeze();
        long first =
                Long.parseLong(Files.readString(den.folder().resolve("process")).strip());
        List<ProcessHandle> processes = Stream.concat(
                        ProcessHandle.of(first).stream(),
                        ProcessHandle.of(first).stream().flatMap(ProcessHandle::descendants))
                .toList();
        assertTrue(processes.size() >= 4, processes.toString()); // itself, the bus, timekprd, sshd
        den.close();
        await().until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertFalse(Files.exists(den.folder()));
        assertTrue(attic.parent().call("getUserList", "").contains("ben"));
    }
}
