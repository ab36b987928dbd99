package io.github.timekpr2mqtt.bridge;

import static io.github.timekpr2mqtt.bridge.Gone.assertNothingRejected;
import static io.github.timekpr2mqtt.bridge.Gone.awaitCleared;
import static io.github.timekpr2mqtt.bridge.Gone.awaitDevice;
import static io.github.timekpr2mqtt.bridge.Gone.awaitNoDevice;
import static io.github.timekpr2mqtt.bridge.Gone.awaitTombstones;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Children and PCs that the options do not have any more, on PCs that are off: their devices and topics go, whatever was down. */
@ExtendWith(BrokerExtension.class)
class GoingTest {
    private static final String ANNA = "timekpr.den.anna";
    private static final String BEN = "timekpr.den.ben";

    private final Broker broker;
    private final Home home;
    private final ToyHomeAssistant ha;

    GoingTest(Broker broker, @TempDir Path folder) throws IOException {
        this.broker = broker;
        home = new Home(broker, folder);
        ha = new ToyHomeAssistant(broker.port(), home.base + "-ha");
    }

    @BeforeEach
    void begin() throws IOException {
        Gone.seen(home.data, "den", "anna", "ben");
        home.at("den", "127.0.0.1", 1).start();
        home.awaitAccount("den", "anna").awaitAccount("den", "ben");
        ha.start();
        awaitDevice(ha, ANNA);
        awaitDevice(ha, BEN);
    }

    @AfterEach
    void end() {
        assertNothingRejected(home);
        ha.close();
        home.close();
    }

    private String document() throws IOException {
        return Files.readString(home.data.resolve("announced.json"));
    }

    private void awaitOnlyAnna() {
        awaitNoDevice(ha, BEN);
        awaitCleared(home.probe, "/ben");
        assertTrue(ha.hasDevice(ANNA));
        assertTrue(ha.hasDevice("timekpr.den"));
        assertTrue(Gone.retained(home.probe).contains(home.account("den", "anna", "settings")));
    }

    @Test
    void a_child_goes_at_once_and_its_tombstone_when_home_assistant_said_that_it_was_there() throws Exception {
        home.stop();
        home.exclude("ben").start();
        awaitOnlyAnna();
        Awaitility.await().until(() -> document().contains("\"heard\" : true"));
        home.probe.clear();
        home.stop();
        home.start();
        home.awaitAccount("den", "anna");
        ha.stop().start();
        awaitTombstones(home.data, 0);
        awaitOnlyAnna();
        assertEquals(
                1,
                home.probe.on(home.base + "-ha/device/timekpr_den/ben/config").stream()
                        .filter(message -> !message.isEmpty())
                        .count(),
                "announced once more, at the birth, and not at the restart: somebody had heard it");
    }

    @Test
    void a_child_goes_that_was_removed_while_home_assistant_was_down() throws Exception {
        ha.stop();
        home.stop();
        home.exclude("ben").start();
        awaitCleared(home.probe, "/ben");
        assertTrue(ha.hasDevice(BEN));
        ha.start();
        awaitOnlyAnna();
        awaitTombstones(home.data, 0);
    }

    @Test
    void a_child_goes_that_was_removed_while_the_broker_was_down() throws Exception {
        home.stop();
        broker.stop();
        home.exclude("ben").start();
        broker.start();
        awaitOnlyAnna();
    }

    @Test
    void what_came_after_a_backup_goes_when_that_is_put_back(@TempDir Path backup) throws Exception {
        home.stop();
        BackupLineTest.copy(home.data, backup.resolve("data"));
        Gone.seen(home.data, "den", "anna", "ben", "cara");
        Gone.seen(home.data, "study", "dora");
        home.at("study", "127.0.0.1", 1).start();
        awaitDevice(ha, "timekpr.study.dora");
        awaitDevice(ha, "timekpr.den.cara");
        home.stop();
        BackupLineTest.remove(home.data);
        BackupLineTest.copy(backup.resolve("data"), home.data);
        home.remove("study").exclude("cara").start();
        awaitNoDevice(ha, "timekpr.study");
        awaitNoDevice(ha, "timekpr.study.dora");
        awaitNoDevice(ha, "timekpr.den.cara");
        awaitCleared(home.probe, "/study");
        awaitCleared(home.probe, "/cara");
        assertTrue(ha.hasDevice(ANNA));
        assertTrue(ha.hasDevice(BEN));
        assertFalse(Files.exists(home.data.resolve("put-back.json")), "looked at once");
    }

