package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.homeassistant.Checkup.Look;
import io.github.timekpr2mqtt.homeassistant.Checkup.Verdict;
import io.github.timekpr2mqtt.host.Shipped;
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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each step of the way broken once on a real PC, and mended: the sentence is right both times. */
@Lab
class DoctorOnTheLabTest extends DoctorOnTheLab {
    DoctorOnTheLabTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    void nothing_is_wrong_with_a_pc_that_is_well() throws IOException {
        isWell();
        List<String> lines = look(den).looks().stream().map(Look::toString).toList();
        List<String> some = List.of("✓ Timekpr: Timekpr-nExT 0.5.9", "✓ Accounts: anna, ben");
        assertTrue(lines.containsAll(some), lines::toString);
    }

    @Test
    void a_name_that_does_not_resolve() throws IOException {
        host = "no-such-pc.invalid";
        isBroken(
                Stage.NAME,
                "The network does not know the name no-such-pc.invalid. Check host in the options, or give the PC's IP address there.");
        host = "127.0.0.1";
        isWell();
    }

    @Test
    void a_port_that_does_not_answer() throws IOException {
        den.off();
        isBroken(
                Stage.PORT,
                "Nothing answers at 127.0.0.1 port " + den.port()
                        + " (Connection refused). The PC may be off or asleep. If it is on, look whether its SSH server runs and its"
                        + " firewall lets us in.");
        den.on();
        isWell();
    }

    @Test
    void a_pc_that_takes_connections_and_says_nothing() throws IOException {
        den.freeze();
        isBroken(
                Stage.PORT,
                "The PC does not answer (no SSH greeting). It may be frozen, falling asleep or very busy; we go on trying.");
        den.thaw();
        isWell();
    }

    @Test
    void another_host_key() throws IOException {
        den.access().newHostKey();
        isBroken(
                Stage.HOST_KEY,
                "The PC shows another SSH host key: SHA256:… If it was set up anew, give the new one as host_key in the options;"
                        + " if not, do not trust it.");
        hostKey = den.access().hostKey();
        isWell();
    }

    @Test
    void a_key_that_is_not_accepted() throws IOException {
        den.access().revoke();
        isBroken(Stage.KEY, "The PC does not accept our SSH key for the account timekpr2mqtt." + FROM_THE_LOG);
        authorise();
        isWell();
    }

    @Test
    void a_gate_that_is_gone() throws IOException {
        den.access().removeGate();
        isBroken(Stage.GATE, "The account timekpr2mqtt on the PC did not run our command (…)." + FROM_THE_LOG);
        authorise();
        isWell();
    }

    @Test
    void a_gate_that_is_not_bound_to_the_key_and_one_that_is_too_old() throws IOException {
        den.access().authorise(keys.publicLine());
        isAmiss(
                Stage.GATE,
                "No gate is bound to our key: whoever gets the key can run any command as timekpr2mqtt on the PC."
                        + PASTE);
        authorise();
        ours = new Way.Installed(true, ours.gate() + 1, ours.policy());
        isAmiss(
                Stage.GATE,
                "The gate on the PC is older than the bridge's ("
                        + Shipped.now().gate() + ", ours is " + ours.gate() + ")." + PASTE);
        ours = Shipped.now();
        isWell();
    }

    @Test
    void a_policy_that_is_too_old_and_one_that_is_not_there() throws IOException {
        ours = new Way.Installed(true, ours.gate(), ours.policy() + 1);
        isAmiss(
                Stage.GATE,
                "The bus policy on the PC is older than the bridge's ("
                        + Shipped.now().policy() + ", ours is " + ours.policy() + ")." + PASTE);
        ours = Shipped.now();
        String none =
                "The bus policy is not on the PC, or not whole: timekpr2mqtt may reach all programs on its D-Bus and they it, or not"
                        + " hear Timekpr.";
        den.access().withoutPolicy();
        isAmiss(Stage.GATE, none + PASTE);
        den.access().serverSettings(false);
        isWell();
        Path policy = den.file("/etc/dbus-1/system.d/timekpr2mqtt.conf");
        List<String> cut = Files.readAllLines(policy).subList(0, 8);
        den.access().policy(Files.write(policy.resolveSibling("cut"), cut));
        isAmiss(Stage.GATE, none + PASTE);
        den.access().serverSettings(false);
        isWell();
    }

