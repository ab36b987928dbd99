package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallTest {
    private static final Username LEO = new Username("leo");
    private static final DailyLimits WEEKEND = DailyLimits.parse("6;7", "5000;6000");
    private static final DailyLimits WEEK = DailyLimits.parse("1;2;3;4;5;6;7", "1;2;3;4;5;6;7");

    /** Method and signature as timekprd declares them, and the arguments in their order. */
    static List<Arguments> calls() {
        AllowedHours hours = AllowedHours.parse("7;!8[0-30]");
        return List.of(
                row(() -> Call.getUserList(), "getUserList", ""),
                row(() -> Call.getUserInformation(LEO, "S"), "getUserInformation", "ss", "leo", "S"),
                row(() -> Call.readFiles(LEO), "setTimeLeft", "ssi", "leo", "", 0),
                row(() -> Call.setAllowedDays(LEO, WEEKEND), "setAllowedDays", "sas", "leo", List.of("6", "7")),
                row(
                        () -> Call.setAllowedDays(LEO, WEEK),
                        "setAllowedDays",
                        "sas",
                        "leo",
                        List.of("1", "2", "3", "4", "5", "6", "7")),
                row(
                        () -> Call.setTimeLimitForDays(LEO, WEEKEND),
                        "setTimeLimitForDays",
                        "sai",
                        "leo",
                        List.of(5000, 6000)),
                row(
                        () -> Call.setAllowedHours(LEO, DayOfWeek.WEDNESDAY, hours),
                        "setAllowedHours",
                        "ssa{sa{si}}",
                        "leo",
                        "3",
                        Map.of("7", slot(0, 60, 0), "8", slot(0, 30, 1))),
                row(
                        () -> Call.setAllowedHours(LEO, DayOfWeek.SUNDAY, AllowedHours.NONE),
                        "setAllowedHours",
                        "ssa{sa{si}}",
                        "leo",
                        "7",
                        Map.of()),
                row(() -> Call.setTimeLimitForWeek(LEO, 604_800), "setTimeLimitForWeek", "si", "leo", 604_800),
                row(() -> Call.setTimeLimitForMonth(LEO, 1), "setTimeLimitForMonth", "si", "leo", 1),
                row(() -> Call.setTrackInactive(LEO, true), "setTrackInactive", "sb", "leo", true),
                row(() -> Call.setHideTrayIcon(LEO, false), "setHideTrayIcon", "sb", "leo", false),
                row(
                        () -> Call.setLockoutType(LEO, "suspendwake", new WakeInterval(7, 20)),
                        "setLockoutType",
                        "ssss",
                        "leo",
                        "suspendwake",
                        "7",
                        "20"),
                row(() -> Call.setTimeLeft(LEO, 900), "setTimeLeft", "ssi", "leo", "+", 900),
                row(() -> Call.setTimeLeft(LEO, -900), "setTimeLeft", "ssi", "leo", "-", 900),
                row(() -> Call.setPlayTimeEnabled(LEO, true), "setPlayTimeEnabled", "sb", "leo", true),
                row(() -> Call.setPlayTimeLimitOverride(LEO, true), "setPlayTimeLimitOverride", "sb", "leo", true),
                row(
                        () -> Call.setPlayTimeUnaccountedIntervalsEnabled(LEO, false),
                        "setPlayTimeUnaccountedIntervalsEnabled",
                        "sb",
                        "leo",
                        false),
                row(
                        () -> Call.setPlayTimeAllowedDays(LEO, WEEKEND),
                        "setPlayTimeAllowedDays",
                        "sas",
                        "leo",
                        List.of("6", "7")),
                row(
                        () -> Call.setPlayTimeLimitsForDays(LEO, WEEKEND),
                        "setPlayTimeLimitsForDays",
                        "sai",
                        "leo",
                        List.of(5000, 6000)),
                row(
                        () -> Call.setPlayTimeActivities(
                                LEO, List.of(new Activity("doom", "Doom"), new Activity("steam.*", ""))),
                        "setPlayTimeActivities",
                        "saas",
                        "leo",
                        List.of(List.of("doom", "Doom"), List.of("steam.*", ""))),
                row(() -> Call.setPlayTimeLeft(LEO, 3600), "setPlayTimeLeft", "ssi", "leo", "=", 3600),
                row(() -> Call.changePlayTimeLeft(LEO, 900), "setPlayTimeLeft", "ssi", "leo", "+", 900),
                row(() -> Call.changePlayTimeLeft(LEO, -900), "setPlayTimeLeft", "ssi", "leo", "-", 900));
    }

    /** The same of Timekpr's own settings. */
    static List<Arguments> own() {
        return List.of(
                ownRow(() -> Call.getTimekprConfiguration(), "getTimekprConfiguration", ""),
                ownRow(() -> Call.setTimekpr(OwnNumber.LOG_LEVEL, 2), "setTimekprLogLevel", "i", 2),
                ownRow(() -> Call.setTimekpr(OwnNumber.POLL_TIME, 3), "setTimekprPollTime", "i", 3),
                ownRow(() -> Call.setTimekpr(OwnNumber.SAVE_TIME, 30), "setTimekprSaveTime", "i", 30),
                ownRow(() -> Call.setTimekpr(OwnNumber.TERMINATION_TIME, 15), "setTimekprTerminationTime", "i", 15),
                ownRow(() -> Call.setTimekpr(OwnNumber.FINAL_WARNING, 10), "setTimekprFinalWarningTime", "i", 10),
                ownRow(
                        () -> Call.setTimekpr(OwnNumber.FINAL_NOTIFICATION, 60),
                        "setTimekprFinalNotificationTime",
                        "i",
                        60),
                ownRow(() -> Call.setTimekpr(OwnSwitch.TRACK_INACTIVE, true), "setTimekprTrackInactive", "b", true),
                ownRow(() -> Call.setTimekpr(OwnSwitch.PLAYTIME, false), "setTimekprPlayTimeEnabled", "b", false),
                ownRow(
                        () -> Call.setTimekpr(OwnSwitch.PLAYTIME_ENHANCED, true),
                        "setTimekprPlayTimeEnhancedActivityMonitorEnabled",
                        "b",
                        true),
                ownRow(
                        () -> Call.setTimekpr(OwnList.SESSION_TYPES, List.of("x11", "wayland")),
                        "setTimekprSessionsCtrl",
                        "as",
                        List.of("x11", "wayland")),
                ownRow(
                        () -> Call.setTimekpr(OwnList.SESSION_TYPES_EXCLUDED, List.of()),
                        "setTimekprSessionsExcl",
                        "as",
                        List.of()),
                ownRow(
                        () -> Call.setTimekpr(OwnList.USERS_EXCLUDED, List.of("gdm")),
                        "setTimekprUsersExcl",
                        "as",
                        List.of("gdm")));
    }

    private static Arguments ownRow(Supplier<Call> call, String member, String signature, Object... args) {
        return Arguments.of(call, new Call("com.timekpr.server.admin", member, signature, List.of(args)));
    }

    private static Arguments row(Supplier<Call> call, String member, String signature, Object... args) {
        return Arguments.of(call, new Call(member, signature, List.of(args)));
    }

    private static Map<String, Integer> slot(int from, int to, int unaccounted) {
        return Map.of("STARTMIN", from, "ENDMIN", to, "UACC", unaccounted);
    }

    @ParameterizedTest
    @MethodSource({"calls", "own"})
    void each_call_has_the_daemons_signature(Supplier<Call> call, Call expected) {
        assertEquals(expected, call.get());
    }

    @Test
    void nothing_is_neither_given_nor_taken() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Call.setTimeLeft(LEO, 0));
        assertEquals("0 s is nothing to give or take", refused.getMessage());
    }

    @Test
    void a_level_of_information_is_one_of_three() {
        assertThrows(IllegalArgumentException.class, () -> Call.getUserInformation(LEO, "X"));
        assertThrows(IllegalArgumentException.class, () -> Call.getUserInformation(LEO, ""));
    }
}
