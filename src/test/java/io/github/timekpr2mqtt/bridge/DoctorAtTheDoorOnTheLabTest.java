package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.timekpr2mqtt.host.Stage;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabSuite;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PAM, sshd's own settings and the account's shell put in the way of a key that is the right one. */
@Lab
class DoctorAtTheDoorOnTheLabTest extends DoctorOnTheLab {
    private static final String NOT_RUN = "The account timekpr2mqtt on the PC did not run our command (…).";
    private static final String PAM_REFUSES =
            "The PC took our SSH key, but its PAM refuses the account timekpr2mqtt (…). The setup line, which is in the log,"
                    + " opens an expired one; else look at /etc/nologin and /etc/security/access.conf there.";

    private static final String SOMETHING_ELSE =
            "Something else than our gate answers for the account timekpr2mqtt (…). Paste the setup line, which is in the"
                    + " log, on the PC; else look at ForceCommand in sshd_config and what .bashrc and /etc/ssh/sshrc print.";

    DoctorAtTheDoorOnTheLabTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    void an_account_that_pam_refuses() throws IOException {
        LabSuite.STABLE.isNeeded();
        try (LabPc guarded = LabPc.start(LabVersion.TIMEKPR_0_5_9, LabSuite.STABLE, "anna")) {
            guarded.access().authorise(keys.publicLine(), gate);
            guarded.parent().run("usermod", "--expiredate", "1", LabPc.ACCOUNT).orFail();
            isBroken(guarded, Stage.KEY, PAM_REFUSES);
            guarded.parent().run("usermod", "--expiredate", "", LabPc.ACCOUNT).orFail();
            Looks.areWell(look(guarded));
            Path nologin = Files.writeString(guarded.file("/etc/nologin"), "Back at 8\n");
            isBroken(guarded, Stage.KEY, PAM_REFUSES.replace("…", "Back at 8"));
            Files.delete(nologin);
            Looks.areWell(look(guarded));
        }
    }

    @Test
    void another_program_in_the_place_of_the_gate() throws IOException {
        Path other = gate.resolveSibling("other");
        for (String program : List.of("", "echo Welcome to my PC")) {
            Files.writeString(other, "#!/bin/sh\n" + program + "\n");
            den.access().authorise(keys.publicLine(), other);
            String said = program.isEmpty() ? "with nothing" : "with 'Welcome to my PC'";
            isBroken(Stage.GATE, SOMETHING_ELSE.replace("…", said));
        }
        authorise();
        isWell();
    }

    /** A PC with keys of all kinds shows the one that is asked for: the known one is found by its fingerprint alone. */
    @Test
    void a_key_that_is_refused_is_not_taken_for_another_host_key_of_whichever_kind_the_known_one_is()
            throws IOException {
        List<String> kinds = List.of("ed25519", "ecdsa", "rsa");
        for (String kind : kinds) {
            setHostKey(kind, true);
        }
        for (String kind : kinds) {
            hostKey = fingerprint(keyFile(kind));
            isWell();
            den.access().revoke();
            isBroken(Stage.KEY, "The PC does not accept our SSH key for the account timekpr2mqtt." + FROM_THE_LOG);
            authorise();
        }
        String strange = "/etc/ssh/strange";
        for (String kind : kinds) {
            makeKey(kind, strange);
            hostKey = fingerprint(strange);
            isBroken(
                    Stage.HOST_KEY,
                    "The PC shows another SSH host key: " + hostKey
                            + " was expected, it shows SHA256:…. If it was set up"
                            + " anew, give the new one as host_key in the options; if not, do not trust it.");
            Files.delete(den.file(strange));
        }
        hostKey = den.access().hostKey();
        for (String kind : kinds) {
            setHostKey(kind, kind.equals("ed25519"));
        }
        isWell();
    }

    private static String keyFile(String kind) {
        return "/etc/ssh/ssh_host_" + kind + "_key";
    }

    /** The SSH server has a key of this kind, made where there is none, or has it no more. */
    private void setHostKey(String kind, boolean set) throws IOException {
        if (Files.notExists(den.file(keyFile(kind)))) {
            makeKey(kind, keyFile(kind));
        }
        den.access().sshd("HostKey " + keyFile(kind), set);
    }

    private void makeKey(String kind, String file) throws IOException {
        den.parent().run("ssh-keygen", "-q", "-t", kind, "-N", "", "-f", file).orFail();
    }

