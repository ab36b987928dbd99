package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.OwnList;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every one of Timekpr's own settings promises. */
class PcSettingTest {
    private static final MainConfig INSTALLED = new ToyTimekpr().look().main();

    /** Every setting once, none of which holds as Timekpr is installed. */
    static List<PcSetting> each() {
        List<PcSetting> all = new ArrayList<>();
        for (OwnNumber which : OwnNumber.values()) {
            all.add(new PcNumber(which, which.max()));
        }
        for (OwnSwitch which : OwnSwitch.values()) {
            all.add(new PcSwitch(which, true));
        }
        all.add(new PcWords(OwnList.SESSION_TYPES, List.of("wayland", "tty")));
        all.add(new PcWords(OwnList.SESSION_TYPES_EXCLUDED, List.of()));
        all.add(new PcWords(OwnList.USERS_EXCLUDED, List.of("testtimekpr", "anna.smith-2")));
        return all;
    }

    /** What the daemon makes of its file. */
    private static MainConfig after(PcSetting setting) {
        String key = key(setting);
        Object arg = setting.call().args().get(0);
        String value = arg instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(";"))
                : arg.equals(true) ? "True" : arg.toString();
        return edited(key, value);
    }

    private static MainConfig edited(String key, String value) {
        try {
            return MainConfig.parse(INSTALLED.print().replaceFirst("(?m)^" + key + " = .*$", key + " = " + value));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    private static String key(PcSetting setting) {
        return switch (setting.control()) {
            case "timekpr_log_level" -> "TIMEKPR_LOGLEVEL";
            case "timekpr_poll_time" -> "TIMEKPR_POLLTIME";
            case "timekpr_save_time" -> "TIMEKPR_SAVE_TIME";
            case "timekpr_track_inactive" -> "TIMEKPR_TRACK_INACTIVE";
            case "timekpr_termination_time" -> "TIMEKPR_TERMINATION_TIME";
            case "timekpr_final_warning" -> "TIMEKPR_FINAL_WARNING_TIME";
            case "timekpr_final_notification" -> "TIMEKPR_FINAL_NOTIFICATION_TIME";
            case "timekpr_session_types" -> "TIMEKPR_SESSION_TYPES_CTRL";
            case "timekpr_session_types_excluded" -> "TIMEKPR_SESSION_TYPES_EXCL";
            case "timekpr_users_excluded" -> "TIMEKPR_USERS_EXCL";
            case "timekpr_playtime" -> "TIMEKPR_PLAYTIME_ENABLED";
            case "timekpr_playtime_enhanced" -> "TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED";
            default -> throw new AssertionError(setting.control());
        };
    }

    @Test
    void each_setting_is_tried_here() {
        Set<Class<?>> tried = each().stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(PcSetting.class.getPermittedSubclasses())), tried);
        assertEquals(
                PcSetting.allShownIn(INSTALLED).keySet(),
                each().stream().map(PcSetting::control).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("each")
    void it_is_made_again_from_its_control_and_value(PcSetting setting) {
        assertEquals(setting, PcSetting.of(setting.control(), setting.value()));
    }

    @ParameterizedTest
    @MethodSource("each")
    void it_holds_in_what_its_call_makes_and_changes_nothing_else(PcSetting setting) {
        MainConfig after = after(setting);
        assertEquals(List.of(false, true), List.of(setting.holdsIn(INSTALLED), setting.holdsIn(after)));
        Map<String, String> changed = new TreeMap<>(PcSetting.allShownIn(after));
        changed.entrySet().removeAll(PcSetting.allShownIn(INSTALLED).entrySet());
        assertEquals(Map.of(setting.control(), setting.shown()), changed);
        assertEquals(setting.shown(), setting.shownIn(after));
        assertEquals("com.timekpr.server.admin", setting.call().iface());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timekpr_nonsense               | 1",
                "timekpr_log_level              | 0",
                "timekpr_log_level              | 4",
                "timekpr_log_level              | debug",
                "timekpr_poll_time              | 0",
                "timekpr_poll_time              | -1",
                "timekpr_poll_time              | 31",
                "timekpr_save_time              | 4",
                "timekpr_save_time              | 61",
                "timekpr_termination_time       | 4",
                "timekpr_termination_time       | 31",
                "timekpr_final_warning          | -1",
                "timekpr_final_notification     | 601",
                "timekpr_track_inactive         | 1",
                "timekpr_playtime               | ON",
                "timekpr_session_types          | ''",
                "timekpr_session_types          | x12",
                "timekpr_session_types_excluded | gdm",
                "timekpr_users_excluded         | a%b",
                "timekpr_users_excluded         | a/b",
                "timekpr_users_excluded         | ä",
                "timekpr_users_excluded         | abcdefghijklmnopqrstuvwxyz0123456",
            })
    void what_is_no_setting_is_refused_and_never_read_as_another_one(String control, String value) {
        assertThrows(IllegalArgumentException.class, () -> PcSetting.of(control, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x11, wayland    | x11, wayland",
                "'x11;wayland'   | x11, wayland",
                "x11 wayland x11 | x11, wayland",
                "' ,x11;; '      | x11",
            })
    void words_are_read_as_people_write_them(String text, String shown) {
        assertEquals(shown, PcWords.parse(OwnList.SESSION_TYPES, text).shown());
    }

    @Test
    void a_list_is_no_longer_than_a_state_of_home_assistants() {
        String longest = names(255);
        assertEquals(255, PcWords.parse(OwnList.USERS_EXCLUDED, longest).shown().length());
        assertThrows(IllegalArgumentException.class, () -> PcWords.parse(OwnList.USERS_EXCLUDED, longest + "x"));
    }

    /** So many characters as they are shown. */
    private static String names(int length) {
        StringBuilder names = new StringBuilder("user10");
        for (int i = 11; names.length() < length - 8; i++) {
            names.append(", user").append(i);
        }
        return names + "x".repeat(length - names.length());
    }

    @Test
    void the_order_of_a_list_means_nothing() {
        assertTrue(PcWords.parse(OwnList.SESSION_TYPES, "mir, x11, wayland").holdsIn(INSTALLED));
    }

    @Test
    void how_much_is_logged_has_names_and_a_number_that_has_none_is_shown_as_it_is() {
        assertEquals("all", PcNumber.logLevel("all").shown());
        assertEquals(new PcNumber(OwnNumber.LOG_LEVEL, 2), PcNumber.logLevel("debug"));
        for (String[] shown : new String[][] {{"0", "0"}, {"1", "normal"}, {"3", "all"}, {"4", "4"}}) {
            MainConfig config = edited("TIMEKPR_LOGLEVEL", shown[0]);
            assertEquals(shown[1], PcSetting.allShownIn(config).get("timekpr_log_level"));
        }
        assertThrows(IllegalArgumentException.class, () -> PcNumber.logLevel("loud"));
    }

    private static Optional<String> objection(PcSetting... wanted) {
        return PcSetting.objection(wanted[0], List.of(wanted), INSTALLED, TimekprVersion.NEWEST);
    }

    @Test
    void nobody_would_be_limited_where_no_type_counts_that_is_not_excluded() {
        PcSetting none = PcWords.parse(OwnList.SESSION_TYPES_EXCLUDED, "mir wayland x11 tty");
        PcSetting tty = PcWords.parse(OwnList.SESSION_TYPES, "tty");
        PcSetting all = PcWords.parse(OwnList.SESSION_TYPES_EXCLUDED, "");
        Optional<String> nobody = Optional.of(PcSetting.NOBODY);
        assertEquals(nobody, objection(none));
        assertEquals(nobody, objection(tty), "tty is excluded as installed");
        assertEquals(Optional.empty(), objection(tty, all));
        assertEquals(Optional.empty(), objection(all, tty));
        assertEquals(Optional.empty(), objection(PcWords.parse(OwnList.SESSION_TYPES, "tty x11")));
        assertEquals(Optional.empty(), objection(new PcNumber(OwnNumber.POLL_TIME, 5), none));
    }

    @Test
    void what_this_timekpr_does_not_keep_is_not_asked_of_it() {
        PcSetting on = new PcSwitch(OwnSwitch.TRACK_INACTIVE, true);
        PcSetting off = new PcSwitch(OwnSwitch.TRACK_INACTIVE, false);
        assertEquals(Optional.of("Timekpr 0.5.9 on this PC does not keep it: it writes it down as off"), objection(on));
        assertEquals(Optional.empty(), objection(off));
        assertEquals(Optional.empty(), objection(new PcSwitch(OwnSwitch.PLAYTIME, true)));
        assertEquals(Optional.empty(), PcSetting.objection(on, List.of(on), INSTALLED, TimekprVersion.OLDEST));
    }

    @Test
    void users_are_added_only_where_this_timekpr_leaves_them_out_and_taken_off_everywhere() {
        PcSetting added = PcWords.parse(OwnList.USERS_EXCLUDED, "testtimekpr, anna");
        assertEquals(
                Optional.of(
                        "Timekpr 0.5.9 on this PC counts the time of these users all the same, so none can be added"),
                objection(added));
        assertEquals(Optional.empty(), objection(PcWords.parse(OwnList.USERS_EXCLUDED, "")));
        assertEquals(Optional.empty(), PcSetting.objection(added, List.of(added), INSTALLED, TimekprVersion.OLDEST));
    }
}
