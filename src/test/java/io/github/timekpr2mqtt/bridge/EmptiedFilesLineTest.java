package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A child's file that is empty, as a PC that loses its power while Timekpr writes leaves it, beside Timekpr's copy. */
@Lab
@ExtendWith(BrokerExtension.class)
class EmptiedFilesLineTest {
    private static final String WEEK = "7200;7200;7200;7200;7200;7200;7200";

    private static Path prev(Path file) {
        return file.resolveSibling(file.getFileName() + ".prev");
    }

    private static void empty(Path file) throws IOException {
        Files.writeString(prev(file), Files.readString(file));
        Files.writeString(file, "");
    }

    private static void emptyWithoutCopy(Path file) throws IOException {
        Files.deleteIfExists(prev(file));
        Files.writeString(file, "");
    }

    /** Empty, beside a copy, until the bridge has looked and Timekpr has put its copy back. */
    private static void emptyForAMoment(Home home, Path file) throws IOException {
        empty(file);
        look(home);
        Awaitility.await("Timekpr's copy is back in " + file)
                .until(() -> file.toFile().length() > 0); // Timekpr may be just making it
    }

    private static void look(Home home) {
        home.probe.publish(home.base + "/pc/den/sync_now/set", "PRESS");
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void timekpr_has_its_copy_of_the_time_without_a_log_in(LabVersion version, Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                Home home = new Home(broker, folder)) {
            den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", WEEK);
            den.files().setTime("anna", "TIME_SPENT_BALANCE", "600");
            den.files().setTime("anna", "TIME_SPENT_DAY", "1800");
            home.with("den", den).start().awaitAccount("den", "anna");
            emptyForAMoment(home, den.files().timeFile("anna"));
            home.press("den", "anna", "add_15", "p1");
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            assertEquals(1200 + 900, den.files().extra("anna"));
            home.await(home.account("den", "anna", "state"), state -> "OFF".equals(state.get("problem")));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void timekpr_has_its_copy_of_the_limits_without_a_log_in(LabVersion version, Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                Home home = new Home(broker, folder)) {
            den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", WEEK);
            home.with("den", den).start().awaitAccount("den", "anna");
            emptyForAMoment(home, den.files().configFile("anna"));
            home.applied("den", "anna", "limit_monday", "33", 33);
            assertEquals("1980" + WEEK.substring(WEEK.indexOf(';')), den.files().config("anna", "LIMITS_PER_WEEKDAYS"));
            assertEquals(1, home.events("den", "anna").size());
        }
    }

    /** Were the file brought to today by the way, as by a settings window, yesterday's PlayTime would be charged today. */
    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void yesterdays_time_stays_yesterdays(LabVersion version, Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                Home home = new Home(broker, folder)) {
            den.files().setTime("anna", "PLAYTIME_SPENT_DAY", "600");
            den.files().setTime("anna", "PLAYTIME_SPENT_BALANCE", "600");
            den.files().makeYesterdays("anna");
            LocalDateTime yesterday = den.files().lastChecked("anna");
            String whole = Files.readString(den.files().timeFile("anna"));
            home.with("den", den).start().awaitAccount("den", "anna");
            emptyForAMoment(home, den.files().timeFile("anna"));
            home.applied("den", "anna", "limit_monday", "33", 33);
            assertEquals(yesterday, den.files().lastChecked("anna"));
            assertEquals(whole, Files.readString(den.files().timeFile("anna")));
        }
    }