    private String fingerprint(String file) throws IOException {
        return den.parent().run("ssh-keygen", "-l", "-f", file).orFail().split(" ", -1)[1];
    }

    /** The bus, and what is read while it is open. */
    @Test
    void fewer_sessions_at_a_time_than_we_need() throws IOException {
        for (int sessions : List.of(0, 1)) {
            String setting = "MaxSessions " + sessions;
            den.access().sshd(setting, true);
            Looks.endAt(
                    Stage.GATE,
                    "The PC's SSH server opened no further session for the account timekpr2mqtt (open failed). We need two at a"
                            + " time: set MaxSessions to 10 in its sshd_config, and start it anew there.",
                    look(den),
                    "");
            den.access().sshd(setting, false);
        }
        isWell();
        den.access().sshd("MaxSessions 2", true);
        isWell();
        den.access().sshd("MaxSessions 2", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session required pam_deny.so", "maxlogins 0", "nofile 3", "nproc 1", "chroot"})
    void a_session_that_the_pc_ends_at_once(String how) throws IOException {
        LabSuite.STABLE.isNeeded();
        try (LabPc guarded = LabPc.start(LabVersion.TIMEKPR_0_5_9, LabSuite.STABLE, "anna")) {
            guarded.access().authorise(keys.publicLine(), gate);
            if (how.startsWith("session")) {
                Path pam = guarded.file("/etc/pam.d/sshd");
                Files.writeString(pam, Files.readString(pam) + how + "\n");
            } else if (how.equals("chroot")) {
                guarded.access().sshd("ChrootDirectory /var/lib/timekpr2mqtt/none", true);
            } else {
                Path limits = Files.createDirectories(guarded.file("/etc/security/limits.d"));
                Files.writeString(limits.resolve("lab.conf"), LabPc.ACCOUNT + " - " + how + "\n");
            }
            Looks.endAt(
                    Stage.GATE,
                    "The PC let us in and ended the session at once: look at its log (journalctl -u ssh), at"
                            + " /etc/security/limits.conf and /etc/pam.d there, and for ChrootDirectory in its sshd_config.",
                    look(guarded),
                    "");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/true, something else: with nothing",
        "/usr/bin/uname, something else: with 'Linux'",
        "/bin/false, did not run: …",
        "internal-sftp, did not run: the log-in was answered 'This service allows sftp connections only…"
    })
    void a_command_of_sshds_own_in_the_place_of_the_gate(String command, String said) throws IOException {
        den.access().sshd("ForceCommand " + command, true);
        String[] what = said.split(": ", 2);
        isBroken(
                Stage.GATE,
                (what[0].equals("did not run") ? NOT_RUN + FROM_THE_LOG : SOMETHING_ELSE).replace("…", what[1]));
        den.access().sshd("ForceCommand " + command, false);
        isWell();
    }

    /** Bash runs it for whoever comes by SSH, dash does not. */
    @Test
    void a_shell_that_greets() throws IOException {
        den.parent().run("usermod", "--shell", "/bin/bash", LabPc.ACCOUNT).orFail();
        Path greeting = Files.writeString(den.file("/var/lib/timekpr2mqtt/.bashrc"), "echo Welcome to my PC\n");
        isBroken(Stage.GATE, SOMETHING_ELSE.replace("…", "with 'Welcome to my PC…"));
        Files.writeString(greeting, "echo Welcome to my PC >&2\n");
        isWell();
        Files.delete(greeting);
        den.parent().run("usermod", "--shell", "/bin/sh", LabPc.ACCOUNT).orFail();
    }

    @Test
    void an_account_that_access_conf_refuses() throws IOException {
        LabSuite.STABLE.isNeeded();
        try (LabPc guarded = LabPc.start(LabVersion.TIMEKPR_0_5_9, LabSuite.STABLE, "anna")) {
            guarded.access().authorise(keys.publicLine(), gate);
            Path pam = guarded.file("/etc/pam.d/sshd");
            String asInstalled = Files.readString(pam);
            String guard = asInstalled.replaceFirst("(?m)^# (account +required +pam_access.so)$", "$1");
            assertNotEquals(asInstalled, guard);
            Files.writeString(pam, guard);
            Path access = Files.writeString(guarded.file("/etc/security/access.conf"), "-:timekpr2mqtt:ALL\n");
            isBroken(guarded, Stage.KEY, PAM_REFUSES);
            Files.writeString(access, "+:timekpr2mqtt:ALL\n");
            Looks.areWell(look(guarded));
        }
    }
}
