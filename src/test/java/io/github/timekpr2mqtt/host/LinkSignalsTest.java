package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an open link hears. */
class LinkSignalsTest {
    private static final Username ANNA = new Username("anna");

    @TempDir
    private Path folder;

    private OpenPc open;

    @BeforeEach
    void start() throws Exception {
        open = new OpenPc(folder, "anna");
    }

    @AfterEach
    void stop() throws IOException {
        open.close();
    }

    @Test
    void the_daemons_count_comes_by_itself() throws Exception {
        open.link.files();

        open.timeLeft(FakeBus.DAEMON, "anna", 60);

        await().until(() -> open.heard.times.size() == 1);
        assertEquals(ANNA, open.heard.times.get(0).getKey());
        assertEquals(60, open.heard.times.get(0).getValue().left());
    }

    @Test
    void what_a_child_sends_straight_to_us_is_not_believed() throws Exception {
        open.link.files();

        for (String sender : List.of(":1.66", ":1.1", "")) {
            open.timeLeft(sender, "anna", 9999);
            open.logind(sender, "UserNew");
            open.pc
                    .bus()
                    .signal(sender, "/x", FakeBus.BUS, "NameOwnerChanged", "sss", "com.timekpr.server", "", ":1.66");
        }
        open.timeLeft(FakeBus.DAEMON, "anna", 60);

        await().until(() -> open.heard.times.size() == 1);
        assertEquals(60, open.heard.times.get(0).getValue().left());
        assertEquals(List.of(), open.heard.changes);
        assertEquals(1, open.heard.users.size());
    }

    @Test
    void log_in_and_log_out_are_told_with_names() {
        open.pc.bus().users("anna", "ben.b", "gdm", "no/name");
        open.logind(FakeBus.LOGIND, "UserNew");
        await().until(() -> open.heard.users.size() == 2);
        assertEquals(Set.of(ANNA, new Username("ben.b"), new Username("gdm")), open.heard.users.get(1));

        open.pc.bus().users();
        open.logind(FakeBus.LOGIND, "UserRemoved");
        await().until(() -> open.heard.users.size() == 3);
        assertEquals(Set.of(), open.heard.users.get(2));
    }

    @Test
    void if_nobody_says_who_is_logged_in_a_look_is_asked_for() {
        open.pc.bus().fail("ListUsers", "Failed");

        open.logind(FakeBus.LOGIND, "UserNew");

        await().until(() -> open.heard.changes.size() == 1);
        assertTrue(open.heard.changes.get(0).startsWith("who is logged in is not known"), open.heard.changes.get(0));
    }

    @Test
    void after_a_restart_the_new_daemon_is_believed_and_the_old_one_not() throws Exception {
        open.link.files();
        open.pc.bus().owner("com.timekpr.server", "");
        await().until(() -> !open.link.hasDaemon());
        open.pc.bus().owner("com.timekpr.server", ":1.77");
        await().until(open.link::hasDaemon);

        open.timeLeft(FakeBus.DAEMON, "anna", 1);
        open.timeLeft(":1.77", "anna", 2);

        await().until(() -> open.heard.times.size() == 1);
        assertEquals(2, open.heard.times.get(0).getValue().left());
        assertEquals(List.of("Timekpr's daemon has stopped", "Timekpr's daemon has started"), open.heard.changes);
    }

    /** A signal whose text does not end as texts have to: whoever decodes it notices. */
    private void unreadable(String sender) {
        byte[] bytes = Message.signal(7, "/x", "any.interface", "x", "s", "text")
                .from(sender)
                .encode();
        bytes[bytes.length - 1] = 1;
        open.pc.bus().raw(bytes);
    }

    /** The bus lets a child send us 32 MB at once. */
    @Test
    void what_a_child_sends_straight_to_us_is_not_even_decoded() throws Exception {
        open.link.files();
        String half = "x".repeat(500_000);
        for (int i = 0; i < 60; i++) {
            open.pc.bus().signal(":1.66", "/x", "any.interface", "x", "s", half);
        }
        unreadable(":1.66");
        open.timeLeft(FakeBus.DAEMON, "anna", 60);
        await().until(() -> open.heard.times.size() == 1);
        assertEquals(List.of(), open.heard.ends);

        unreadable(FakeBus.DAEMON); // which is read
        await().until(() -> open.heard.ends.size() == 1);
    }

    /** The bus tells of the new owner before it forwards anything of it. */
    @Test
    void what_a_new_daemon_says_in_one_breath_with_its_start_is_heard() throws Exception {
        open.link.files();
        String bus = FakeBus.BUS;
        ByteArrayOutputStream breath = new ByteArrayOutputStream();
        breath.write(
                Message.signal(7, "/x", bus, "NameOwnerChanged", "sss", "com.timekpr.server", FakeBus.DAEMON, ":1.77")
                        .from(bus)
                        .encode());
        breath.write(Message.signal(1, "/com/timekpr/server/user/anna", "any.interface", "timeLimits", "")
                .from(":1.77")
                .encode());
        open.pc.bus().raw(breath.toByteArray());

        await().until(() -> open.heard.changes.size() == 2);
        assertEquals(List.of("Timekpr's daemon has started", "timeLimits"), open.heard.changes);
    }
}
