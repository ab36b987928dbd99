package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabSuite;
import io.github.timekpr2mqtt.lab.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The line pasted again on a PC where it was before: what came in the way meanwhile is put right or named. */
@Lab
@ParameterizedClass
@CsvSource({"STABLE, dash, false", "TESTING, bash, true"})
class SetupRenewedOnTheLabTest extends PastedOnTheLab {
    private static final String ENDED = "connections: those of the keys from before were ended\n";

    private final Heard heard = new Heard();

    SetupRenewedOnTheLabTest(LabSuite suite, String shell, boolean broker) {
        super(suite, shell, broker);
    }

    @Test
    void who_is_in_with_a_key_from_before_is_out_and_nobody_is_where_the_keys_stay() throws Exception {
        assertFalse(paste().orFail().contains(ENDED), "nobody was in");
        Link open = key.open(heard);
        open.check();

        assertFalse(paste().orFail().contains(ENDED));
        open.check();
        assertEquals(List.of(), heard.ends);

        String other = TestKeys.line(TestKeys.ed25519());
        Ran renewed = pasteKey(other);

        assertTrue(renewed.orFail().contains(ENDED), renewed::out);
        await().atMost(Duration.ofSeconds(30)).until(() -> !heard.ends.isEmpty());
        assertFalse(pasteKey(other).orFail().contains(ENDED));
    }

    @Test
    void an_account_that_was_shut_is_opened_again() throws Exception {
        paste().orFail();
        assertEquals("as it was", of("account", paste()));
        pc.parent()
                .run("usermod", "--shell", "/usr/sbin/nologin", "--expiredate", "1", LabPc.ACCOUNT)
                .orFail();

        Ran again = paste();

        assertEquals("timekpr2mqtt, again with the shell /bin/sh and without lock or end", of("account", again));
        key.open(heard).check();
        assertEquals("as it was", of("account", paste()));
    }

    @Test
    void an_account_that_ages_or_is_locked_is_opened_again() throws Exception {
        paste().orFail();
        for (List<String> shut : List.of(
                List.of("chage", "-d", "2020-01-01", "-M", "30", LabPc.ACCOUNT),
                List.of("chage", "-d", "0", LabPc.ACCOUNT),
                List.of("usermod", "-L", LabPc.ACCOUNT))) {
            pc.parent().run(shut.toArray(String[]::new)).orFail();

            assertEquals(
                    "timekpr2mqtt, again with the shell /bin/sh and without lock or end",
                    of("account", paste()),
                    shut.toString());

            try (Link link = key.open(heard)) {
                link.files();
            }
            assertEquals("as it was", of("account", paste()));
        }
    }

    private Ran endsAt(String program) throws IOException {
        return pasteWhere(
                "printf '#!/bin/sh\\nkill -9 $PPID\\n' >/run/end && chmod 755 /run/end && mount --bind /run/end "
                        + program);
    }

    @Test
    void a_line_that_is_cut_short_lets_nobody_in_without_the_policy_and_the_next_one_ends_it() throws Exception {
        Path keys = pc.file("/var/lib/timekpr2mqtt").resolve(".ssh/authorized_keys");
        endsAt("/usr/bin/busctl");
        assertTrue(Files.exists(pc.file(BusPolicy.PATH)));
        assertFalse(Files.exists(keys));

        paste().orFail();
        key.open(heard).check();
    }

    @Test
    void what_a_removal_that_was_cut_short_has_left_is_in_nobodys_way() throws Exception {
        paste().orFail();
        for (String left : List.of("/var/lib/timekpr2mqtt", "/var/lib/timekpr2mqtt/.ssh")) {
            paste("--remove").orFail();
            pc.parent().run("mkdir", "-p", left).orFail();
            paste("--remove").orFail();
            assertTrue(Files.notExists(pc.file("/var/lib").resolve("timekpr2mqtt")), left);

            pc.parent().run("mkdir", "-p", left).orFail();
            paste().orFail();
            key.open(heard).check();
        }
    }

    @Test
    void a_set_up_that_fails_takes_nothing_from_another_account() throws Exception {
        pasteFor("tk1").orFail();
        String fill =
                "mount -t tmpfs -o size=4k none /etc/dbus-1/system.d && { dd if=/dev/zero of=/etc/dbus-1/system.d/fill"
                        + " bs=4k count=1 2>/dev/null || true; }";

        Ran ran = pasteWhere(fill);

        assertTrue(ran.err().contains("It failed: cannot write"), ran::toString);
        assertTrue(Files.exists(pc.inGateFolder("gate")));
        assertTrue(pc.parent().run("getent", "passwd", LabPc.ACCOUNT).out().isEmpty());
        assertTrue(pasteFor("tk1").orFail().contains("gate: as it was"));
    }

    @Test
    void a_range_of_ids_may_be_written_as_other_programs_read_it_or_be_none() throws Exception {
        Path limits = pc.file("/etc/login.defs");
        for (String most : List.of("0x3e0", "many", "")) {
            Files.writeString(limits, "SYS_UID_MAX " + most + "\n");
            Ran ran = paste();
            assertEquals("", ran.err());
            assertTrue(ran.orFail().contains("user id " + (most.startsWith("0x") ? "992" : "998")), ran::toString);
            paste("--remove").orFail();
        }
    }

    @Test
    void settings_of_sshd_that_may_keep_the_bridge_out_are_named() throws Exception {
        String attention = "Attention, this setting of sshd may keep the bridge out: ";
        assertFalse(paste().orFail().contains(attention));
        for (String setting : List.of("authenticationmethods publickey,password", "allowusers anna")) {
            Files.writeString(pc.file("/etc/ssh/sshd_config"), setting + "\n", StandardOpenOption.APPEND);
            String said = paste().orFail();
            assertTrue(said.contains(attention + setting + "\n"), said);
        }
        for (String setting : List.of(
                "pubkeyacceptedalgorithms rsa-sha2-512", "chrootdirectory /var/lib", "forcecommand /bin/false")) {
            Files.writeString(pc.file("/etc/ssh/sshd_config"), setting + "\n", StandardOpenOption.APPEND);
            String said = paste().orFail();
            assertTrue(said.contains(attention + setting + "\n"), said);
        }
        String config = Files.readString(pc.file("/etc/ssh/sshd_config"));
        for (String setting : List.of("maxsessions 0", "maxsessions 1", "maxauthtries 0", "authorizedkeysfile none")) {
            Files.writeString(pc.file("/etc/ssh/sshd_config"), setting + "\n" + config);
            String said = paste().orFail();
            assertTrue(said.contains(attention + setting + "\n"), said);
        }
        Files.writeString(pc.file("/etc/ssh/sshd_config"), config);
        Path greeting = Files.writeString(pc.file("/etc/ssh/sshrc"), "echo Welcome to my PC\n");
        String sshrc = "Attention, this may keep the bridge out, if it prints something: /etc/ssh/sshrc\n";
        assertTrue(paste().orFail().contains(sshrc));
        Files.delete(greeting);
        assertFalse(paste().orFail().contains("sshrc"));
        Path nologin = Files.writeString(pc.file("/etc/nologin"), "");
        assertTrue(paste().orFail().contains("Attention, this may keep the bridge out: /etc/nologin\n"));
        Files.delete(nologin);
        Files.writeString(pc.file("/etc/ssh/sshd_config"), "AuthenticationMethods publickey password,publickey\n");
        assertFalse(paste().orFail().contains(attention + "auth"));
    }
}
