package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How each control of a PC and an account is tried in a live Home Assistant. A new one needs an entry. */
final class Taps {
    /** Of an account. */
    static final Map<String, Tap> ACCOUNT = account();

    /** Of a PC. */
    static final Map<String, Tap> PC = pc();

    /** What Home Assistant takes and the bridge does not. */
    static final Map<String, Object> REFUSED = Map.of(
            "hours_monday", "22:00-02:00",
            "wake_from", 7.5,
            "pending_change", "1",
            "playtime_activities", "doom[Doom");

    private Taps() {}

    private static Map<String, Tap> account() {
        Map<String, Tap> taps = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            int n = day.getValue();
            String name = Tap.lower(day);
            taps.put("limit_" + name, set(30 + n, Tap.config("LIMITS_PER_WEEKDAYS", n - 1), (30 + n) * 60));
            taps.put(
                    "hours_" + name,
                    set("07:00-08:30, !14:00-15:00", Tap.config("ALLOWED_HOURS_" + n), "7;8[0-30];!14"));
            taps.put("playtime_limit_" + name, set(10 * n, Tap.config("PLAYTIME_LIMITS_PER_WEEKDAYS", n - 1), 600 * n));
        }
        taps.put("limit_week", set(10.5, Tap.config("LIMIT_PER_WEEK"), 37_800));
        taps.put("limit_month", set(100, Tap.config("LIMIT_PER_MONTH"), 360_000));
        taps.put("lockout", set("suspendwake", Tap.config("LOCKOUT_TYPE"), "suspendwake"));
        taps.put("wake_from", set(7, Tap.config("WAKEUP_HOUR_INTERVAL", 0), 7));
        taps.put("wake_to", set(20, Tap.config("WAKEUP_HOUR_INTERVAL", 1), 20));
        taps.put("track_inactive", set("on", Tap.config("TRACK_INACTIVE"), "True"));
        taps.put("hide_tray_icon", set("on", Tap.config("HIDE_TRAY_ICON"), "True"));
        taps.put("playtime_enabled", set("on", Tap.config("PLAYTIME_ENABLED"), "True"));
        taps.put("playtime_override", set("on", Tap.config("PLAYTIME_LIMIT_OVERRIDE_ENABLED"), "True"));
        taps.put("playtime_unaccounted", set("off", Tap.config("PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED"), "False"));
        taps.put("playtime_activities", set("doom[Doom]; steam.*", Taps::activities, "doom[Doom], steam.*"));
        taps.put("add_15", Tap.give(15));
        taps.put("add_30", Tap.give(30));
        taps.put("add_60", Tap.give(60));
        taps.put("remove_15", Tap.give(-15));
        taps.put("extra_time", set(40, Tap.given("TIME"), 2400));
        taps.put("extra_playtime", place -> {
            place.other("playtime_override").call("off"); // else it would not help, and is refused
            place.other("playtime_override").awaitApplied();
            set(20, Tap.given("PLAYTIME"), 1200).on(place);
        });
        taps.put(
                "bonus_minutes",
                set(
                        25,
                        place -> String.valueOf(place.live()
                                .home
                                .document(place.live().topics().settings((Topics.Account) place.subject()))
                                .get("bonus_minutes")),
                        25)); // kept in the bridge, which alone can say it
        taps.put("give_bonus", place -> {
            place.other("bonus_minutes").call(35);
            place.other("bonus_minutes").awaitApplied();
            Tap.give(35).on(place);
        });
        taps.put("cancel_waiting", Taps::cancelWaiting);
        taps.put("dismiss", Taps::dismiss);
        taps.put("pending_change", Taps::pendingChange);
        taps.put("cancel_selected", Taps::cancelSelected);
        return Collections.unmodifiableMap(taps);
    }

    private static Map<String, Tap> pc() {
        Map<String, Tap> taps = new LinkedHashMap<>();
        taps.put("check_now", Taps::checkNow);
        taps.put("sync_now", Taps::syncNow);
        taps.put("dismiss", Taps::dismissOwn);
        taps.put("timekpr_log_level", set("debug", Tap.own("TIMEKPR_LOGLEVEL"), 2));
        taps.put("timekpr_poll_time", set(2, Tap.own("TIMEKPR_POLLTIME"), 2));
        taps.put("timekpr_save_time", set(29, Tap.own("TIMEKPR_SAVE_TIME"), 29));
        taps.put("timekpr_track_inactive", Taps::trackInactiveOfNewUsers);
        taps.put("timekpr_termination_time", set(16, Tap.own("TIMEKPR_TERMINATION_TIME"), 16));
        taps.put("timekpr_final_warning", set(11, Tap.own("TIMEKPR_FINAL_WARNING_TIME"), 11));
        taps.put("timekpr_final_notification", set(61, Tap.own("TIMEKPR_FINAL_NOTIFICATION_TIME"), 61));
        taps.put(
                "timekpr_session_types",
                set("x11, wayland, tty", Tap.own("TIMEKPR_SESSION_TYPES_CTRL"), "x11;wayland;tty"));
        taps.put(
                "timekpr_session_types_excluded",
                set("unspecified, web", Tap.own("TIMEKPR_SESSION_TYPES_EXCL"), "unspecified;web"));
        taps.put("timekpr_users_excluded", set("gdm, sddm", Tap.own("TIMEKPR_USERS_EXCL"), "gdm;sddm"));
        taps.put("timekpr_playtime", place -> {
            set("on", Tap.own("TIMEKPR_PLAYTIME_ENABLED"), "True").on(place);
            set("off", Tap.own("TIMEKPR_PLAYTIME_ENABLED"), "False").on(place);
        });
        taps.put(
                "timekpr_playtime_enhanced",
                set("on", Tap.own("TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED"), "True"));
        return Collections.unmodifiableMap(taps);
    }

    /** Only the older daemon keeps it, and at first as a number. */
    private static void trackInactiveOfNewUsers(Tap.Place place) throws Exception {
        Tap.Find file = Tap.own("TIMEKPR_TRACK_INACTIVE");
        if (place.live().version(((Topics.Pc) place.subject()).pc()) == LabVersion.TIMEKPR_0_5_4) {
            set("on", file, 1).on(place);
        } else {
            place.call("on");
            LiveHome.awaitThat(
                    place.entityId() + " in the result",
                    "rejected " + place.row().key(),
                    () -> place.live().attribute(place.subject(), "result", "event_type") + " "
                            + place.live().attribute(place.subject(), "result", "command"));
            place.awaitShown("off");
            assertEquals("False", file.at(place));
        }
    }

    private static Tap set(Object value, Tap.Find find, Object found) {
        return new Tap.Setting(value, find, found.toString());
    }

    private static String activities(Tap.Place place) throws IOException {
        return Files.readAllLines(place.pc().files().configFile(place.child())).stream()
                .filter(line -> line.matches("PLAYTIME_ACTIVITY_[0-9]+ = .*"))
                .map(line -> line.substring(line.indexOf('=') + 2))
                .collect(Collectors.joining(", "));
    }

    /** What waits for a daemon is never done. */
    private static void cancelWaiting(Tap.Place place) throws Exception {
        String limits = Tap.config("LIMITS_PER_WEEKDAYS").at(place);
        monday(place);
        place.press();
        place.live().await(place.subject(), "waiting", "0");
        place.pc().startDaemon();
        place.other("limit_week").call(11);
        place.other("limit_week").awaitApplied();
        assertEquals(limits, Tap.config("LIMITS_PER_WEEKDAYS").at(place));
    }

    /** A change that waits, because the daemon is gone. */
    private static void monday(Tap.Place place) throws IOException {
        place.pc().killDaemon();
        place.other("limit_monday").call(1);
        place.live().await(place.subject(), "waiting", "1");
    }

    /** Picks what waits, and it says so; the daemon has nothing of it. */
    private static void pendingChange(Tap.Place place) throws Exception {
        monday(place);
        place.call("1");
        place.awaitShown("1");
        LiveHome.awaitThat(
                "what is picked",
                "Limit 1 Monday",
                () -> place.live().attribute(place.subject(), place.row().key(), "change"));
        place.call("nothing");
        place.awaitShown("nothing");
        place.pc().startDaemon();
        place.other("limit_monday").awaitApplied();
    }

    /** Of two changes that wait, the one that is picked is not done, and the other is. */
    private static void cancelSelected(Tap.Place place) throws Exception {
        String given = Tap.given("TIME").at(place);
        place.pc().killDaemon();
        place.other("limit_monday").call(2);
        place.other("add_15").press();
        place.live().await(place.subject(), "waiting", "2");
        place.other("pending_change").call("2");
        place.other("pending_change").awaitShown("2");
        place.press();
        place.live().await(place.subject(), "waiting", "1");
        place.other("pending_change").awaitShown("nothing");
        place.pc().startDaemon();
        place.other("limit_monday").awaitApplied();
        assertEquals("120", Tap.config("LIMITS_PER_WEEKDAYS", 0).at(place));
        assertEquals(given, Tap.given("TIME").at(place));
    }

    /** The daemon takes no negative hour, which only an editor can have written. */
    private static void dismiss(Tap.Place place) throws Exception {
        LabPc pc = place.pc();
        String hours = Tap.config("WAKEUP_HOUR_INTERVAL").at(place);
        pc.files().setConfig(place.child(), "WAKEUP_HOUR_INTERVAL", "-5;23");
        place.other("lockout").call("shutdown");
        place.live().await(place.subject(), "changes", "failed");
        place.press();
        place.live().await(place.subject(), "changes", "applied");
        pc.files().setConfig(place.child(), "WAKEUP_HOUR_INTERVAL", hours);
    }

    /** Our account may not any more, which the daemon's bus says at the call. */
    private static void dismissOwn(Tap.Place place) throws Exception {
        LabPc pc = place.pc();
        pc.access().serverSettings(false);
        place.other("timekpr_final_warning").call(12);
        place.live().await(place.subject(), "changes", "failed");
        place.press();
        place.live().await(place.subject(), "changes", "applied");
        pc.access().serverSettings(true);
    }

    /** Whatever it finds behind that: of a PC of the lab not all need be well. */
    private static void checkNow(Tap.Place place) throws Exception {
        place.press();
        LiveHome.awaitThat(
                "the doctor came in",
                "true",
                () -> String.valueOf(place.live()
                        .attribute(place.subject(), "check", "steps")
                        .contains("✓ Our key")));
    }

    /** An editor's change is not told by anyone, and the next look of its own is an hour away. */
    private static void syncNow(Tap.Place place) throws Exception {
        Topics.Subject account = place.live().tables().keySet().stream()
                .filter(each ->
                        each instanceof Topics.Account one && one.pc().equals(((Topics.Pc) place.subject()).pc()))
                .findFirst()
                .orElseThrow();
        String child = ((Topics.Account) account).user().value();
        place.pc().files().setConfig(child, "LIMIT_PER_MONTH", "7200");
        place.press();
        place.live().await(account, "limit_month", "2");
    }
}
