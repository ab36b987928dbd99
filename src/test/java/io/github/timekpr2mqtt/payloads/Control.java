package io.github.timekpr2mqtt.payloads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A control as the README names it.
 *
 * @param weight how often it is chosen
 */
record Control(String key, Takes takes, Effect effect, int weight) {
    /** What a command that is taken leads to. */
    enum Effect {
        /** A level on the PC; ends as applied. */
        SETTING,
        /** Extra time. */
        GRANT,
        /** The bridge's own amount of a bonus; applied at once. */
        BONUS,
        /** Something about other changes: has an ending of its own for who gave it an id or asks for an answer. */
        QUEUE,
        /** Done at once; has an ending likewise. */
        ACTION
    }

    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    /** Of an account, in the order in which several are carried out. */
    static final Map<String, Control> ACCOUNT = account();

    /** Of a PC: Timekpr's own settings, and what is about them. */
    static final Map<String, Control> PC = pc();

    /** Of the bridge. */
    static final Map<String, Control> BRIDGE = byKey(List.of(
            action("log_level", new Takes.Word(List.of("trace", "debug", "info", "warn", "error"), false), 1),
            action("sync_all", new Takes.PressWithId(), 1),
            action("restart", new Takes.PressWithId(), 2)));

    /** The number of a day in Timekpr's lists, from 1. */
    int day() {
        return DAYS.indexOf(key.substring(key.lastIndexOf('_') + 1)) + 1;
    }

    private static Control setting(String key, Takes takes) {
        return new Control(key, takes, Effect.SETTING, 10);
    }

    private static Control grant(String key, Takes takes) {
        return new Control(key, takes, Effect.GRANT, 1);
    }

    private static Control action(String key, Takes takes, int weight) {
        return new Control(key, takes, Effect.ACTION, weight);
    }

    private static Control queue(String key, Takes takes) {
        return new Control(key, takes, Effect.QUEUE, 2);
    }

    private static Map<String, Control> account() {
        List<Control> all = new ArrayList<>();
        DAYS.forEach(day -> all.add(setting("limit_" + day, new Takes.Time(0, 1440, 60))));
        DAYS.forEach(day -> all.add(setting("hours_" + day, new Takes.Hours())));
        all.add(setting("limit_week", new Takes.Time(0, 168, 3600)));
        all.add(setting("limit_month", new Takes.Time(0, 744, 3600)));
        List<String> lockouts = List.of("lock", "suspend", "suspendwake", "terminate", "kill", "shutdown");
        all.add(setting("lockout", new Takes.Word(lockouts, true)));
        all.add(setting("wake_from", new Takes.Whole(0, 23)));
        all.add(setting("wake_to", new Takes.Whole(0, 23)));
        for (String flag : List.of(
                "track_inactive", "hide_tray_icon", "playtime_enabled", "playtime_override", "playtime_unaccounted")) {
            all.add(setting(flag, new Takes.Toggle()));
        }
        DAYS.forEach(day -> all.add(setting("playtime_limit_" + day, new Takes.Time(0, 1440, 60))));
        all.add(setting("playtime_activities", new Takes.Programs()));
        all.add(grant("add_15", new Takes.Press(15)));
        all.add(grant("add_30", new Takes.Press(30)));
        all.add(grant("add_60", new Takes.Press(60)));
        all.add(grant("remove_15", new Takes.Press(15)));
        all.add(grant("extra_time", new Takes.Time(-1440, 2880, 60)));
        all.add(grant("extra_playtime", new Takes.Time(-1440, 2880, 60)));
        all.add(new Control("bonus_minutes", new Takes.Time(1, 240, 60), Effect.BONUS, 10));
        all.add(grant("give_bonus", new Takes.PressWithId()));
        all.add(queue("cancel_waiting", new Takes.PressWithId()));
        all.add(queue("dismiss", new Takes.PressWithId()));
        List<String> places = List.of("nothing", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        all.add(queue("pending_change", new Takes.Word(places, false)));
        all.add(queue("cancel_selected", new Takes.PressWithId()));
        return byKey(all);
    }

    private static Map<String, Control> pc() {
        return byKey(List.of(
                setting("timekpr_log_level", new Takes.Word(List.of("normal", "debug", "all"), false)),
                setting("timekpr_poll_time", new Takes.Whole(1, 30)),
                setting("timekpr_save_time", new Takes.Whole(5, 60)),
                setting("timekpr_termination_time", new Takes.Whole(5, 30)),
                setting("timekpr_final_warning", new Takes.Whole(0, 30)),
                setting("timekpr_final_notification", new Takes.Whole(30, 600)),
                setting("timekpr_track_inactive", new Takes.Toggle()),
                setting("timekpr_playtime", new Takes.Toggle()),
                setting("timekpr_playtime_enhanced", new Takes.Toggle()),
                setting("timekpr_session_types", new Takes.Words(true, false)),
                setting("timekpr_session_types_excluded", new Takes.Words(true, true)),
                setting("timekpr_users_excluded", new Takes.Words(false, true)),
                queue("dismiss", new Takes.PressWithId()),
                action("check_now", new Takes.PressWithId(), 3),
                action("sync_now", new Takes.PressWithId(), 3)));
    }

    private static Map<String, Control> byKey(List<Control> controls) {
        Map<String, Control> map = new LinkedHashMap<>();
        controls.forEach(control -> map.put(control.key(), control));
        return map;
    }

    /** The key of Timekpr's own file that this setting of a PC is. */
    String ownKey() {
        return switch (key) {
            case "timekpr_log_level" -> "TIMEKPR_LOGLEVEL";
            case "timekpr_poll_time" -> "TIMEKPR_POLLTIME";
            case "timekpr_final_warning" -> "TIMEKPR_FINAL_WARNING_TIME";
            case "timekpr_final_notification" -> "TIMEKPR_FINAL_NOTIFICATION_TIME";
            case "timekpr_playtime" -> "TIMEKPR_PLAYTIME_ENABLED";
            case "timekpr_playtime_enhanced" -> "TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED";
            case "timekpr_session_types" -> "TIMEKPR_SESSION_TYPES_CTRL";
            case "timekpr_session_types_excluded" -> "TIMEKPR_SESSION_TYPES_EXCL";
            case "timekpr_users_excluded" -> "TIMEKPR_USERS_EXCL";
            default -> key.toUpperCase(Locale.ROOT);
        };
    }
}