    @Test
    void a_policy_that_lacks_what_we_need() throws IOException {
        Path policy = den.file("/etc/dbus-1/system.d/timekpr2mqtt.conf");
        List<String> whole = Files.readAllLines(policy);
        Path less = policy.resolveSibling("less");
        for (String member : List.of("AddMatch", "GetNameOwner", "ListUsers")) {
            List<String> lines = whole.stream()
                    .filter(line -> !line.contains("\"" + member + "\""))
                    .toList();
            den.access().policy(Files.write(less, lines));
            isBroken(
                    Stage.GATE,
                    "The PC's D-Bus denies the account timekpr2mqtt what we need (AccessDenied)." + FROM_THE_LOG);
        }
        List<String> deaf = whole.stream()
                .filter(line -> !line.contains("receive_sender=\"com.timekpr.server\""))
                .toList();
        den.access().policy(Files.write(less, deaf));
        isAmiss(
                Stage.GATE,
                "The bus policy is not on the PC, or not whole: timekpr2mqtt may reach all programs on its D-Bus and they it, or"
                        + " not hear Timekpr." + PASTE);
        Files.delete(less);
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
            isBroken(
                    hollow,
                    Stage.STDIO_BRIDGE,
                    "The PC has no systemd-stdio-bridge, by which we talk to Timekpr. Install the package systemd there.");
        }
    }

    @Test
    void a_pc_without_timekpr() throws IOException {
        try (LabPc bare = LabPc.start(LabVersion.NONE)) {
            bare.access().authorise(keys.publicLine(), gate);
            isBroken(
                    bare,
                    Stage.TIMEKPR,
                    "Timekpr-nExT is not installed on this PC. Install the package timekpr-next there.");
        }
    }

    /** As {@code apt remove} does. */
    @Test
    void a_pc_on_which_timekpr_was_removed_and_its_settings_kept() throws IOException {
        try (LabPc bare = LabPc.start(LabVersion.NONE)) {
            bare.access().authorise(keys.publicLine(), gate);
            bare.parent()
                    .run(
                            "sh",
                            "-c",
                            "mkdir -p /etc/timekpr /var/lib/timekpr/config && echo '[GENERAL]' >/etc/timekpr/timekpr.conf"
                                    + " && printf '%s\\n' 'Package: timekpr-next' 'Status: deinstall ok config-files'"
                                    + " 'Version: 0.5.9-1' 'Architecture: all' 'Maintainer: nobody'"
                                    + " 'Description: limits' '' >>/var/lib/dpkg/status")
                    .orFail();
            isBroken(
                    bare,
                    Stage.TIMEKPR,
                    "Timekpr-nExT is not installed on this PC. Install the package timekpr-next there.");
        }
    }

    /** The daemon, which is root, goes on with it. */
    @Test
    void a_folder_of_timekprs_that_is_closed_to_us_is_a_matter_of_rights() throws IOException {
        for (String folder : List.of("/etc/timekpr", "/var/lib/timekpr", "/var/lib/timekpr/config")) {
            den.parent().run("chmod", "700", folder).orFail();
            cannotRead(folder
                    + ": our account on the PC may not look into this folder, or it is none. On the PC: sudo chmod 755 "
                    + folder);
            den.parent().run("chmod", "755", folder).orFail();
        }
        isWell();
    }

    @Test
    void a_file_of_timekprs_that_is_closed_to_us_or_gone() throws IOException {
        String file = "/etc/timekpr/timekpr.conf";
        byte[] content = Files.readAllBytes(den.file(file));
        den.parent().run("chmod", "600", file).orFail();
        cannotRead(file + " may not be read by our account, or is no file. On the PC: sudo chmod 644 " + file
                + "; if it is a folder, move it away and install timekpr-next again");
        String missing = file
                + " is missing. On the PC: sudo mkdir -p /etc/timekpr && sudo systemctl restart timekpr, which makes it"
                + " anew with what Timekpr comes with";
        for (String gone : List.of(file, "/etc/timekpr")) {
            den.parent().run("rm", "-r", gone).orFail();
            cannotRead(missing);
            den.parent().run("mkdir", "-p", "/etc/timekpr").orFail();
            den.killDaemon();
            den.startDaemon();
            isWell();
        }
        Files.write(den.file(file), content);
        den.killDaemon();
        den.startDaemon();
        isWell();
    }

    /** The daemon goes on without it, and does not make it anew. */
    @Test
    void timekprs_folder_of_accounts_that_is_gone() throws IOException {
        den.parent().run("mv", "/var/lib/timekpr", "/var/lib/elsewhere").orFail();
        isAmiss(
                Stage.ACCOUNTS,
                "Timekpr has no account on this PC that is to be shown. Look whether it has ordinary accounts and still its folder"
                        + " /var/lib/timekpr, and at exclude in the options");
        den.parent().run("mv", "/var/lib/elsewhere", "/var/lib/timekpr").orFail();
        isWell();
    }

    private void cannotRead(String why) throws IOException {
        Checkup checkup = look(den);
        assertEquals(Verdict.GOOD, Looks.at(Stage.GATE, checkup).verdict());
        assertEquals(Verdict.GOOD, Looks.at(Stage.DAEMON, checkup).verdict());
        String said = "Timekpr's files on the PC cannot be read: " + why;
        assertEquals(new Look(Stage.RIGHTS.toString(), Verdict.BROKEN, said), Looks.at(Stage.RIGHTS, checkup));
    }

    @Test
    void a_daemon_that_does_not_run() throws IOException {
        den.killDaemon();
        isBroken(
                Stage.DAEMON,
                "Timekpr's daemon does not run on the PC. Start it there: sudo systemctl restart timekpr");
        den.startDaemon();
        isWell();
    }

    @Test
    void a_daemon_that_hangs() throws IOException {
        den.stopDaemon();
        isBroken(
                Stage.DAEMON,
                "Timekpr's daemon runs on the PC, but does not answer (…). If it stays so, start it anew there: sudo systemctl restart timekpr");
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
        String said = "The account timekpr2mqtt may not use Timekpr. On the PC: sudo usermod -aG timekpr timekpr2mqtt"
                + ", or another file in /etc/dbus-1/system.d forbids it";
        assertEquals(new Look(Stage.RIGHTS.toString(), Verdict.BROKEN, said), Looks.at(Stage.RIGHTS, checkup));
        assertEquals(Verdict.GOOD, Looks.at(Stage.DAEMON, checkup).verdict());
        assertEquals(Verdict.NOT_LOOKED_AT, Looks.at(Stage.ACCOUNTS, checkup).verdict());
        assertEquals(LINE, checkup.setupLine());
        den.access().group(true);
        den.access().serverSettings(false);
        isWell();
    }

    @Test
    void timekprs_own_settings_are_said_to_be_ours_to_change_only_where_they_are() throws IOException {
        for (boolean may : new boolean[] {true, false}) {
            den.access().serverSettings(may);
            assertEquals(
                    "timekpr2mqtt may change what children have, " + (may ? "and" : "but not")
                            + " Timekpr's own settings",
                    Looks.at(Stage.RIGHTS, look(den)).words());
        }
    }

    @Test
    void a_child_that_the_pc_does_not_have() throws IOException {
        users = List.of(new Options.Account("anna", "Anna"), new Options.Account("cleo", "Cleo"));
        isAmiss(
                Stage.ACCOUNTS,
                "Timekpr has no account 'cleo' on this PC, it has anna, ben. Check users in the options");
        users = List.of();
        isWell();
    }

    @Test
    void a_clock_and_a_zone_that_are_wrong() throws IOException {
        den.clock().move(Duration.ofMinutes(-35).minusSeconds(30));
        isAmiss(
                Stage.CLOCK,
                "The PC's clock is 35 min behind ours. Set the one that is wrong; on the PC: sudo timedatectl set-ntp true");
        den.clock().move(Duration.ZERO);
        isWell();
        clock = Clock.system(ZoneId.of("Europe/Berlin"));
        den.clock().zone("Europe/Berlin");
        isWell();
        den.clock().zone(ZoneOffset.ofHours(5));
        isAmiss(
                Stage.CLOCK,
                "The PC is in another time zone (+05:00, it is …). A child's day and hours are those of the PC. If that is wrong:"
                        + " sudo timedatectl set-timezone Europe/Berlin");
        clock = Clock.systemUTC();
        isWell(); // nobody can say where such a bridge is
        den.clock().zone("UTC");
        isWell();
    }
}
