package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabSuite;
import io.github.timekpr2mqtt.lab.LabTree;
import io.github.timekpr2mqtt.lab.Ran;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.Username;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The line pasted on a PC that has never heard of us, with the SSH server, PAM and bus of Debian stable and testing: by dash and
 * dbus-daemon, by bash and dbus-broker.
 */
@Lab
@ParameterizedClass
@CsvSource({"STABLE, dash, false", "TESTING, bash, true"})
class SetupOnTheLabTest extends PastedOnTheLab {
    private static final Username ANNA = new Username("anna");

    private final Heard heard = new Heard();

    SetupOnTheLabTest(LabSuite suite, String shell, boolean broker) {
        super(suite, shell, broker);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private boolean mayConfigure() throws Trouble {
        try (Link link = key.open(heard)) {
            return link.mayConfigure();
        }
    }

    @Test
    void a_pasted_line_lets_the_bridge_in_to_its_work_and_to_nothing_else() throws Exception {
        assertEquals(
                Kind.KEY_REFUSED,
                assertThrows(Trouble.class, () -> key.open(heard)).kind());

        assertEquals("timekpr2mqtt, user id 998, in the group timekpr", of("account", paste()));

        try (Link link = key.open(heard)) {
            link.check();
            assertEquals(Set.of(ANNA), link.files().accounts().keySet());
            assertTrue(link.call(Call.setTimeLimitForWeek(ANNA, 36_000)).accepted());
            assertEquals("36000", pc.files().config("anna", "LIMIT_PER_WEEK"));
            assertFalse(link.mayConfigure());
            pc.login("anna");
            soon().until(() -> heard.users.contains(Set.of(ANNA)));
            soon().until(() -> !heard.times.isEmpty());
            pc.killDaemon();
            soon().until(() -> !link.hasDaemon());
            assertEquals(
                    Kind.DAEMON_GONE, assertThrows(Trouble.class, link::check).kind());
        }
        List<String> account = List.of(
                pc.parent().run("getent", "shadow", LabPc.ACCOUNT).orFail().split(":", -1));
        assertEquals("*", account.get(1), "no password, and not locked, which sshd without PAM takes for a no");
        Ran shell = pc.parent()
                .runAs(LabPc.ACCOUNT, "sh", "-c", "cd /var/lib/timekpr2mqtt; echo x >>.ssh/authorized_keys; echo x >x");
        assertEquals(
                2,
                shell.err().lines().filter(l -> l.contains("ermission denied")).count(),
                shell::err);
    }

    @Test
    void pasted_twice_it_changes_nothing() throws Exception {
        paste().orFail();
        LabTree first = LabTree.of(pc);

        Ran again = paste();

        for (String thing : List.of("account", "key", "gate", "policy")) {
            assertEquals("as it was", of(thing, again));
        }
        assertEquals(first, LabTree.of(pc));
        assertFalse(mayConfigure());
    }

    @Test
    void for_a_bridge_that_comes_as_root_it_makes_the_account_that_can_take_his_place() throws Exception {
        Ran ran = pasteFor("root");

        assertTrue(
                ran.orFail()
                        .endsWith(
                                "Done. The account timekpr2mqtt can take the place of root: take this PC's user, root, out of"
                                        + " the options of the bridge.\n"),
                ran::toString);
        assertFalse(mayConfigure());
        assertEquals("as it was", of("account", paste()));
    }

    @Test
    void timekprs_own_settings_are_the_owners_to_give_and_stay_given() throws Exception {
        paste("--server-settings").orFail();
        assertTrue(mayConfigure());

        paste().orFail();
        assertTrue(mayConfigure(), "an update takes nothing away");

        paste("--no-server-settings").orFail();
        assertFalse(mayConfigure());
        assertEquals(BusPolicy.text(false), Files.readString(pc.file(BusPolicy.PATH)));
    }

    @Test
    void it_does_not_need_a_running_daemon_or_bus() throws Exception {
        pc.killDaemon();
        Ran without = pasteWhere("mount -t tmpfs none /run/dbus");
        assertEquals("does not run, and reads its policy when it starts", of("system bus", without));
        pc.off();
        pc.on();

        try (Link link = key.open(heard)) {
            link.check();
            assertFalse(link.mayConfigure());
        }
    }

    @Test
    void what_is_older_is_renewed_and_what_is_newer_stays() throws Exception {
        paste().orFail();
        Path gate = pc.inGateFolder("gate");
        String mine = Files.readString(gate);

        Files.writeString(gate, mine.replaceFirst("timekpr2mqtt gate \\d+", "timekpr2mqtt gate 0"));
        assertEquals("/usr/local/lib/timekpr2mqtt/gate", of("gate", paste()));
        assertEquals(mine, Files.readString(gate));

        String newer = mine.replaceFirst("timekpr2mqtt gate \\d+", "timekpr2mqtt gate 99");
        Files.writeString(gate, newer);
        assertEquals("as it was", of("gate", paste()));
        assertEquals(newer, Files.readString(gate));

        Files.writeString(gate, "#!/bin/sh\nexec sh\n");
        paste().orFail();
        assertEquals(mine, Files.readString(gate));
        assertEquals(
                "rwxr-xr-x",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(gate)));
    }

    @Test
    void removed_it_leaves_nothing_and_ends_what_is_open() throws Exception {
        LabTree before = LabTree.of(pc);
        paste().orFail();
        Link open = key.open(heard);
        open.check();

        assertTrue(paste("--remove").orFail().contains("Removed: "));

        soon().until(() -> !heard.ends.isEmpty());
        assertEquals(before.contents(), LabTree.of(pc).contents());
        assertEquals(
                Kind.KEY_REFUSED,
                assertThrows(Trouble.class, () -> key.open(heard)).kind());
        assertEquals(
                "Nothing was changed: there is nothing of it here\n",
                paste("--remove").err());

        paste().orFail();
        key.open(heard).close();
    }
}
