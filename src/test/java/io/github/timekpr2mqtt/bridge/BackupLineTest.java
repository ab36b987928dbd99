package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.github.timekpr2mqtt.storage.BackupMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a backup of the data folder brings back, and what it must not. */
@Lab
@ExtendWith(BrokerExtension.class)
class BackupLineTest {
    private static final int QUARTER_OF_AN_HOUR = 900;

    private final Path folder;
    private final Home home;

    BackupLineTest(Broker broker, @TempDir Path folder) throws IOException {
        this.folder = folder;
        this.home = new Home(broker, folder);
    }

    /** As Home Assistant does it: what {@code backup_exclude} names is left out. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                if (!file.getFileName().toString().startsWith(BackupMark.LEFT_OUT)) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private List<Object> ended(String type) {
        return home.events("den", "anna").stream()
                .filter(event -> type.equals(event.get("event_type")))
                .map(event -> event.get("command"))
                .toList();
    }

    private void awaitEnded(String type, List<Object> commands) {
        Awaitility.await(type + " " + commands)
                .atMost(Duration.ofMinutes(1))
                .until(() -> ended(type), commands::equals);
    }

    private void aLimitAndExtraTimeWaitForThePc(LabPc den) throws IOException {
        home.with("den", den, "anna").start().awaitOnline("den").awaitAccount("den", "anna");
        den.off();
        home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
        home.command("den", "anna", "limit_monday", "90");
        home.press("den", "anna", "add_15", "a");
        home.await(
                home.account("den", "anna", "state"),
                state -> Integer.valueOf(2).equals(state.get("waiting")));
        home.stop();
    }

    /** Made while a limit and extra time waited, which were done since, and then the limit was set to something else. */
    private Path copyOfBefore(LabPc den) throws IOException {
        aLimitAndExtraTimeWaitForThePc(den);
        Path backup = folder.resolve("backup");
        copy(home.data, backup);
        den.on();
        home.start();
        awaitEnded("applied", List.of("limit_monday", "add_15"));
        home.applied("den", "anna", "limit_monday", "60", 60);
        assertEquals(QUARTER_OF_AN_HOUR, extra(den));
        home.stop();
        return backup;
    }

    /** By hand, with what Home Assistant leaves out left out, and then over what is there. */
    @Test
    void nor_where_it_was_put_over_the_folder_that_went_on() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            Path backup = copyOfBefore(den);
            new ProcessBuilder("cp", "-a", backup + "/.", home.data.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            home.start();
            awaitEnded("expired", List.of("limit_monday", "add_15"));
            home.awaitOnline("den");
            home.applied("den", "anna", "limit_tuesday", "33", 33); // by then it had looked at all that is wanted
            assertEquals(
                    "3600", den.files().config("anna", "LIMITS_PER_WEEKDAYS").split(";", -1)[0]);
            assertEquals(QUARTER_OF_AN_HOUR, extra(den));
        }
    }

    private static int extra(LabPc pc) throws IOException {
        return Integer.parseInt(pc.files().time("anna", "TIME_SPENT_DAY"))
                - Integer.parseInt(pc.files().time("anna", "TIME_SPENT_BALANCE"));
    }

    @Test
    void what_waited_in_it_is_neither_given_again_nor_wanted_again_but_expires_and_says_so() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            Path backup = copyOfBefore(den);
            remove(home.data);
            copy(backup, home.data);
            home.start();
            awaitEnded("expired", List.of("limit_monday", "add_15"));
            Map<String, Object> event = home.events("den", "anna").stream()
                    .filter(one -> "expired".equals(one.get("event_type")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(FromBackup.REASON, event.get("reason"));
            home.awaitOnline("den");
            home.applied("den", "anna", "limit_tuesday", "33", 33); // by then it had looked at all that is wanted
            assertEquals(
                    "3600", den.files().config("anna", "LIMITS_PER_WEEKDAYS").split(";", -1)[0]);
            assertEquals(QUARTER_OF_AN_HOUR, extra(den));
            assertEquals(
                    List.of("limit_monday", "extra_time"), ended("changed_at_pc"), "what it cannot know to be its own");

            home.stop();
            home.start();
            home.applied("den", "anna", "limit_tuesday", "34", 34);
            assertEquals(List.of("limit_monday", "add_15"), ended("expired"));
        }
    }

    /** A folder that was not put back, or of which nobody can see it: extra time is for its day whatever happens. */
    @Test
    void extra_time_of_last_week_expires_and_a_limit_that_waited_for_a_week_is_set() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            aLimitAndExtraTimeWaitForThePc(den);
            den.clock().move(Duration.ofDays(7));
            den.on();
            home.by(Clock.offset(Clock.system(ZoneId.systemDefault()), Duration.ofDays(7)))
                    .start();
            awaitEnded("expired", List.of("add_15"));
            awaitEnded("applied", List.of("limit_monday"));
            assertTrue(Math.abs(extra(den)) < QUARTER_OF_AN_HOUR, () -> "given after all");
        }
    }
}
