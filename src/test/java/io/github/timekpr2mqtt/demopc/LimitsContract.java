package io.github.timekpr2mqtt.demopc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.Answer;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What setting limits does to the file of a child who is logged out. */
interface LimitsContract {
    Opened opened();

    @Test
    default void seven_limits_are_set_and_read_back() throws Exception {
        DailyLimits limits = DailyLimits.everyDay(3600).with(DayOfWeek.MONDAY, 5400);
        assertEquals(Opened.OK, opened().link.call(Call.setTimeLimitForDays(new Username("seven"), limits)));
        assertEquals("5400;3600;3600;3600;3600;3600;3600", opened().pc.config("seven", "LIMITS_PER_WEEKDAYS"));
        assertEquals(limits, opened().files("seven").config().limits());
    }

    @Test
    default void a_short_list_is_taken_as_it_is_and_breaks_grants() throws Exception {
        opened().set("setTimeLimitForDays", "sai", "short", List.of(1, 2, 3, 4, 5, 6, 7));
        opened().set("setAllowedDays", "sas", "short", List.of("6", "7"));
        assertEquals("6;7", opened().pc.config("short", "ALLOWED_WEEKDAYS"));
        assertEquals(
                new DailyLimits(new LinkedHashMap<>(Map.of(DayOfWeek.SATURDAY, 1, DayOfWeek.SUNDAY, 2))),
                opened().files("short").config().limits());
        opened().set("setTimeLimitForDays", "sai", "short", List.of(5000, 6000));
        assertEquals("5000;6000", opened().pc.config("short", "LIMITS_PER_WEEKDAYS"));
        String before = opened().pc.time("short", "TIME_SPENT_BALANCE");

        assertEquals(-1, opened().call("setTimeLeft", "ssi", "short", "+", 60).result());

        assertEquals(before, opened().pc.time("short", "TIME_SPENT_BALANCE"));
        opened().set("setAllowedDays", "sas", "short", List.of());
        opened().set("setTimeLimitForDays", "sai", "short", List.of());
        assertEquals("", opened().pc.config("short", "ALLOWED_WEEKDAYS"));
        assertEquals(Map.of(), opened().files("short").config().limits().seconds());
    }

    @Test
    default void hours_are_written_in_order_with_their_minutes() throws Exception {
        Map<String, Integer> half = Map.of("STARTMIN", 0, "ENDMIN", 30, "UACC", 1);
        Map<String, Integer> whole = Map.of("STARTMIN", 0, "ENDMIN", 60, "UACC", 0);
        opened().set("setAllowedHours", "ssa{sa{si}}", "hours", "3", Map.of("10", whole, "8", half, "7", whole));
        assertEquals("7;!8[0-30];10", opened().pc.config("hours", "ALLOWED_HOURS_3"));
        assertEquals(
                AllowedHours.parse("7;!8[0-30];10"),
                opened().files("hours").config().hoursOn(DayOfWeek.WEDNESDAY));
        assertEquals(AllowedHours.ALL_DAY, opened().files("hours").config().hoursOn(DayOfWeek.TUESDAY));

        opened().set("setAllowedHours", "ssa{sa{si}}", "hours", "3", Map.of());
        assertEquals("", opened().pc.config("hours", "ALLOWED_HOURS_3"));

        opened().set("setAllowedHours", "ssa{sa{si}}", "hours", "ALL", Map.of("9", half, "25", whole, "07", whole));
        for (int day = 1; day <= 7; day++) {
            assertEquals("!9[0-30]", opened().pc.config("hours", "ALLOWED_HOURS_" + day));
        }
    }

    @Test
    default void numbers_outside_their_range_become_the_nearest_inside() throws Exception {
        opened().set("setTimeLimitForDays", "sai", "range", List.of(90_000, -1, 86_400, 0, 1, 2, 3, 4));
        assertEquals("86400;0;86400;0;1;2;3;4", opened().pc.config("range", "LIMITS_PER_WEEKDAYS"));
        opened().set("setTimeLimitForWeek", "si", "range", 604_801);
        assertEquals("604800", opened().pc.config("range", "LIMIT_PER_WEEK"));
        opened().set("setTimeLimitForWeek", "si", "range", -5);
        assertEquals("0", opened().pc.config("range", "LIMIT_PER_WEEK"));
        opened().set("setTimeLimitForMonth", "si", "range", 2_678_401);
        assertEquals("2678400", opened().pc.config("range", "LIMIT_PER_MONTH"));
    }

