package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabSuite;
import io.github.timekpr2mqtt.lab.LabTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The line pasted where something is in its way: it says what, and leaves all as it is. */
@Lab
@ParameterizedClass
@CsvSource({"STABLE, dash, false", "TESTING, bash, true"})
class SetupRefusedOnTheLabTest extends PastedOnTheLab {
    SetupRefusedOnTheLabTest(LabSuite suite, String shell, boolean broker) {
        super(suite, shell, broker);
    }

    @Test
    void a_pc_that_cannot_be_set_up_is_told_so_in_one_line_and_nothing_is_changed() throws Exception {
        LabTree before = LabTree.of(pc);

        refused(
                "this PC has no systemd-stdio-bridge, by which the bridge talks to Timekpr. It comes with systemd",
                pasteWhere("mount --bind /dev/null /usr/bin/systemd-stdio-bridge"));
        refused(
                "this PC has no sshd. Install an SSH server (package openssh-server) first",
                pasteWhere("mount --bind /dev/null /usr/sbin/sshd"));
        refused(
                "this PC has no group timekpr. Install Timekpr-nExT (package timekpr-next) first",
                pasteWith("/etc/group", "^timekpr:.*\\n", ""));
        for (String folder : List.of("/etc", "/var/lib", "/usr/local/lib")) {
            refused(
                    folder + " cannot be written to. Is its file system read-only?",
                    pasteWhere("mount --bind " + folder + " " + folder + " && mount -o remount,bind,ro " + folder));
        }
        refused(
                "there is an account timekpr2mqtt already that is not of our making. Give another name as the PC's user in"
                        + " the options of the bridge",
                pasteWith("/etc/passwd", "\\z", "timekpr2mqtt:x:990:990::/home/timekpr2mqtt:/bin/sh\n"));
        refused(
                "there is an account anna already that is not of our making. Give another name as the PC's user in the options"
                        + " of the bridge, or none",
                pasteFor("anna"));
        refused("'Anna' cannot be made an account for this: allowed are a-z, 0-9, _ and -", pasteFor("Anna"));
        refused(
                "there is a group timekpr2mqtt already. Give another name as the PC's user in the options of the bridge",
                pasteWith("/etc/group", "\\z", "timekpr2mqtt:x:990:\n"));
        refused(
                "no user id from 100 to 101 is free for a system account",
                pasteWith("/etc/login.defs", "\\z", "SYS_UID_MIN 100\nSYS_UID_MAX 101\n"));
        refused("this is no public key: ssh-ed25519 AAAAB", paste("'ssh-ed25519 AAAAB'"));
        refused("this needs root. Put sudo before the sh", pasteAs("anna"));

        assertEquals(before, LabTree.of(pc));
    }

    @Test
    void a_policy_file_that_names_no_account_is_mended_and_can_be_removed() throws Exception {
        Path policy = pc.file(BusPolicy.PATH);
        String whole = BusPolicy.text(false);
        String cut = whole.substring(0, whole.indexOf("user=\"") + 10);
        for (String damaged : List.of("", cut, cut.replace("policy 1:", "policy 99:"))) {
            Files.writeString(policy, damaged);
            assertEquals(BusPolicy.PATH, of("policy", paste()));
            assertEquals(whole, Files.readString(policy));

            Files.writeString(policy, damaged);
            assertTrue(paste("--remove").orFail().contains("Removed: "));
            assertFalse(Files.exists(policy));
        }
        Files.writeString(policy, "");
        pasteFor("bridge", "--remove").orFail();
        assertFalse(Files.exists(policy));

        String cutBehind = whole.replace("policy 1:", "policy 99:").substring(0, whole.indexOf("<deny receive"));
        Files.writeString(policy, cutBehind);
        paste().orFail();
        assertEquals(whole, Files.readString(policy), "a newer one that is not whole");
    }

    @Test
    void the_policy_of_another_account_stays() throws Exception {
        paste().orFail();
        LabTree before = LabTree.of(pc);

        for (String more : List.of("", "--remove")) {
            refused(
                    BusPolicy.PATH + " is for another account. Remove that one with --user and --remove first",
                    pasteFor("bridge", more));
        }

        assertEquals(before, LabTree.of(pc));
    }

