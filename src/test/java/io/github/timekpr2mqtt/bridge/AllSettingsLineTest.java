package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of week and month, wake hours, tray icon and PlayTime: from MQTT into both real daemons' files and back. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllSettingsLineTest {
    private static final String[] CHILDREN = {"anna", "gift", "over", "stale", "player", "short"};

    private final Map<String, LabPc> pcs = new TreeMap<>();
    private final Home home;

    AllSettingsLineTest(Broker broker, @TempDir Path folder) throws IOException {
        pcs.put("attic", LabPc.start(LabVersion.TIMEKPR_0_5_4, CHILDREN));
        pcs.put("den", LabPc.start(LabVersion.TIMEKPR_0_5_9, CHILDREN));
        home = new Home(broker, folder);
        for (Map.Entry<String, LabPc> pc : pcs.entrySet()) {
            pc.getValue().files().makeYesterdays("stale");
            pc.getValue().files().setTime("stale", "PLAYTIME_SPENT_BALANCE", "700");
            pc.getValue().files().setTime("stale", "PLAYTIME_SPENT_DAY", "800");
            pc.getValue().files().setConfig("short", "PLAYTIME_ALLOWED_WEEKDAYS", "6;7");
            pc.getValue().files().setConfig("short", "PLAYTIME_LIMITS_PER_WEEKDAYS", "1800;3600");
            pc.getValue().parent().callServer("setTimekprPlayTimeEnabled", "b", "true");
            home.with(pc.getKey(), pc.getValue(), CHILDREN);
        }
        home.start();
    }

    @BeforeAll
    void shown() {
        for (String pc : pcs.keySet()) {
            home.awaitOnline(pc).awaitAccount(pc, "anna");
        }
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        for (LabPc pc : pcs.values()) {
            pc.close();
        }
    }

    private LabPc pc(String name) {
        return Objects.requireNonNull(pcs.get(name));
    }

    private String file(String pc, String child, String key) throws IOException {
        return pc(pc).files().config(child, key);
    }

    private int playTime(String pc, String child, String key) throws IOException {
        return Integer.parseInt(pc(pc).files().time(child, "PLAYTIME_SPENT_" + key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void limits_of_week_and_month_are_hours_here_and_seconds_there(String pc) throws IOException {
        home.applied(pc, "anna", "limit_week", "10.5", 10.5);
        assertEquals("37800", file(pc, "anna", "LIMIT_PER_WEEK"));
        home.applied(pc, "anna", "limit_month", "0", 0);
        assertEquals("0", file(pc, "anna", "LIMIT_PER_MONTH"));
        home.await(home.account(pc, "anna", "state"), state -> "month_limit".equals(state.get("limited_by")));
        home.applied(pc, "anna", "limit_month", "744", 744);
        assertEquals("2678400", file(pc, "anna", "LIMIT_PER_MONTH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void wake_hours_go_there_with_any_lockout(String pc) throws IOException {
        home.applied(pc, "anna", "wake_from", "7", 7);
        home.applied(pc, "anna", "wake_to", "20", 20);
        assertEquals("7;20", file(pc, "anna", "WAKEUP_HOUR_INTERVAL"));
        assertEquals("terminate", file(pc, "anna", "LOCKOUT_TYPE"));
        home.applied(pc, "anna", "lockout", "suspendwake", "suspendwake");
        home.applied(pc, "anna", "wake_to", "0", 0);
        assertEquals("7;0", file(pc, "anna", "WAKEUP_HOUR_INTERVAL"));
    }

    /** The daemon's refusal tells more than silence would. */
    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void wake_hours_beside_a_lockout_that_timekpr_does_not_know_fail_and_change_nothing(String pc) throws IOException {
        pc(pc).files().setConfig("over", "LOCKOUT_TYPE", "nonsense");
        Map<String, Object> event = home.set(pc, "over", "wake_from", "9");
        assertEquals("failed", event.get("event_type"));
        assertTrue(String.valueOf(event.get("reason")).startsWith("the PC refused it: "), event.toString());
        assertEquals("nonsense", file(pc, "over", "LOCKOUT_TYPE"));
        pc(pc).files().setConfig("over", "LOCKOUT_TYPE", "terminate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void whatever_is_on_or_off_is_switched_both_ways(String pc) throws IOException {
        Map<String, String> keys = Map.of(
                "hide_tray_icon", "HIDE_TRAY_ICON",
                "playtime_enabled", "PLAYTIME_ENABLED",
                "playtime_override", "PLAYTIME_LIMIT_OVERRIDE_ENABLED",
                "playtime_unaccounted", "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED");
        for (Map.Entry<String, String> flag : keys.entrySet()) {
            boolean was = file(pc, "anna", flag.getValue()).equals("True");
            for (boolean on : new boolean[] {!was, was}) {
                home.applied(pc, "anna", flag.getKey(), on ? "ON" : "OFF", on ? "ON" : "OFF");
                assertEquals(on ? "True" : "False", file(pc, "anna", flag.getValue()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void the_limit_of_playtime_of_each_day_is_in_the_daemons_list(String pc) throws IOException {
        for (DayOfWeek day : DayOfWeek.values()) {
            String control = "playtime_limit_" + day.name().toLowerCase(Locale.ROOT);
            home.applied(pc, "anna", control, "" + 10 * day.getValue(), 10 * day.getValue());
        }
        assertEquals("600;1200;1800;2400;3000;3600;4200", file(pc, "anna", "PLAYTIME_LIMITS_PER_WEEKDAYS"));
        assertEquals("86400;86400;86400;86400;86400;86400;86400", file(pc, "anna", "LIMITS_PER_WEEKDAYS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void a_short_list_of_playtime_becomes_seven_days_with_the_same_meaning(String pc) throws IOException {
        home.applied(pc, "short", "playtime_limit_monday", "5", 5);
        assertEquals("1;2;3;4;5;6;7", file(pc, "short", "PLAYTIME_ALLOWED_WEEKDAYS"));
        assertEquals("300;0;0;0;0;1800;3600", file(pc, "short", "PLAYTIME_LIMITS_PER_WEEKDAYS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void programs_go_there_and_back(String pc) throws IOException {
        home.applied(
                pc,
                "anna",
                "playtime_activities",
                "doom[Doom; der erste für zwei];steam.*;c++",
                "doom[Doom; der erste für zwei]; steam.*; c++");
        assertEquals("doom[Doom; der erste für zwei]", file(pc, "anna", "PLAYTIME_ACTIVITY_001"));
        assertEquals("steam.*", file(pc, "anna", "PLAYTIME_ACTIVITY_002"));
        assertEquals("c++", file(pc, "anna", "PLAYTIME_ACTIVITY_003"));
        home.applied(pc, "anna", "playtime_activities", "", "");
        Map<String, Object> refused = home.set(pc, "anna", "playtime_activities", "doom[Doom");
        assertEquals("rejected", refused.get("event_type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void extra_playtime_moves_no_time_at_the_pc(String pc) throws IOException {
        home.applied(pc, "gift", "playtime_enabled", "ON", "ON");
        home.applied(pc, "gift", "extra_playtime", "30", 30);
        assertEquals(List.of(-1800, 0), List.of(playTime(pc, "gift", "BALANCE"), playTime(pc, "gift", "DAY")));
        assertEquals("0", pc(pc).files().time("gift", "TIME_SPENT_BALANCE"));
        home.applied(pc, "gift", "extra_playtime", "10", 10);
        assertEquals(-600, playTime(pc, "gift", "BALANCE"));
        home.await(
                home.account(pc, "gift", "state"), state -> Integer.valueOf(10).equals(state.get("playtime_left")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void into_a_file_of_yesterday_it_is_given_without_yesterdays_playtime(String pc) throws IOException {
        home.applied(pc, "stale", "playtime_limit_monday", "1", 1);
        Map<String, Object> event = home.set(pc, "stale", "extra_playtime", "20");
        assertEquals(List.of("applied", 20), List.of(event.get("event_type"), event.get("after")), event::toString);
        assertEquals(-1200, playTime(pc, "stale", "BALANCE"));
        home.await(
                home.account(pc, "stale", "state"),
                state -> Integer.valueOf(0).equals(state.get("playtime"))
                        && state.get("playtime_left") instanceof Number left
                        && left.intValue() >= 20);
    }

    /** The program of a child that plays is really there, and the daemon counts it. */
    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void while_a_child_plays_its_playtime_is_shown_and_more_can_be_given(String pc) throws IOException {
        home.applied(pc, "player", "playtime_activities", "sleep[A game]", "sleep[A game]");
        for (DayOfWeek day : DayOfWeek.values()) { // whichever it is
            home.applied(pc, "player", "playtime_limit_" + day.name().toLowerCase(Locale.ROOT), "4", 4);
        }
        home.applied(pc, "player", "playtime_enabled", "ON", "ON");
        pc(pc).login("player");
        pc(pc).parent()
                .runAs("player", "sh", "-c", "sleep 600 >/dev/null 2>&1 &")
                .orFail();
        Awaitility.await("a minute of playing")
                .atMost(Duration.ofMinutes(3))
                .until(
                        () -> home.document(home.account(pc, "player", "state")),
                        state -> state.get("playtime") instanceof Number used
                                && used.intValue() >= 1
                                && state.get("playtime_left") instanceof Number left
                                && left.intValue() < 4);
        home.applied(pc, "player", "extra_playtime", "30", 30);
        home.await(
                home.account(pc, "player", "state"),
                state -> state.get("playtime_left") instanceof Number left && left.doubleValue() > 30);
        pc(pc).logout("player");
    }
}