    @Test
    void a_renamed_pc_goes_with_its_children_and_comes_under_its_new_name() throws Exception {
        home.stop();
        Gone.seen(home.data, "study", "anna");
        home.remove("den").at("study", "127.0.0.1", 1).start();
        awaitDevice(ha, "timekpr.study.anna");
        awaitNoDevice(ha, "timekpr.den");
        awaitCleared(home.probe, "/den");
        awaitCleared(home.probe, "timekpr_den");
        assertTrue(Gone.retained(home.probe).contains(home.base + "/pc/study/state"));
        assertFalse(Files.exists(home.data.resolve("seen-den.json")));
    }

    @Test
    void a_child_that_is_back_before_home_assistant_knew_keeps_everything() throws Exception {
        Set<String> before = ha.entities();
        ha.stop();
        home.stop();
        home.exclude("ben").start();
        awaitCleared(home.probe, "/ben");
        home.stop();
        Gone.seen(home.data, "den", "anna", "ben");
        home.remove("den").at("den", "127.0.0.1", 1).start();
        awaitTombstones(home.data, 0);
        home.probe.clear();
        ha.start();
        home.awaitAccount("den", "ben");
        Awaitility.await()
                .until(() ->
                        !home.probe.on(home.account("den", "ben", "settings")).isEmpty());
        assertEquals(before, ha.entities());
        assertTrue(home.probe.seen().stream().noneMatch(seen -> seen.payload().isEmpty()));
    }

    @Test
    void what_was_wanted_of_a_child_that_goes_is_cancelled_and_not_kept() throws Exception {
        home.command("den", "ben", "limit_monday", "45");
        home.press("den", "ben", "add_15", "1");
        home.await(
                home.account("den", "ben", "state"), state -> Integer.valueOf(2).equals(state.get("waiting")));
        home.stop();
        home.exclude("ben").start();
        Map<String, Object> limit = home.awaitEvent("den", "ben", 1);
        Map<String, Object> extra = home.awaitEvent("den", "ben", 2);
        assertEquals(List.of("cancelled", "cancelled"), List.of(limit.get("event_type"), extra.get("event_type")));
        assertEquals(List.of("limit_monday", "add_15"), List.of(limit.get("command"), extra.get("command")));
        assertEquals("this account is not shown any more (users and exclude in the options)", limit.get("reason"));
        awaitOnlyAnna();
        home.stop();
        Gone.seen(home.data, "den", "anna", "ben");
        home.remove("den").at("den", "127.0.0.1", 1).start();
        home.await(
                home.account("den", "ben", "state"), state -> Integer.valueOf(0).equals(state.get("waiting")));
    }

    @Test
    void what_was_wanted_of_a_pc_that_goes_is_cancelled_and_nothing_is_kept_of_it() throws Exception {
        home.command("den", "ben", "limit_monday", "45");
        home.await(
                home.account("den", "ben", "state"), state -> Integer.valueOf(1).equals(state.get("waiting")));
        home.stop();
        broker.stop();
        home.remove("den").at("study", "127.0.0.1", 1).start();
        Awaitility.await()
                .until(() ->
                        Files.readString(home.data.resolve("wishes-den.json")).contains("CANCELLED"));
        home.stop(); // before it could be told
        broker.start();
        home.probe.publish(home.base + "/test", "back"); // it is connected again: events are not retained
        home.start();
        Map<String, Object> limit = home.awaitEvent("den", "ben", 1);
        assertEquals("cancelled", limit.get("event_type"));
        assertEquals("this PC is not in the options any more", limit.get("reason"));
        Awaitility.await().until(() -> Files.notExists(home.data.resolve("wishes-den.json")));
        awaitNoDevice(ha, "timekpr.den");
    }
}