    @Test
    default void switches_and_lockout_are_written_as_words() throws Exception {
        opened().set("setTrackInactive", "sb", "words", true);
        opened().set("setHideTrayIcon", "sb", "words", true);
        opened().set("setHideTrayIcon", "sb", "words", false);
        opened().set("setLockoutType", "ssss", "words", "suspendwake", "7", "99");
        opened().set("setPlayTimeEnabled", "sb", "words", true);
        opened().set("setPlayTimeLimitOverride", "sb", "words", true);
        opened().set("setPlayTimeUnaccountedIntervalsEnabled", "sb", "words", false);
        opened().set("setPlayTimeAllowedDays", "sas", "words", List.of("6"));
        opened().set("setPlayTimeLimitsForDays", "sai", "words", List.of(90_000));
        assertEquals("True", opened().pc.config("words", "TRACK_INACTIVE"));
        assertEquals("False", opened().pc.config("words", "HIDE_TRAY_ICON"));
        assertEquals("suspendwake", opened().pc.config("words", "LOCKOUT_TYPE"));
        assertEquals("7;99", opened().pc.config("words", "WAKEUP_HOUR_INTERVAL"));
        assertEquals("True", opened().pc.config("words", "PLAYTIME_ENABLED"));
        assertEquals("True", opened().pc.config("words", "PLAYTIME_LIMIT_OVERRIDE_ENABLED"));
        assertEquals("False", opened().pc.config("words", "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED"));
        assertEquals("6", opened().pc.config("words", "PLAYTIME_ALLOWED_WEEKDAYS"));
        assertEquals("86400", opened().pc.config("words", "PLAYTIME_LIMITS_PER_WEEKDAYS"));
    }

    @Test
    default void activities_are_numbered_and_replace_those_before() throws Exception {
        opened().set(
                        "setPlayTimeActivities",
                        "saas",
                        "words",
                        List.of(List.of("doom", "Doom"), List.of("steam.*", "")));
        assertEquals("doom[Doom]", opened().pc.config("words", "PLAYTIME_ACTIVITY_001"));
        assertEquals("steam.*", opened().pc.config("words", "PLAYTIME_ACTIVITY_002"));
        opened().set("setPlayTimeActivities", "saas", "words", List.of(List.of("java", "")));
        assertEquals(
                "[java]",
                opened().files("words").config().playTime().activities().toString());
        opened().set("setPlayTimeActivities", "saas", "words", List.of());
        assertEquals(List.of(), opened().files("words").config().playTime().activities());
    }

    @Test
    default void what_makes_no_sense_is_refused_by_the_users_name_and_changes_nothing() throws Exception {
        String before = opened().files("sense").toString();
        List<Call> wrong = List.of(
                new Call("setAllowedDays", "sas", List.of("sense", List.of("1", "8"))),
                new Call("setAllowedDays", "sas", List.of("sense", List.of("x"))),
                new Call("setAllowedHours", "ssa{sa{si}}", List.of("sense", "8", Map.of())),
                new Call("setAllowedHours", "ssa{sa{si}}", List.of("sense", "1", Map.of("7", Map.of("STARTMIN", 0)))),
                new Call("setLockoutType", "ssss", List.of("sense", "kick", "0", "23")),
                new Call("setLockoutType", "ssss", List.of("sense", "lock", "x", "23")),
                new Call("setTimeLeft", "ssi", List.of("sense", "*", 60)),
                new Call("setPlayTimeLeft", "ssi", List.of("sense", "*", 60)));
        for (Call call : wrong) {
            refused(opened().link.call(call), call, "sense");
        }
        assertEquals(before, opened().files("sense").toString());
    }

    private static void refused(Answer answer, Call call, String user) {
        assertEquals(-1, answer.result(), call.toString());
        assertTrue(answer.text().contains("\"" + user + "\""), answer.text());
        assertEquals(List.of(), answer.rest());
    }

    @Test
    default void a_user_who_is_none_is_refused_but_for_what_is_in_memory() throws Exception {
        Username ghost = new Username("ghost");
        for (Call call : List.of(
                Call.setTimeLeft(ghost, 60),
                Call.setTimeLimitForDays(ghost, DailyLimits.everyDay(60)),
                Call.setTrackInactive(ghost, true))) {
            refused(opened().link.call(call), call, "ghost");
        }
        Answer saved = opened().link.call(Call.getUserInformation(ghost, "S"));
        assertEquals(-1, saved.result());
        assertEquals(List.of(Map.of()), saved.rest());
        assertEquals(new Answer(0, "", List.of(Map.of())), opened().link.call(Call.getUserInformation(ghost, "R")));
    }

    @Test
    default void who_has_a_configuration_is_listed_and_a_method_that_is_none_is_an_error() throws Exception {
        Answer list = opened().link.call(Call.getUserList());
        assertEquals(0, list.result());
        assertTrue(list.rest().toString().contains("[seven, ]"), list.toString());
        Trouble trouble = assertThrows(Trouble.class, () -> opened().call("setTimeRight", "ssi", "seven", "+", 60));
        assertEquals(Trouble.Kind.REFUSED, trouble.kind());
    }
}
