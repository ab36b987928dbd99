package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.github.timekpr2mqtt.lab.SmallDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data folder takes nothing any more: its disk is full, was made read-only, or somebody took the right away. */
@Lab
@ExtendWith(BrokerExtension.class)
class FullDiskLineTest {
    /** As of an ordinary account that owns the folder: root may write everywhere. */
    private static final String[] WITHOUT_ROOTS_RIGHTS = {"setpriv", "--bounding-set=-dac_override,-dac_read_search"};

    private final Home home;
    private int given;
    private int hours;

    FullDiskLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    private enum Refusal {
        FULL("No space left on device") {
            @Override
            void begin(SmallDisk disk) throws IOException {
                disk.fill();
            }

            @Override
            void end(SmallDisk disk) throws IOException {
                disk.free();
            }
        },
        READ_ONLY("Read-only file system") {
            @Override
            void begin(SmallDisk disk) throws IOException {
                disk.readOnly(true);
            }

            @Override
            void end(SmallDisk disk) throws IOException {
                disk.readOnly(false);
            }
        },
        NO_RIGHT("permission denied") {
            @Override
            void begin(SmallDisk disk) throws IOException {
                mode(disk, "r-x------");
            }

            @Override
            void end(SmallDisk disk) throws IOException {
                mode(disk, "rwx------");
            }

            private void mode(SmallDisk disk, String mode) throws IOException {
                Files.setPosixFilePermissions(disk.folder(), PosixFilePermissions.fromString(mode));
            }
        };

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        abstract void begin(SmallDisk disk) throws IOException;

        abstract void end(SmallDisk disk) throws IOException;
    }

    private Map<String, Object> awaitProblem(String with) {
        return home.await(
                home.base + "/pc/den/state",
                state -> "ON".equals(state.get("problem"))
                        && String.valueOf(state.get("last_error")).startsWith("cannot save: ")
                        && String.valueOf(state.get("last_error")).endsWith(with));
    }

    private void awaitCalm() {
        home.await(
                home.base + "/pc/den/state",
                state -> "OFF".equals(state.get("problem")) && "OK".equals(state.get("last_error")));
        home.await(home.base + "/bridge/state", state -> "ok".equals(state.get("health")));
    }

    private void awaitWaiting(int open) {
        home.await(
                home.account("den", "anna", "state"),
                state -> Integer.valueOf(open).equals(state.get("waiting")));
    }

    private List<String> endings(String id) {
        return home.events("den", "anna").stream()
                .filter(event -> id.equals(event.get("id")))
                .map(event -> event.get("event_type") + " " + event.get("command"))
                .toList();
    }

    private void awaitEnding(String id, String ending) {
        Awaitility.await("the end of " + id)
                .atMost(Home.LIMIT)
                .until(() -> !endings(id).isEmpty());
        assertEquals(List.of(ending), endings(id));
    }

    private void limit(String minutes, String id) {
        home.command("den", "anna", "limit_monday", "{\"value\":" + minutes + ",\"id\":\"" + id + "\"}");
    }

