package io.github.timekpr2mqtt.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lab against what is known of Timekpr, both versions being on at the same time. */
@Lab
class LabPcTest {
    private static final Duration TICKS = Duration.ofSeconds(20); // timekprd's is 3 s, on a busy machine more

    private static LabPc old;
    private static LabPc recent;

    @BeforeAll
    static void switch_both_on() throws IOException {
        old = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna", "ben", "carla");
        recent = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben", "carla");
    }

    @AfterAll
    static void switch_both_off() throws IOException {
        old.close();
        recent.close();
    }

    private static LabPc with(LabVersion version) {
        return version == LabVersion.TIMEKPR_0_5_4 ? old : recent;
    }

    private static String realtime(LabPc pc, String child) throws IOException {
        return pc.parent().call("getUserInformation", "ss", child, "R");
    }

    /** Awaits a tick that counted time. */
    private static void awaitCounting(LabPc pc, String child) {
        await().atMost(TICKS)
                .ignoreException(IOException.class) // the daemon refuses while it writes the file itself
                .until(() -> realtime(pc, child)
                        .matches(".*\"ACTUAL_TIME_SPENT_SESSION\":\\{\"type\":\"i\",\"data\":[1-9].*"));
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void each_pc_has_its_version_and_knows_its_children(LabVersion version) throws IOException {
        LabParent parent = with(version).parent();
        String constants = "/usr/lib/python3/dist-packages/timekpr/common/constants/constants.py";
        assertTrue(parent.run("cat", constants).orFail().contains("TK_VERSION = \"" + version.number() + "\""));
        String installed = parent.run("dpkg-query", "-W", "timekpr-next").orFail();
        assertTrue(installed.startsWith("timekpr-next\t" + version.number() + "-"), installed);
        String users = parent.call("getUserList", "");
        assertTrue(users.contains("[[\"anna\",\"\"],[\"ben\",\"\"],[\"carla\",\"\"]]"), users);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void a_child_is_counted_from_its_log_in_to_its_log_out(LabVersion version) throws IOException {
        LabPc pc = with(version);
        pc.login("anna");
        awaitCounting(pc, "anna");
        String shown = pc.parent().timekpra("--userinfo", "anna").out();
        assertTrue(shown.contains("ACTUAL_TIME_LEFT_CONTINUOUS: "), shown);
        pc.logout("anna");
        await().atMost(TICKS).until(() -> !realtime(pc, "anna").contains("ACTUAL"));
        assertTrue(Integer.parseInt(pc.files().time("anna", "TIME_SPENT_DAY")) > 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void a_parent_changes_limits_and_gives_time_at_the_pc(LabVersion version) throws IOException {
        LabPc pc = with(version);
        pc.parent().call("setTimeLimitForDays", "sai", "ben", "7", "10", "20", "30", "40", "50", "60", "70");
        assertEquals("10;20;30;40;50;60;70", pc.files().config("ben", "LIMITS_PER_WEEKDAYS"));
        assertEquals(
                "", pc.parent().timekpra("--settimelimitweek", "ben", "7200").out());
        assertEquals("7200", pc.files().config("ben", "LIMIT_PER_WEEK"));
        pc.parent().call("setTimeLeft", "ssi", "ben", "+", "600");
        assertEquals("-600", pc.files().time("ben", "TIME_SPENT_BALANCE"));
        pc.parent().callServer("setTimekprSaveTime", "i", "10");
        assertTrue(Files.readString(pc.files().mainConfigFile()).contains("TIMEKPR_SAVE_TIME = 10"));
        IOException refused =
                assertThrows(IOException.class, () -> pc.parent().call("setTimeLeft", "ssi", "nobody", "+", "600"));
        assertTrue(String.valueOf(refused.getMessage()).contains("not found"), refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void time_given_on_a_file_of_yesterday_is_gone_at_the_next_log_in(LabVersion version) throws IOException {
        LabPc pc = with(version);
        pc.files().makeYesterdays("carla");
        pc.files().setTime("carla", "TIME_SPENT_DAY", "1234");
        pc.parent().call("setTimeLeft", "ssi", "carla", "+", "600");
        assertEquals("-600", pc.files().time("carla", "TIME_SPENT_BALANCE"));
        pc.login("carla");
        awaitCounting(pc, "carla");
        pc.logout("carla");
        await().atMost(TICKS)
                .ignoreExceptions() // while timekprd writes it, the file is empty
                .until(() -> pc.files()
                        .lastChecked("carla")
                        .toLocalDate()
                        .equals(pc.clock().now().toLocalDate()));
        assertTrue(Integer.parseInt(pc.files().time("carla", "TIME_SPENT_BALANCE")) >= 0);
        assertTrue(Integer.parseInt(pc.files().time("carla", "TIME_SPENT_DAY")) < 1234);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void what_was_called_while_the_daemon_hung_is_carried_out_later(LabVersion version) throws IOException {
        LabPc pc = with(version);
        pc.stopDaemon();
        Ran call = pc.parent()
                .run(
                        "busctl",
                        "--timeout=1",
                        "call",
                        "com.timekpr.server",
                        "/com/timekpr/server",
                        "com.timekpr.server.user.admin",
                        "setTimeLimitForMonth",
                        "si",
                        "ben",
                        "4711");
        assertTrue(call.err().contains("timed out"), call.err());
        assertEquals("2678400", pc.files().config("ben", "LIMIT_PER_MONTH"));
        pc.contDaemon();
        await().atMost(TICKS)
                .ignoreExceptions()
                .until(() -> "4711".equals(pc.files().config("ben", "LIMIT_PER_MONTH")));
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void a_killed_daemon_is_gone_from_the_bus_until_it_is_started(LabVersion version) throws IOException {
        LabPc pc = with(version);
        pc.killDaemon();
        IOException gone = assertThrows(IOException.class, () -> pc.parent().call("getUserList", ""));
        assertTrue(String.valueOf(gone.getMessage()).contains("not provided"), gone.getMessage());
        pc.startDaemon();
        assertTrue(pc.parent().call("getUserList", "").contains("anna"));
    }
}
