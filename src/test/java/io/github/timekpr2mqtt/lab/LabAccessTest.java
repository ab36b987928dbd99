package io.github.timekpr2mqtt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way in: a system account with Timekpr's real bus policy, and each thing that may be wrong with it. */
@Lab
class LabAccessTest {
    private static final String CALL =
            "busctl call com.timekpr.server /com/timekpr/server com.timekpr.server.user.admin getUserList";
    /** "EXTERNAL" as UID 900, then Hello is not needed: the bus answers the log-in with its GUID. */
    private static final String[] LOG_IN = {"\0AUTH EXTERNAL 393030\r\n", "BEGIN\r\n"};

    private KeyPair key;
    private LabPc pc;

    @BeforeEach
    void switch_on() throws Exception {
        key = LabSsh.newKey();
        pc = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        pc.access().authorise(LabSsh.line(key));
    }

    @AfterEach
    void switch_off() throws IOException {
        pc.close();
    }

    private Ran ssh(String command, String... input) throws IOException {
        try (LabSsh ssh = new LabSsh(pc, LabPc.ACCOUNT, key)) {
            return ssh.exec(command, input);
        }
    }

    @Test
    void the_account_is_a_system_account_and_sees_the_pc_as_it_is() throws IOException {
        assertEquals(
                "900 timekpr2mqtt timekpr",
                ssh("echo $(id -u) $(id -Gn)").orFail().strip());
        assertTrue(ssh("cat /var/lib/timekpr/config/timekpr.anna.conf").orFail().contains("LIMIT_PER_WEEK"));
        assertEquals(
                pc.parent().run("cat", "/proc/sys/kernel/random/boot_id").orFail(),
                ssh("cat /proc/sys/kernel/random/boot_id").orFail());
        assertNotEquals(
                0, ssh("echo >>/var/lib/timekpr/config/timekpr.anna.conf").exit());
        assertNotEquals(0, ssh("cat /root/.ssh/authorized_keys").exit());
    }

    @Test
    void the_bus_is_reached_through_systemd_stdio_bridge() throws IOException {
        String answer = ssh("systemd-stdio-bridge", LOG_IN).out();
        assertTrue(answer.startsWith("OK "), answer);
    }

    @Test
    void without_systemd_stdio_bridge_the_shell_says_127() throws IOException {
        assertThrows(IOException.class, () -> pc.access().without("systemd-stdio-bridge"));
        pc.off();
        pc.access().without("systemd-stdio-bridge");
        pc.on();
        assertEquals(127, ssh("systemd-stdio-bridge", LOG_IN).exit());
        assertEquals(127, ssh("/usr/bin/systemd-stdio-bridge", LOG_IN).exit());
    }

    @Test
    void only_a_member_of_the_group_may_call() throws IOException {
        pc.access().withoutPolicy();
        assertTrue(ssh(CALL).orFail().contains("anna"));
        pc.access().group(false);
        assertTrue(ssh(CALL).err().contains("Access denied"));
        pc.access().group(true);
        assertTrue(ssh(CALL).orFail().contains("anna"));
        assertTrue(pc.parent().runAs("anna", CALL.split(" ", -1)).err().contains("Access denied"));
    }

    @Test
    void a_bus_policy_of_our_own_counts_at_once(@TempDir Path folder) throws IOException {
        Path policy = folder.resolve("policy.conf");
        Files.writeString(policy, """
                <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
                 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                <busconfig>
                  <policy user="timekpr2mqtt"><deny send_destination="com.timekpr.server"/></policy>
                </busconfig>
                """);
        pc.access().policy(policy);
        assertTrue(ssh(CALL).err().contains("Access denied"));
    }

    @Test
    void a_gate_is_run_whatever_is_asked(@TempDir Path folder) throws IOException {
        Path gate = folder.resolve("gate");
        Files.writeString(gate, "#!/bin/sh\necho \"asked for $SSH_ORIGINAL_COMMAND\"\nexit 126\n");
        pc.access().authorise(LabSsh.line(key), gate);
        assertEquals(new Ran(126, "asked for id\n", ""), ssh("id"));
    }

    @Test
    void a_key_that_was_revoked_does_not_get_in() throws Exception {
        pc.access().revoke();
        assertThrows(IOException.class, () -> ssh("id"));
        pc.access().authoriseRoot(LabSsh.line(key));
        try (LabSsh root = new LabSsh(pc, "root", key)) {
            assertEquals("0", root.exec("id -u").out().strip());
        }
    }

    @Test
    void the_host_key_shown_is_the_one_told_until_it_is_changed() throws IOException {
        String first = pc.access().hostKey();
        try (LabSsh ssh = new LabSsh(pc, LabPc.ACCOUNT, key)) {
            assertEquals(first, ssh.hostKey());
            pc.access().newHostKey();
            assertEquals(0, ssh.exec("true").exit(), "an open connection stays");
        }
        try (LabSsh ssh = new LabSsh(pc, LabPc.ACCOUNT, key)) {
            assertEquals(pc.access().hostKey(), ssh.hostKey());
            assertNotEquals(first, ssh.hostKey());
        }
    }

    @Test
    void a_pc_without_timekpr_has_nothing_of_it() throws Exception {
        try (LabPc bare = LabPc.start(LabVersion.NONE, "anna")) {
            bare.access().authorise(LabSsh.line(key));
            try (LabSsh ssh = new LabSsh(bare, LabPc.ACCOUNT, key)) {
                assertTrue(ssh.exec("ls /etc/timekpr /var/lib/timekpr").err().contains("No such file"));
                assertTrue(
                        ssh.exec(CALL).err().contains("not provided"),
                        ssh.exec(CALL).err());
                assertEquals("timekpr2mqtt", ssh.exec("id -Gn").out().strip());
            }
        }
    }
}