    @Test
    void what_cannot_be_kept_is_refused_what_was_kept_waits_and_then_everything_goes_on_by_itself() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                SmallDisk disk = new SmallDisk(home.with("den", den, "anna").options("\"poll_seconds\":5,").data);
                home) {
            home.startProcess(disk.within(WITHOUT_ROOTS_RIGHTS));
            home.awaitOnline("den").awaitAccount("den", "anna");
            for (Refusal refusal : Refusal.values()) {
                den.off();
                home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
                limit("45", "kept limit " + refusal);
                home.press("den", "anna", "add_15", "kept press " + refusal);
                awaitWaiting(2);
                refusal.begin(disk);
                refused(refusal);
                den.on();
                home.awaitOnline("den");
                waits(refusal, den);
                refusal.end(disk);
                goesOn(refusal, den);
            }
            for (Refusal refusal : Refusal.values()) {
                assertEquals(List.of("rejected limit_monday"), endings("lost limit " + refusal));
                assertEquals(List.of("rejected add_30"), endings("lost press " + refusal));
            }
            assertEquals(
                    List.of("limit_week", "limit_week", "limit_week"),
                    home.events("den", "anna").stream()
                            .filter(event -> "changed_at_pc".equals(event.get("event_type")))
                            .map(event -> event.get("command"))
                            .toList());
        }
    }

    private void refused(Refusal refusal) {
        limit("50", "lost limit " + refusal);
        home.press("den", "anna", "add_30", "lost press " + refusal);
        awaitEnding("lost limit " + refusal, "rejected limit_monday");
        awaitEnding("lost press " + refusal, "rejected add_30");
        awaitProblem(refusal.words);
        home.await(home.base + "/bridge/state", state -> "problem".equals(state.get("health")));
    }

    /** What was wanted before stays so, and is not done as long as the disk cannot have that it is. */
    private void waits(Refusal refusal, LabPc den) throws IOException {
        given += 900;
        hours++;
        den.parent().call("setTimeLimitForWeek", "si", "anna", String.valueOf(hours * 3600));
        home.await(
                home.account("den", "anna", "settings"),
                settings -> Integer.valueOf(hours).equals(settings.get("limit_week")));
        awaitProblem(refusal.words);
        assertEquals(List.of(), endings("kept limit " + refusal), "told as done, and not on the disk");
        assertEquals(List.of(), endings("kept press " + refusal), "told as done, and not on the disk");
        assertEquals(given - 900, GrantLineTest.extra(den, "anna"), "given, and not on the disk that it is");
        Map<String, Object> settings = home.document(home.account("den", "anna", "settings"));
        assertEquals(45, settings.get("limit_monday"));
        awaitWaiting(2);
    }

    private void goesOn(Refusal refusal, LabPc den) throws IOException {
        awaitEnding("kept limit " + refusal, "applied limit_monday");
        awaitEnding("kept press " + refusal, "applied add_15");
        awaitWaiting(0);
        awaitCalm();
        assertEquals(given, GrantLineTest.extra(den, "anna"));
        assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("2700;"));
        limit("55", "next limit " + refusal);
        awaitEnding("next limit " + refusal, "applied limit_monday");
    }

    /** It is said at once, and not only to the first who wants something. */
    @Test
    void a_bridge_that_starts_on_a_full_disk_shows_what_it_sees_and_says_that_it_cannot_save() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                SmallDisk disk = new SmallDisk(home.with("den", den, "anna").options("\"poll_seconds\":5,").data);
                home) {
            home.startProcess(disk.within());
            home.awaitOnline("den").awaitAccount("den", "anna");
            home.kill();
            disk.fill();
            home.probe.clear();
            home.startProcess(disk.within());
            home.awaitOnline("den").awaitAccount("den", "anna");
            awaitProblem(Refusal.FULL.words);
            disk.free();
            awaitCalm();
            limit("45", "limit");
            awaitEnding("limit", "applied limit_monday");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FULL      | Cannot start: --data: @/ssh/id_ed25519: No space left on device; allowed is a folder of its own that can be written, or made, with room on its disk
                    READ_ONLY | Cannot start: --data: the folder @ cannot be used: .lock in it: Read-only file system; allowed is a folder of its own that can be written, or made, with room on its disk
                    NO_RIGHT  | Cannot start: --data: the folder @ cannot be used: .lock in it: permission denied; allowed is a folder of its own that can be written, or made, with room on its disk
                    """)
    void the_first_start_needs_a_folder_that_takes_something_and_says_so_in_one_line(Refusal refusal, String line)
            throws Exception {
        try (SmallDisk disk = new SmallDisk(home.at("den", "127.0.0.1", 1).data);
                home) {
            refusal.begin(disk);
            Process bridge = home.startProcess(disk.within(WITHOUT_ROOTS_RIGHTS));
            assertEquals(1, bridge.waitFor());
            String said = Files.readString(home.folder.resolve("bridge-" + home.base + ".log"), StandardCharsets.UTF_8);
            assertEquals(line.replace("@", home.data.toString()), said.strip());
        }
    }
}
