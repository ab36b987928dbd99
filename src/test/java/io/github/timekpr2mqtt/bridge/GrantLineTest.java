package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time given and taken on both real daemons, seen in their files and on MQTT. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantLineTest {
    private static final String[] CHILDREN = {"out", "in", "stale", "first", "over", "late", "twice"};

    private final LabPc old;
    private final LabPc recent;
    private final Home home;

    GrantLineTest(Broker broker, @TempDir Path folder) throws IOException {
        old = LabPc.start(LabVersion.TIMEKPR_0_5_4, CHILDREN);
        recent = LabPc.start(LabVersion.TIMEKPR_0_5_9, CHILDREN);
        home = new Home(broker, folder);
        for (LabPc pc : new LabPc[] {old, recent}) {
            pc.files().makeYesterdays("stale");
            pc.files().makeYesterdays("first");
            pc.files().setTime("stale", "TIME_SPENT_BALANCE", "500");
            pc.files().setTime("stale", "TIME_SPENT_DAY", "500");
            pc.files().setTime("over", "TIME_SPENT_BALANCE", "4200");
            pc.files().setTime("over", "TIME_SPENT_DAY", "4200");
            String week = "600;600;600;600;600;600;600";
            pc.files().setConfig("over", "LIMITS_PER_WEEKDAYS", week);
            pc.files().setConfig("late", "LIMITS_PER_WEEKDAYS", week);
            pc.files().setTime("late", "TIME_SPENT_BALANCE", "600");
            pc.files().setTime("late", "TIME_SPENT_DAY", "600");
        }
        home.with("old", old).with("recent", recent).start();
    }

    @BeforeAll
    void shown() {
        home.awaitOnline("old").awaitOnline("recent").awaitAccount("old", "out").awaitAccount("recent", "out");
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        old.close();
        recent.close();
    }

    private LabPc pc(LabVersion version) {
        return version == LabVersion.TIMEKPR_0_5_4 ? old : recent;
    }

    private static String name(LabVersion version) {
        return version == LabVersion.TIMEKPR_0_5_4 ? "old" : "recent";
    }

    static int extra(LabPc pc, String child) throws IOException {
        int day = Integer.parseInt(pc.files().time(child, "TIME_SPENT_DAY"));
        return day - Integer.parseInt(pc.files().time(child, "TIME_SPENT_BALANCE"));
    }

    /** The daemon rewrites the file in place: a look may find it empty. */
    static void awaitExtra(LabPc pc, String child, int seconds) {
        Awaitility.await(child + " has " + seconds + " s extra")
                .ignoreException(IOException.class)
                .until(() -> extra(pc, child), extra -> extra == seconds);
    }

    private Map<String, Object> ended(LabVersion version, String child, int n) {
        return home.awaitEvent(name(version), child, n);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_child_that_is_logged_out_gets_it(LabVersion version) {
        home.press(name(version), "out", "add_15", "1");
        assertEquals("applied", ended(version, "out", 1).get("event_type"));
        awaitExtra(pc(version), "out", 900);
        home.press(name(version), "out", "remove_15", "1");
        assertEquals("applied", ended(version, "out", 2).get("event_type"));
        awaitExtra(pc(version), "out", 0);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_child_that_is_logged_in_gets_it_at_once(LabVersion version) throws IOException {
        String state = home.account(name(version), "in", "state");
        pc(version).login("in");
        home.await(state, s -> "ON".equals(s.get("active")));
        home.press(name(version), "in", "add_30", "1");
        assertEquals("applied", ended(version, "in", 1).get("event_type"));
        home.await(state, s -> Integer.valueOf(30).equals(s.get("extra_today")));
        awaitExtra(pc(version), "in", 1800);
        pc(version).logout("in");
        home.await(state, s -> "OFF".equals(s.get("active")));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_child_whose_file_is_of_yesterday_keeps_it_over_the_log_in(LabVersion version) throws IOException {
        LabPc pc = pc(version);
        home.press(name(version), "stale", "add_15", "1");
        assertEquals("applied", ended(version, "stale", 1).get("event_type"));
        pc.login("stale");
        awaitSavedAfterLogIn(pc, "stale");
        assertEquals(900, extra(pc, "stale"));
        pc.logout("stale");
    }

    /** Its first save after the log-in has counted some seconds. */
    private static void awaitSavedAfterLogIn(LabPc pc, String child) {
        Awaitility.await(child + " counts")
                .atMost(java.time.Duration.ofMinutes(2))
                .ignoreException(IOException.class)
                .until(() -> Integer.parseInt(pc.files().time(child, "TIME_SPENT_DAY")), day -> day > 0 && day < 500);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void in_the_first_seconds_after_the_days_first_log_in_it_waits_for_the_first_save(LabVersion version)
            throws IOException {
        LabPc pc = pc(version);
        pc.login("first");
        home.await(home.account(name(version), "first", "state"), s -> "ON".equals(s.get("active")));
        home.press(name(version), "first", "add_15", "1");
        assertEquals("applied", ended(version, "first", 1).get("event_type"));
        assertEquals(
                LocalDate.now(java.time.ZoneId.systemDefault()),
                pc.files().lastChecked("first").toLocalDate());
        int before = Integer.parseInt(pc.files().time("first", "TIME_SPENT_DAY"));
        Awaitility.await("the next save")
                .atMost(java.time.Duration.ofMinutes(2))
                .ignoreException(IOException.class)
                .until(() -> Integer.parseInt(pc.files().time("first", "TIME_SPENT_DAY")), day -> day > before);
        assertEquals(900, extra(pc, "first"));
        pc.logout("first");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_child_whose_time_has_just_run_out_is_not_thrown_out_any_more(LabVersion version) throws IOException {
        LabPc pc = pc(version);
        String state = home.account(name(version), "late", "state");
        pc.login("late");
        home.await(
                state, s -> "ON".equals(s.get("active")) && Integer.valueOf(0).equals(s.get("time_left")));
        home.press(name(version), "late", "add_15", "1");
        assertEquals("applied", ended(version, "late", 1).get("event_type"));
        home.await(state, s -> s.get("time_left") instanceof Number left && left.doubleValue() > 10);
        awaitCounting(pc, "late");
        assertFalse(pc.asked().contains("terminate late"));
        assertEquals(900, extra(pc, "late"));
        pc.logout("late");
    }

    /** Past the 15 s after which the daemon would have ended the session. */
    private static void awaitCounting(LabPc pc, String child) {
        Awaitility.await(child + " goes on")
                .atMost(java.time.Duration.ofMinutes(2))
                .ignoreException(IOException.class)
                .until(() -> Integer.parseInt(pc.files().time(child, "TIME_SPENT_DAY")), day -> day >= 617);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void taking_from_a_child_over_the_limit_is_refused_instead_of_giving_time(LabVersion version) throws IOException {
        home.press(name(version), "over", "remove_15", "1");
        Map<String, Object> event = ended(version, "over", 1);
        assertEquals("failed", event.get("event_type"));
        assertEquals("nothing left to take: today's time is used up", event.get("reason"));
        assertEquals(0, extra(pc(version), "over"));
        Map<String, Object> state =
                home.await(home.account(name(version), "over", "state"), s -> "failed".equals(s.get("changes")));
        assertEquals("ON", state.get("problem"));
        assertEquals(
                "Remove 15 minutes failed: nothing left to take: today's time is used up", state.get("last_error"));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void the_same_press_delivered_twice_gives_it_once(LabVersion version) throws IOException {
        home.press(name(version), "twice", "add_15", "same");
        home.press(name(version), "twice", "add_15", "same");
        assertEquals("applied", ended(version, "twice", 1).get("event_type"));
        home.press(name(version), "twice", "add_15", "same");
        home.press(name(version), "twice", "add_30", "other");
        assertEquals("add_30", ended(version, "twice", 2).get("command"));
        assertEquals(2700, extra(pc(version), "twice"));
        assertEquals(2, home.events(name(version), "twice").size());
    }
}
