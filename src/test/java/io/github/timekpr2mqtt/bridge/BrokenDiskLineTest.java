package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.BrokenCalls;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabTool;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The disk fails in the middle of a save of what is wanted, at each of the calls that a save is made of. */
@Lab
@ExtendWith(BrokerExtension.class)
class BrokenDiskLineTest {
    /** Taken, prepared, done, ended, told: as many saves a press has at least. */
    private static final int SAVES = 5;

    /** What fails of each of them: what is prepared may be on the disk, that it was told is to open. */
    private static final List<Call> FAILING = List.of(
            Call.WRITE, Call.FORCE_THE_FOLDER_AND_PUT_BACK, Call.FORCE, Call.FORCE_THE_FOLDER, Call.OPEN, Call.MOVE);

    private final Home home;
    private int looks;

    @BeforeAll
    static void needsStrace() {
        LabTool.isNeeded("strace");
    }

    BrokenDiskLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    /** What a save calls, in this order, and how it fails. */
    private enum Call {
        OPEN("openat", "wishes-den.json.tmp", "ENOSPC", "No space left on device"),
        WRITE("write", "wishes-den.json.tmp", "EIO", "Input/output error"),
        FORCE("fsync", "wishes-den.json.tmp", "EIO", "Input/output error"),
        MOVE("rename", "wishes-den.json.tmp", "EROFS", "Read-only file system"),
        /** The new document has its name then, and may lose it in a power cut. */
        FORCE_THE_FOLDER("fsync", "", "EIO", "Input/output error"),
        /** The same, and the old document cannot be put back: the new one stays in its place. */
        FORCE_THE_FOLDER_AND_PUT_BACK("fsync", "wishes-den.json.tmp", "EIO", "Input/output error") {
            @Override
            BrokenCalls breaks(Home home, int from) throws IOException {
                return new BrokenCalls(
                        home.process(),
                        "fsync",
                        List.of(home.data, home.data.resolve("wishes-den.json.tmp")),
                        "EIO:when=" + 2 * from + "+");
            }
        };

        private final String name;
        private final String file;
        private final String error;
        private final String words;

        Call(String name, String file, String error, String words) {
            this.name = name;
            this.file = file;
            this.error = error;
            this.words = words;
        }

        /** @param from from which save on it fails, the first is 1 */
        BrokenCalls breaks(Home home, int from) throws IOException {
            return new BrokenCalls(home.process(), name, home.data.resolve(file), error + ":when=" + from + "+");
        }

        /** Those that leave the old document in its place. */
        static List<Call> thatKeepTheOldOne() {
            return Stream.of(values())
                    .filter(call -> call != FORCE_THE_FOLDER_AND_PUT_BACK)
                    .toList();
        }
    }

    private List<Map<String, Object>> endings(String id) {
        return home.events("den", "anna").stream()
                .filter(event -> id.equals(event.get("id")))
                .toList();
    }

    private String ending(String id) {
        Awaitility.await("the end of " + id)
                .atMost(Home.LIMIT)
                .until(() -> !endings(id).isEmpty());
        return String.valueOf(endings(id).get(0).get("event_type"));
    }

    private boolean isProblem() {
        Map<String, Object> state = home.document(home.base + "/pc/den/state");
        return String.valueOf(state.get("last_error")).startsWith("cannot save: ");
    }

    /** Something changes at the PC, so that it is seen when it was looked at. */
    private void look(LabPc den) throws IOException {
        looks++;
        den.parent().call("setTimeLimitForWeek", "si", "anna", String.valueOf(36_000 + looks * 3600));
        home.await(
                home.account("den", "anna", "settings"),
                settings -> Integer.valueOf(10 + looks).equals(settings.get("limit_week")));
    }

