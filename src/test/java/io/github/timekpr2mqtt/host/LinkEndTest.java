package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.timekpr.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a link ends, or does not. */
class LinkEndTest {
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
    void a_cut_connection_ends_the_link_once() {
        open.pc.drop();

        await().until(() -> open.heard.ends.size() == 1);
        assertEquals(Kind.LOST, open.heard.ends.get(0).kind());
        Trouble trouble = assertThrows(Trouble.class, () -> open.link.call(Call.getUserList()));
        assertEquals(Kind.LOST, trouble.kind());
        open.link.close();
        assertEquals(1, open.heard.ends.size());
    }

    @Test
    void what_the_server_says_at_the_end_is_told() throws IOException {
        open.pc.disconnect("the server is going down");

        await().until(() -> open.heard.ends.size() == 1);
        String words = open.heard.ends.get(0).getMessage();
        assertTrue(words.contains("(the server is going down)"), words);
    }

    @Test
    void a_new_link_can_be_opened_after_it() throws Trouble {
        open.pc.drop();
        await().until(() -> open.heard.ends.size() == 1);

        try (Link next = open.another(open.heard)) {
            assertTrue(next.call(Call.getUserList()).accepted());
        }
    }

    @Test
    void a_pc_that_does_not_answer_the_heart_beat_is_given_up() throws Trouble {
        open.openWithHeartbeat(Duration.ofMillis(300));

        open.pc.freeze();

        await().until(() -> open.heard.ends.size() == 1);
        assertEquals(
                Kind.NO_ANSWER,
                open.heard.ends.get(0).kind(),
                open.heard.ends.get(0).getMessage());
    }

    @Test
    void a_frozen_pc_does_not_delay_another() throws Exception {
        open.pc.freeze();

        try (OpenPc other = new OpenPc(folder.resolve("other"), "ben")) {
            assertTrue(other.link.call(Call.getUserList()).accepted());
            assertEquals(1, other.link.files().accounts().size());
        }
    }

    @Test
    void an_answered_heart_beat_keeps_the_link() throws Trouble {
        open.openWithHeartbeat(Duration.ofMillis(700));

        await().until(() -> open.pc.heartbeats() > 3);

        assertEquals(List.of(), open.heard.ends);
        assertTrue(open.link.call(Call.getUserList()).accepted());
    }

    @Test
    void a_bus_that_speaks_nonsense_ends_its_link_alone() throws Trouble {
        Heard other = new Heard();
        Link second = open.another(other);
        open.pc.bus().raw("nonsense that is no message of D-Bus".getBytes(StandardCharsets.UTF_8));

        await().until(() -> open.heard.ends.size() == 1 && other.ends.size() == 1);
        assertEquals(Kind.LOST, open.heard.ends.get(0).kind());
        second.close();
        try (Link next = open.another(new Heard())) {
            assertTrue(next.call(Call.getUserList()).accepted());
        }
    }

    @Test
    void who_closes_a_link_is_not_told_so() {
        open.link.close();

        await().until(() -> open.pc.sessions().isEmpty());
        assertEquals(List.of(), open.heard.ends);
        assertFalse(assertThrows(Trouble.class, () -> open.link.call(Call.getUserList()))
                .waitsForPerson());
    }
}