    @Test
    void what_is_in_the_way_is_named_and_never_to_be_deleted() throws Exception {
        Path data = Files.createDirectory(pc.file("/var/lib/timekpr2mqtt"));
        Files.writeString(data.resolve("options.json"), "of a bridge on the same PC");
        Path bridge = Files.createDirectory(pc.file("/var/lib/bridge"));
        Files.createDirectories(bridge.resolve(".ssh/keys"));
        LabTree before = LabTree.of(pc);
        String other = ". Give another name as the PC's user in the options of the bridge";

        refused("there is a folder /var/lib/timekpr2mqtt already" + other, paste());
        refused("there is a folder /var/lib/bridge already" + other + ", or none", pasteFor("bridge"));
        refused("there is a group timekpr already" + other + ", or none", pasteFor("timekpr"));
        assertEquals(before, LabTree.of(pc));

        Files.writeString(pc.file(BusPolicy.PATH), "");
        assertTrue(paste("--remove").orFail().contains("Removed: "));
        assertEquals(before, LabTree.of(pc), "a policy without an account was all there was of ours");
    }

    @Test
    void a_gate_folder_that_is_not_of_our_making_is_not_taken_over() throws Exception {
        Path lib = pc.inGateFolder("");
        String there = "/usr/local/lib/timekpr2mqtt";
        Files.createDirectory(lib);
        pc.parent().run("chown", "anna", there).orFail();
        isRefused(there + " is not root's. If this set-up made it, give it back: chown root: " + there);

        pc.parent().run("chown", "root", there).orFail();
        Files.writeString(lib.resolve("notes"), "somebody's");
        isRefused(there + " holds notes, which this set-up did not put there. Move that away first");

        Files.delete(lib.resolve("notes"));
        Files.delete(lib);
        Files.createSymbolicLink(lib, Path.of("/var/lib/timekpr"));
        isRefused(there + " is in the way: it is no folder");
        Files.delete(lib);
    }

    private void isRefused(String why) throws IOException {
        LabTree before = LabTree.of(pc);
        refused(why, paste());
        assertEquals(before, LabTree.of(pc));
    }

    @Test
    void folders_that_were_given_to_somebody_are_noticed() throws Exception {
        paste().orFail();
        String home = "/var/lib/timekpr2mqtt";
        for (String folder : List.of("/usr/local/lib/timekpr2mqtt", home, home + "/.ssh")) {
            pc.parent().run("chown", "anna", folder).orFail();
            isRefused(folder + " is not root's. If this set-up made it, give it back: chown root: " + folder);
            pc.parent().run("chown", "root:", folder).orFail();
        }
        pc.parent().run("chown", ":anna", home).orFail();
        pc.parent().run("chmod", "775", home).orFail();
        paste().orFail();
        assertEquals(
                "755 0 0",
                pc.parent().run("stat", "-c", "%a %u %g", home).orFail().strip());

        Path more = pc.file(home + "/.ssh/authorized_keys2");
        Files.writeString(more, key.publicLine());
        isRefused(home + "/.ssh holds authorized_keys2, which this set-up did not put there. Move that away first");
        Files.delete(more);

        Path gate = pc.inGateFolder("gate");
        Files.writeString(gate, "#!/bin/sh\n# timekpr2mqtt gate 99: anna's\nexec sh\n");
        pc.parent().run("chown", "anna", "/usr/local/lib/timekpr2mqtt/gate").orFail();
        paste().orFail();
        assertEquals(Gate.script(), Files.readString(gate), "only root's newer gate counts");
        assertEquals(0, Files.getAttribute(gate, "unix:uid"));
    }

    @Test
    void only_what_is_ours_is_removed() throws Exception {
        paste().orFail();
        Path notes = Files.writeString(pc.inGateFolder("notes"), "somebody's");
        Path own = Files.writeString(pc.file("/var/lib/timekpr2mqtt/own"), "somebody's");

        String said = paste("--remove").orFail();

        assertTrue(said.contains("left: /usr/local/lib/timekpr2mqtt, for there is more in it\n"), said);
        assertTrue(said.contains("left: /var/lib/timekpr2mqtt, for there is more in it\n"), said);
        assertTrue(Files.exists(notes) && Files.exists(own));
        assertFalse(Files.exists(pc.inGateFolder("gate")) || Files.exists(own.resolveSibling(".ssh")));
    }
}
