package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.homeassistant.Checkup.Look;
import io.github.timekpr2mqtt.homeassistant.Checkup.Verdict;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.Shipped;
import io.github.timekpr2mqtt.host.Ssh;
import io.github.timekpr2mqtt.host.Stage;
import io.github.timekpr2mqtt.host.Way;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each step of the way broken once on a real PC, and mended: the sentence is right both times. */
@Lab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorOnTheLabTest {
    private static final String LINE = "what is to be pasted";

    private final LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
    private final Keys keys;
    private final Path gate;
    private final Ssh ssh;
    private String host = "127.0.0.1";
    private String hostKey;
    private List<Options.Account> users = List.of();
    private Way.Installed ours = Shipped.now();

    DoctorOnTheLabTest(@TempDir Path folder) throws IOException {
        keys = Keys.in(folder);
        gate = Files.writeString(folder.resolve("gate"), Gate.script());
        ssh = new Ssh(keys.pair(), folder.resolve("ssh/known_hosts"));
        hostKey = den.access().hostKey();
        authorise();
    }

    private void authorise() throws IOException {
        den.access().authorise(keys.publicLine(), gate);
    }

    @AfterAll
    void end() throws IOException {
        ssh.close();
        den.close();
    }

    private Checkup look(LabPc pc) {
        Options.Pc options = new Options.Pc("den", host, pc.port(), LabPc.ACCOUNT, hostKey, users, List.of(), false);
        Way way = ssh.examine(Household.address(options));
        return new Doctor(options, ours, LINE).examined(way, Clock.systemUTC());
    }

    private static Look of(Stage stage, Checkup checkup) {
        return checkup.looks().stream()
                .filter(look -> look.step().equals(stage.toString()))
                .findFirst()
                .orElseThrow();
    }

    private void isWell() {
        Checkup checkup = look(den);
        assertTrue(checkup.isWell(), () -> checkup.looks().toString());
        assertEquals("", checkup.setupLine());
    }

    private void isBroken(Stage stage, String words) {
        isBroken(den, stage, words);
    }

    /** That step is broken, those before it are not, and those behind it were not looked at. */
    private Checkup isBroken(LabPc pc, Stage stage, String words) {
        Checkup checkup = look(pc);
        for (Stage each : Stage.values()) {
            Look look = of(each, checkup);
            int order = each.compareTo(stage);
            Verdict expected = order < 0 ? Verdict.GOOD : order == 0 ? Verdict.BROKEN : Verdict.NOT_LOOKED_AT;
            assertEquals(expected, look.verdict(), () -> checkup.looks().toString());
        }
        String said = of(stage, checkup).words();
        assertTrue(said.contains(words), said);
        return checkup;
    }

    /** That step is not as it should be, but in the way of nothing. */
    private Checkup isAmiss(Stage stage, String words) {
        Checkup checkup = look(den);
        for (Stage each : Stage.values()) {
            Look look = of(each, checkup);
            assertEquals(
                    each != stage,
                    look.verdict() == Verdict.GOOD,
                    () -> checkup.looks().toString());
        }
        String said = of(stage, checkup).words();
        assertTrue(said.contains(words), said);
        return checkup;
    }

    @Test
    void nothing_is_wrong_with_a_pc_that_is_well() {
        isWell();
        List<String> lines = look(den).looks().stream().map(Look::toString).toList();
        assertTrue(lines.contains("✓ Timekpr: Timekpr-nExT 0.5.9"), lines::toString);
        assertTrue(lines.contains("✓ Accounts: anna, ben"), lines::toString);
    }

    @Test
    void a_name_that_does_not_resolve() {
        host = "no-such-pc.invalid";
        isBroken(Stage.NAME, "The network does not know the name no-such-pc.invalid.");
        host = "127.0.0.1";
        isWell();
    }

    @Test
    void a_port_that_does_not_answer() throws IOException {
        den.off();
        isBroken(Stage.PORT, "Nothing answers at 127.0.0.1 port " + den.port() + " (Connection refused).");
        den.on();
        isWell();
    }

    @Test
    void a_pc_that_takes_connections_and_says_nothing() throws IOException {
        den.freeze();
        isBroken(Stage.PORT, "The PC does not answer (no SSH greeting).");
        den.thaw();
        isWell();
    }

    @Test
    void another_host_key() throws IOException {
        den.access().newHostKey();
        isBroken(Stage.HOST_KEY, "The PC shows another SSH host key: SHA256:");
        hostKey = den.access().hostKey();
        isWell();
    }

    @Test
    void a_key_that_is_not_accepted() throws IOException {
        den.access().revoke();
        Checkup checkup = isBroken(den, Stage.KEY, "does not accept our SSH key for the account timekpr2mqtt.");
        assertEquals(LINE, checkup.setupLine());
        authorise();
        isWell();
    }

    @Test
    void a_gate_that_is_gone() throws IOException {
        den.access().removeGate();
        Checkup checkup = isBroken(den, Stage.GATE, "The account timekpr2mqtt on the PC did not run our command (");
        assertEquals(LINE, checkup.setupLine());
        authorise();
        isWell();
    }

    @Test
    void a_gate_that_is_not_bound_to_the_key_and_one_that_is_too_old() throws IOException {
        den.access().authorise(keys.publicLine());
        assertEquals(LINE, isAmiss(Stage.GATE, "No gate is bound to our key").setupLine());
        authorise();
        ours = new Way.Installed(true, ours.gate() + 1, ours.policy());
        assertEquals(
                LINE,
                isAmiss(Stage.GATE, "The gate on the PC is older than the bridge's (")
                        .setupLine());
        ours = Shipped.now();
        isWell();
    }

    @Test
    void a_policy_that_is_too_old_and_one_that_is_not_there() throws IOException {
        ours = new Way.Installed(true, ours.gate(), ours.policy() + 1);
        assertEquals(
                LINE,
                isAmiss(Stage.GATE, "The bus policy on the PC is older than the bridge's (1")
                        .setupLine());
        ours = Shipped.now();
        den.access().withoutPolicy();
        assertEquals(
                LINE, isAmiss(Stage.GATE, "The bus policy is not on the PC").setupLine());
        den.access().serverSettings(false);
        isWell();
    }

    @Test
    void a_missing_systemd_stdio_bridge() throws IOException {
        try (LabPc hollow = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna")) {
            hollow.access().authorise(keys.publicLine(), gate);
            hollow.off();
            hollow.access().without("systemd-stdio-bridge");
            hollow.on();
            hostKey = hollow.access().hostKey();
            isBroken(hollow, Stage.STDIO_BRIDGE, "The PC has no systemd-stdio-bridge");
            hostKey = den.access().hostKey();
        }
    }

    @Test
    void a_pc_without_timekpr() throws IOException {
        try (LabPc bare = LabPc.start(LabVersion.NONE)) {
            bare.access().authorise(keys.publicLine(), gate);
            hostKey = bare.access().hostKey();
            isBroken(bare, Stage.TIMEKPR, "Timekpr-nExT is not installed on this PC.");
            hostKey = den.access().hostKey();
        }
    }

    @Test
    void a_daemon_that_does_not_run() throws IOException {
        den.killDaemon();
        isBroken(Stage.DAEMON, "Timekpr's daemon does not run on the PC. Start it there:");
        den.startDaemon();
        isWell();
    }

    @Test
    void a_daemon_that_hangs() throws IOException {
        den.stopDaemon();
        isBroken(Stage.DAEMON, "Timekpr's daemon runs on the PC, but does not answer (");
        den.contDaemon();
        isWell();
    }

    /** Our policy gives the right itself: only without it one needs the group. */
    @Test
    void an_account_that_is_not_in_the_group() throws IOException {
        den.access().group(false);
        isWell();
        den.access().withoutPolicy();
        Checkup checkup = look(den);
        assertEquals(
                new Look(
                        Stage.RIGHTS.toString(),
                        Verdict.BROKEN,
                        "The account timekpr2mqtt may not use Timekpr. On the PC: sudo usermod -aG timekpr timekpr2mqtt"),
                of(Stage.RIGHTS, checkup));
        assertEquals(Verdict.GOOD, of(Stage.DAEMON, checkup).verdict());
        assertEquals(Verdict.NOT_LOOKED_AT, of(Stage.ACCOUNTS, checkup).verdict());
        assertEquals(LINE, checkup.setupLine());
        den.access().group(true);
        den.access().serverSettings(false);
        isWell();
    }

    @Test
    void timekprs_own_settings_are_said_to_be_ours_to_change_only_where_they_are() throws IOException {
        String rights = "timekpr2mqtt may change what children have, ";
        String may = of(Stage.RIGHTS, look(den)).words();
        assertEquals(rights + "but not Timekpr's own settings", may);
        den.access().serverSettings(true);
        may = of(Stage.RIGHTS, look(den)).words();
        assertEquals(rights + "and Timekpr's own settings", may);
        den.access().serverSettings(false);
    }

    @Test
    void a_child_that_the_pc_does_not_have() {
        users = List.of(new Options.Account("anna", "Anna"), new Options.Account("cleo", "Cleo"));
        isAmiss(Stage.ACCOUNTS, "Timekpr has no account 'cleo' on this PC, it has anna, ben.");
        users = List.of();
        isWell();
    }

    @Test
    void a_clock_and_a_zone_that_are_wrong() throws IOException {
        den.clock().move(Duration.ofMinutes(-35));
        isAmiss(Stage.CLOCK, "The PC's clock is 3");
        den.clock().move(Duration.ZERO);
        isWell();
        den.clock().zone(ZoneOffset.ofHours(5));
        isAmiss(Stage.CLOCK, "The PC is in another time zone (+05:00, it is ");
        den.clock().zone("UTC");
        isWell();
    }
}