    /** Timekpr reads both files, and writes its own defaults over what it cannot read. */
    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void beside_a_damaged_file_it_is_left_alone(LabVersion version, Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(version, "anna", "ben");
                Home home = new Home(broker, folder)) {
            den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", WEEK);
            home.with("den", den).start().awaitAccount("den", "anna").awaitAccount("den", "ben");
            Path limits = den.files().configFile("anna");
            String whole = Files.readString(limits);
            String half = whole.substring(0, whole.indexOf(WEEK) + 7);
            Files.writeString(limits, half);
            empty(den.files().timeFile("anna"));
            look(home);
            home.await(home.account("den", "anna", "state"), state -> "ON".equals(state.get("problem")));
            home.command("den", "anna", "limit_tuesday", "33");
            home.applied("den", "ben", "limit_monday", "33", 33); // a whole look after it
            assertEquals(half, Files.readString(limits));
            assertEquals(0, home.events("den", "anna").size());
            Files.writeString(limits, whole);
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            assertEquals("7200;1980;7200;7200;7200;7200;7200", den.files().config("anna", "LIMITS_PER_WEEKDAYS"));
            assertEquals(1, home.events("den", "anna").size());
        }
    }

    @Test
    void a_bridge_that_never_saw_the_child_has_it_read_too(Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                Home home = new Home(broker, folder)) {
            den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", WEEK);
            empty(den.files().configFile("anna"));
            empty(den.files().timeFile("ben"));
            home.with("den", den).start().awaitAccount("den", "anna").awaitAccount("den", "ben");
            assertEquals(WEEK, den.files().config("anna", "LIMITS_PER_WEEKDAYS"));
        }
    }

    /** The older daemon does not read the files of somebody whom it leaves out, also while they are logged in. */
    @Test
    void so_is_a_child_whom_timekpr_leaves_out_and_the_options_name(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna");
                Home home = new Home(broker, folder)) {
            den.files().setMainConfig("TIMEKPR_USERS_EXCL", "anna");
            den.killDaemon();
            den.startDaemon();
            home.with("den", den, "anna").start().awaitAccount("den", "anna");
            den.login("anna");
            home.await(home.account("den", "anna", "state"), state -> "ON".equals(state.get("active")));
            emptyForAMoment(home, den.files().configFile("anna"));
            home.applied("den", "anna", "limit_monday", "33", 33);
        }
    }

    @Test
    void without_a_copy_the_time_is_what_timekpr_knows_and_the_press_waits_for_the_log_in(
            Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            home.with("den", den).start().awaitAccount("den", "anna");
            Path file = den.files().timeFile("anna");
            emptyWithoutCopy(file);
            look(home);
            Awaitility.await("Timekpr looked at the empty file").until(() -> !Files.exists(file));
            home.press("den", "anna", "add_15", "p1");
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(1).equals(state.get("waiting")) && "OFF".equals(state.get("problem")));
            assertEquals(0, home.events("den", "anna").size());
            den.login("anna");
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            GrantLineTest.awaitExtra(den, "anna", 900);
        }
    }

    @Test
    void without_a_copy_the_limits_are_shown_as_they_were_and_the_account_stays(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                Home home = new Home(broker, folder)) {
            den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", WEEK);
            home.with("den", den).start().awaitAccount("den", "anna").awaitAccount("den", "ben");
            Path file = den.files().configFile("anna");
            emptyWithoutCopy(file);
            look(home);
            home.await(
                    home.account("den", "anna", "state"),
                    state -> String.valueOf(state.get("last_error")).contains("no such account any more"));
            home.command("den", "anna", "limit_monday", "33");
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(1).equals(state.get("waiting")));
            assertEquals(
                    120, home.document(home.account("den", "anna", "settings")).get("limit_tuesday"));
            assertEquals(0, home.events("den", "anna").size());
        }
    }

    @Test
    void nothing_is_asked_of_a_read_only_pc(Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                Home home = new Home(broker, folder)) {
            den.files().setTime("anna", "TIME_SPENT_DAY", "1800");
            home.with("den", den).readOnly().start().awaitAccount("den", "anna").awaitAccount("den", "ben");
            empty(den.files().timeFile("anna"));
            look(home);
            home.await(home.account("den", "anna", "state"), state -> "ON".equals(state.get("problem")));
            den.parent().call("setTimeLimitForWeek", "si", "ben", "3600");
            assertEquals("changed_at_pc", home.awaitEvent("den", "ben", 1).get("event_type")); // a whole look after it
            assertTrue(Files.readString(den.files().timeFile("anna")).isEmpty());
            assertEquals(30, home.document(home.account("den", "anna", "state")).get("time"));
        }
    }
}
