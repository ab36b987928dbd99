package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.demopc.Program;
import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the SSH log-in to the PC's bus, by the gate and without it, and each way in which that ends. */
class SshBusTest {
    @TempDir
    private Path folder;

    private final KeyPair key = TestKeys.ed25519();
    private final Heard heard = new Heard();
    private FakePc pc;
    private Ssh ssh;

    @BeforeEach
    void start() throws IOException {
        pc = new FakePc(folder.resolve("pc"), key.getPublic());
        ssh = new Ssh(key, folder.resolve("known_hosts"));
    }

    @AfterEach
    void stop() throws IOException {
        ssh.close();
        pc.close();
    }

    private Trouble refused() {
        Trouble trouble = assertThrows(Trouble.class, () -> ssh.open(pc.address(), heard));
        await().until(() -> pc.sessions().isEmpty());
        assertEquals(List.of(), heard.ends, "who was not let in need not be told that it is over");
        return trouble;
    }

    private void refused(Kind kind, String words) {
        Trouble trouble = refused();
        assertEquals(kind, trouble.kind(), trouble.getMessage());
        assertTrue(trouble.getMessage().contains(words), trouble.getMessage());
    }

    @Test
    void the_gate_is_asked_for_the_bus() throws Trouble {
        try (Link link = ssh.open(pc.address(), heard)) {
            assertEquals(List.of("bus"), pc.commands());
            assertEquals(FakeBus.GUID, link.busGuid());
            assertTrue(link.uniqueName().startsWith(":1."), link.uniqueName());
            assertEquals(List.of(Set.of(new Username("anna"))), heard.users);
        }
    }

    @Test
    void an_account_without_the_gate_runs_the_bridge_itself() throws Trouble {
        pc.withoutGate();

        try (Link link = ssh.open(pc.address(), heard)) {
            assertEquals(List.of("bus", "systemd-stdio-bridge"), pc.commands());
            assertEquals(FakeBus.GUID, link.busGuid());
        }
    }

    @Test
    void a_missing_bridge_is_said_by_the_gate_and_by_the_shell() {
        pc.program("bus", Program.says(69, "", "systemd-stdio-bridge is not installed\n"));
        refused(Kind.NO_STDIO_BRIDGE, "Install the package systemd");

        pc.withoutGate();
        pc.program("bus", Program.says(127, "", "sh: 1: bus: not found\n"));
        pc.program("systemd-stdio-bridge", Program.says(127, "", "sh: 1: systemd-stdio-bridge: not found\n"));
        refused(Kind.NO_STDIO_BRIDGE, "Install the package systemd");
    }

    @Test
    void a_gate_that_was_removed_is_not_taken_for_a_missing_bridge() {
        pc.program("*", Program.says(127, "", "sh: 1: /usr/local/lib/timekpr2mqtt/gate: not found\n"));

        refused(Kind.COMMAND_REFUSED, "(sh: 1: /usr/local/lib/timekpr2mqtt/gate: not found)");
    }

    @Test
    void another_gate_is_said() {
        pc.program("bus", Program.says(126, "", "not allowed\n"));

        refused(Kind.COMMAND_REFUSED, "The account timekpr2mqtt on the PC did not run our command (not allowed)");
    }

    @Test
    void an_account_that_may_not_log_in_is_said_by_its_own_words() {
        pc.program("bus", Program.says(1, "This account is currently not available.\n", ""));

        refused(Kind.COMMAND_REFUSED, "This account is currently not available.");
    }

    @Test
    void a_bus_that_cannot_be_reached_is_said() {
        pc.program("bus", Program.says(1, "", "Failed to start bus client: No such file or directory\n"));

        refused(Kind.BUS_REFUSED, "Failed to start bus client: No such file or directory");
    }

    @Test
    void a_bus_that_rejects_us_is_said() {
        pc.bus().greet("REJECTED EXTERNAL\r\n");

        refused(Kind.BUS_REFUSED, "REJECTED EXTERNAL");
    }

    /** As a shell does that runs a .bashrc, and then what was asked for. */
    @Test
    void a_greeting_before_the_bus_is_said() {
        pc.bus().greet("Welcome to den\r\n");

        refused(Kind.NOT_OUR_GATE, "answers for the account timekpr2mqtt (with 'Welcome to den')");
    }

    @Test
    void a_bus_that_forbids_what_we_need_is_said() {
        for (String member : List.of("AddMatch", "GetNameOwner", "ListUsers", "Hello")) {
            pc.bus().fail(member, "AccessDenied");

            refused(Kind.BUS_DENIED, "AccessDenied");

            pc.bus().mend(member);
        }
    }

    @Test
    void a_bus_that_is_silent_is_given_up() {
        ssh.close();
        Duration call = Duration.ofMillis(500);
        Duration rest = Duration.ofSeconds(30);
        ssh = new Ssh(key, folder.resolve("known_hosts"), new Limits(rest, rest, rest, call, rest));
        for (String member : List.of("AUTH", "Hello", "AddMatch", "ListUsers")) {
            pc.bus().silence(member);

            refused(Kind.NO_ANSWER, "The PC does not answer");

            pc.bus().mend(member);
        }
    }

    @Test
    void a_connection_that_is_cut_while_the_bus_is_opened_is_lost() {
        pc.program("bus", (in, out, error) -> {
            pc.drop();
            return 0;
        });

        refused(Kind.LOST, "The connection to the PC ended");
    }

    /** The first time it may be a PC that goes off; and in no library's words. */
    @Test
    void a_pc_that_lets_us_in_and_ends_the_session_again_is_said() throws Trouble {
        pc.endsSessions(3);
        refused(Kind.LOST, "The connection to the PC ended (it let us in and hung up).");
        refused(Kind.SESSION_ENDED, "The PC let us in and ended the session at once");
        refused(Kind.SESSION_ENDED, "The PC let us in and ended the session at once");
        ssh.open(pc.address(), heard).close();
        pc.endsSessions(1);
        refused(Kind.LOST, "The connection to the PC ended");
    }

    @Test
    void a_daemon_that_does_not_run_is_no_reason_to_stay_out() throws Trouble {
        pc.bus().owner("com.timekpr.server", "");

        try (Link link = ssh.open(pc.address(), heard)) {
            assertEquals(false, link.hasDaemon());
        }
    }

    @Test
    void an_interrupt_ends_the_waiting_and_stays() {
        pc.bus().silence("Hello");
        Thread.currentThread().interrupt();

        Trouble trouble = assertThrows(Trouble.class, () -> ssh.open(pc.address(), heard));

        assertTrue(Thread.interrupted());
        assertEquals(Kind.LOST, trouble.kind());
        assertTrue(trouble.getMessage().contains("the bridge is stopping"));
    }
}