    @Test
    void a_command_that_cannot_be_saved_is_rejected_and_not_carried_out_after_a_kill_either() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den, "anna").options("\"poll_seconds\":5,").startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            int given = 0;
            for (Call call : Call.thatKeepTheOldOne()) {
                String id = call.name();
                try (BrokenCalls broken = call.breaks(home, 1)) {
                    home.press("den", "anna", "add_15", id);
                    assertEquals("rejected", ending(id));
                    String why = String.valueOf(endings(id).get(0).get("reason"));
                    assertTrue(why.startsWith("cannot save: ") && why.endsWith(call.words), why);
                    home.await(home.base + "/pc/den/state", state -> isProblem());
                    assertTrue(broken.last());
                    home.kill();
                }
                home.startProcess();
                home.awaitOnline("den").awaitAccount("den", "anna");
                home.press("den", "anna", "add_15", "after " + id);
                assertEquals("applied", ending("after " + id));
                given += 900;
                assertEquals(given, GrantLineTest.extra(den, "anna"), "also " + id);
            }
            for (Call call : Call.thatKeepTheOldOne()) {
                assertEquals(
                        1,
                        endings(call.name()).size(),
                        () -> endings(call.name()).toString());
                // the kill came while nothing could be saved: so it is told once more, the same
                assertEquals(
                        1, endings("after " + call.name()).stream().distinct().count());
            }
        }
    }

    @Test
    void a_command_that_is_on_the_disk_and_can_neither_be_forced_nor_taken_back_is_taken() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den, "anna").startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            den.off();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            try (BrokenCalls broken = Call.FORCE_THE_FOLDER_AND_PUT_BACK.breaks(home, 1)) {
                home.press("den", "anna", "add_15", "unsure");
                home.await(home.base + "/pc/den/state", state -> isProblem());
                home.await(
                        home.account("den", "anna", "state"),
                        state -> Integer.valueOf(1).equals(state.get("waiting")));
                assertTrue(broken.last());
                home.kill();
            }
            den.on();
            home.startProcess();
            assertEquals("applied", ending("unsure"));
            home.press("den", "anna", "add_15", "after it");
            assertEquals("applied", ending("after it"));
            assertEquals(1800, GrantLineTest.extra(den, "anna"));
            assertEquals(1, endings("unsure").size(), () -> endings("unsure").toString());
        }
    }

    /**
     * From the first save on that a press needs, from the second one and so on, until there is none that fails; each time by
     * another call.
     */
    @Test
    void a_press_is_given_once_and_told_once_whichever_save_of_it_waits_for_the_disk() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den, "anna").options("\"poll_seconds\":5,").startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            int given = 0;
            int failed = 0;
            for (boolean fails = true; fails; ) {
                String id = "press " + (failed + 1);
                Call call = FAILING.get(failed % FAILING.size());
                try (BrokenCalls broken = call.breaks(home, failed + 1)) {
                    home.press("den", "anna", "add_15", id);
                    fails = fails(id);
                    look(den); // nothing is told again by that
                    look(den);
                    assertTrue(broken.last());
                }
                home.probe.publish(home.base + "/pc/den/sync_now/set", "PRESS"); // it would look soon by itself
                given += ending(id).equals("applied") ? 1 : 0;
                home.await(home.base + "/pc/den/state", state -> !isProblem());
                home.await(
                        home.account("den", "anna", "state"),
                        s -> Integer.valueOf(0).equals(s.get("waiting")));
                assertEquals(1, endings(id).size(), () -> endings(id).toString());
                assertEquals(900 * given, GrantLineTest.extra(den, "anna"), id);
                failed += fails ? 1 : 0;
            }
            System.out.printf("FIGURE saves of a press that failed: %d%n", failed);
            assertTrue(failed >= SAVES, "only " + failed + " saves");
            assertEquals(failed, given, "the first could not be taken, all others were, and one more without a fault");
            assertEquals(
                    looks,
                    home.events("den", "anna").stream()
                            .filter(event -> "changed_at_pc".equals(event.get("event_type")))
                            .count());
        }
    }

    /** Whether a save fails before the press is told, and all of it is on the disk. */
    private boolean fails(String id) {
        Awaitility.await("a save that fails, or the end of " + id)
                .atMost(Duration.ofMinutes(1))
                .until(() -> isProblem() || isOnDisk(id));
        return isProblem();
    }

    private boolean isOnDisk(String id) {
        return !endings(id).isEmpty() && GivenOnce.isNothingUntold(home.data, "den");
    }
}
