package io.github.timekpr2mqtt.payloads;

import io.github.timekpr2mqtt.demopc.DemoPc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a control stands at on a PC: read from Timekpr's own files, as a level. */
final class OnPc {
    private static final Pattern PROGRAM = Pattern.compile("(?m)^PLAYTIME_ACTIVITY_\\d+ = (.*)$");

    private OnPc() {}

    /** Of a child's. */
    static String level(DemoPc pc, String child, Control control) {
        String key = control.key();
        if (key.startsWith("limit_") && control.day() > 0) {
            return pc.config(child, "LIMITS_PER_WEEKDAYS").split(";", -1)[control.day() - 1];
        }
        if (key.startsWith("playtime_limit_")) {
            return pc.config(child, "PLAYTIME_LIMITS_PER_WEEKDAYS").split(";", -1)[control.day() - 1];
        }
        if (key.startsWith("hours_")) {
            return HoursOracle.onPc(pc.config(child, "ALLOWED_HOURS_" + control.day()));
        }
        return switch (key) {
            case "limit_week" -> pc.config(child, "LIMIT_PER_WEEK");
            case "limit_month" -> pc.config(child, "LIMIT_PER_MONTH");
            case "lockout" -> pc.config(child, "LOCKOUT_TYPE");
            case "wake_from" -> pc.config(child, "WAKEUP_HOUR_INTERVAL").split(";", -1)[0];
            case "wake_to" -> pc.config(child, "WAKEUP_HOUR_INTERVAL").split(";", -1)[1];
            case "track_inactive" -> onOff(pc.config(child, "TRACK_INACTIVE"));
            case "hide_tray_icon" -> onOff(pc.config(child, "HIDE_TRAY_ICON"));
            case "playtime_enabled" -> onOff(pc.config(child, "PLAYTIME_ENABLED"));
            case "playtime_override" -> onOff(pc.config(child, "PLAYTIME_LIMIT_OVERRIDE_ENABLED"));
            case "playtime_unaccounted" -> onOff(pc.config(child, "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED"));
            case "playtime_activities" -> programs(pc.configText(child));
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** Of one of Timekpr's own settings. */
    static String level(DemoPc pc, Control control) {
        String value = pc.own(control.ownKey());
        if (control.key().equals("timekpr_log_level")) {
            return List.of("", "normal", "debug", "all").get(Integer.parseInt(value));
        }
        if (control.takes() instanceof Takes.Words words) {
            return ListsOracle.words(value, words.sessions(), true).orElseThrow();
        }
        return control.takes() instanceof Takes.Toggle ? onOff(value) : value;
    }

    /** Seconds of extra time today. */
    static int extra(DemoPc pc, String child, boolean playTime) {
        String kind = playTime ? "PLAYTIME_SPENT_" : "TIME_SPENT_";
        return Integer.parseInt(pc.time(child, kind + "DAY")) - Integer.parseInt(pc.time(child, kind + "BALANCE"));
    }

    private static String onOff(String value) {
        return Optional.of(value).filter(v -> v.equals("True") || v.equals("1")).isPresent() ? "ON" : "OFF";
    }

    private static String programs(String config) {
        List<String> programs = new ArrayList<>();
        Matcher program = PROGRAM.matcher(config);
        while (program.find()) {
            programs.add(program.group(1));
        }
        return ListsOracle.programsOnPc(programs);
    }
}
