package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UserConfigTest {
    private static final Username MIA = new Username("mia");
    private static final String SOUND = Sample.of("playtime-active-0.5.9").config();

    private static UserConfig parse(String text) throws Unreadable {
        return UserConfig.parse(MIA, text);
    }

    private static Unreadable refused(String text) {
        return assertThrows(Unreadable.class, () -> parse(text));
    }

    private static String with(String key, String line) {
        return SOUND.replaceFirst("(?m)^" + key + " = .*$", line);
    }

    static List<String> keys() {
        return SOUND.lines()
                .filter(line -> line.contains(" = ") && !line.startsWith("PLAYTIME_ACTIVITY_"))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .toList();
    }

    @Test
    void there_are_twenty_keys() {
        assertEquals(20, keys().size());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_that_is_missing_is_named_and_never_taken_for_no_limit(String key) {
        Unreadable refused = refused(with(key, "# gone"));
        String section = key.startsWith("PLAYTIME") ? "[mia.PLAYTIME]" : "[mia]";
        assertEquals(section + " has no " + key, refused.getMessage());
        assertEquals(key.equals("PLAYTIME_LIMITS_PER_WEEKDAYS"), refused.torn(), "only the end can be torn off");
    }

    @Test
    void whatever_is_cut_off_before_the_last_line_is_torn() throws Unreadable {
        int whole = SOUND.indexOf("##PLAYTIME_ACTIVITIES##");
        for (int length = 0; length < whole; length++) {
            String start = SOUND.substring(0, length);
            assertTrue(refused(start).torn(), start);
        }
        assertEquals(List.of(), parse(SOUND.substring(0, whole)).playTime().activities());
    }

    @Test
    void an_activity_that_is_cut_off_is_torn() {
        Unreadable refused = refused(SOUND.substring(0, SOUND.length() - 2));
        assertTrue(refused.torn());
        assertEquals("the file ends within a line", refused.getMessage());
    }

    @Test
    void an_empty_file_is_torn() {
        assertTrue(refused("").torn());
        assertTrue(refused("\n \n").torn());
        assertEquals("the file is empty", refused("").getMessage());
    }

    @Test
    void the_file_of_another_user_is_not_taken_and_not_torn() {
        Unreadable refused = assertThrows(Unreadable.class, () -> UserConfig.parse(new Username("leo"), SOUND));
        assertEquals("[leo] has no ALLOWED_HOURS_1", refused.getMessage());
        assertFalse(refused.torn());
    }

    @ParameterizedTest
    @CsvSource({
        "LIMITS_PER_WEEKDAYS, abc, LIMITS_PER_WEEKDAYS = \"abc\" is not a list of seconds",
        "LIMIT_PER_WEEK, '', LIMIT_PER_WEEK = \"\" is not a whole number",
        "LIMIT_PER_WEEK, 1h, LIMIT_PER_WEEK = \"1h\" is not a whole number",
        "LIMIT_PER_MONTH, 12.5, LIMIT_PER_MONTH = \"12.5\" is not a whole number",
        "TRACK_INACTIVE, yes, TRACK_INACTIVE = \"yes\" is neither True nor False",
        "HIDE_TRAY_ICON, 1, HIDE_TRAY_ICON = \"1\" is neither True nor False",
        "WAKEUP_HOUR_INTERVAL, 7, WAKEUP_HOUR_INTERVAL = \"7\" is not two hours",
        "PLAYTIME_ENABLED, on, PLAYTIME_ENABLED = \"on\" is neither True nor False",
        "PLAYTIME_LIMITS_PER_WEEKDAYS, 1;x, PLAYTIME_LIMITS_PER_WEEKDAYS = \"1;x\" is not a list of seconds",
        "PLAYTIME_ACTIVITY_002, [Doom], PLAYTIME_ACTIVITY_002 = \"[Doom]\" is not an activity",
    })
    void a_wrong_value_is_named_and_quoted(String key, String value, String message) {
        Unreadable refused = refused(with(key, key + " = " + value));
        assertEquals(message, refused.getMessage());
        assertFalse(refused.torn());
    }

    @Test
    void a_very_long_wrong_value_is_quoted_only_in_part() {
        String message = String.valueOf(refused(with("LIMIT_PER_WEEK", "LIMIT_PER_WEEK = " + "x".repeat(9_999)))
                .getMessage());
        assertTrue(message.startsWith("LIMIT_PER_WEEK = \"xxx"), message);
        assertEquals(201, message.length());
    }

    @ParameterizedTest
    @CsvSource({
        "LIMIT_PER_WEEK, -5, LIMIT_PER_WEEK = 0",
        "LIMIT_PER_WEEK, 604801, LIMIT_PER_WEEK = 604800",
        "LIMIT_PER_WEEK, 0099, LIMIT_PER_WEEK = 99",
        "LIMIT_PER_MONTH, 9999999999999999999999, LIMIT_PER_MONTH = 2678400",
        "LIMIT_PER_MONTH, -9999999999999999999999, LIMIT_PER_MONTH = 0",
        "LIMITS_PER_WEEKDAYS, 1;2;3, LIMITS_PER_WEEKDAYS = 1;2;3;0;0;0;0",
        "ALLOWED_WEEKDAYS, '', 'ALLOWED_WEEKDAYS = '",
        "ALLOWED_HOURS_3, '', 'ALLOWED_HOURS_3 = '",
        "ALLOWED_HOURS_3, 8;07;xx;9[0-30], ALLOWED_HOURS_3 = 8;9[0-30]",
        "TRACK_INACTIVE, TRUE, TRACK_INACTIVE = True",
        "LOCKOUT_TYPE, kill, LOCKOUT_TYPE = kill",
        "LOCKOUT_TYPE, frobnicate, LOCKOUT_TYPE = frobnicate",
        "PLAYTIME_ACTIVITY_001, 100%[100% fun], PLAYTIME_ACTIVITY_001 = 100%[100% fun]",
    })
    void an_unusual_value_means_what_the_daemon_makes_of_it(String key, String value, String printed)
            throws Unreadable {
        UserConfig config = parse(with(key, key + " = " + value));
        assertTrue(config.print(MIA).lines().anyMatch(printed::equals), config.print(MIA));
        assertEquals(config, parse(config.print(MIA)));
    }

    @Test
    void activities_without_a_mask_are_dropped_as_the_daemon_drops_them() throws Unreadable {
        UserConfig config = parse(with("PLAYTIME_ACTIVITY_002", "PLAYTIME_ACTIVITY_002 = x"));
        assertEquals(
                List.of(new Activity("sleep", "Sleeping game"), new Activity("steam.*", "")),
                config.playTime().activities());
    }

    @Test
    void comments_line_ends_and_blanks_change_nothing() throws Unreadable {
        UserConfig sound = parse(SOUND);
        assertEquals(sound, parse(SOUND.replace("\n", "\r\n")));
        assertEquals(sound, parse(SOUND.replace(" = ", "=")));
        assertEquals(
                sound, parse(SOUND.replace(" = ", " =  ").replace("\n", "  \n").replace("]  ", "]")));
        assertEquals(sound, parse(SOUND.replace("LIMIT_PER_WEEK =", "\n# LIMIT_PER_WEEK = 5\n  LIMIT_PER_WEEK =")));
        assertEquals(sound, parse("LIMIT_PER_WEEK = 5\n" + SOUND + "NEW_KEY = 7\nlower = 8\nno key at all\n"));
    }

    @Test
    void the_last_of_two_equal_keys_counts() throws Unreadable {
        UserConfig config = parse(with("LIMIT_PER_WEEK", "LIMIT_PER_WEEK = 1\nLIMIT_PER_WEEK = 2"));
        assertEquals(2, config.limitPerWeek());
    }

    @Test
    void a_second_section_of_the_same_name_replaces_the_first() {
        assertEquals(
                "[mia] has no ALLOWED_HOURS_1",
                refused(SOUND + "[mia]\nLIMIT_PER_WEEK = 2\n").getMessage());
    }

    @Test
    void a_key_in_the_wrong_section_is_missing() {
        String moved =
                with("LOCKOUT_TYPE", "# moved").replace("[mia.PLAYTIME]\n", "[mia.PLAYTIME]\nLOCKOUT_TYPE = lock\n");
        assertEquals("[mia] has no LOCKOUT_TYPE", refused(moved).getMessage());
    }

    @Test
    void what_is_printed_keeps_the_line_without_which_the_daemon_drops_activities() throws Unreadable {
        assertTrue(parse(SOUND).print(MIA).contains("\n##PLAYTIME_ACTIVITIES##\nPLAYTIME_ACTIVITY_001 = sleep"));
    }

    @Test
    void limits_outside_of_week_and_month_and_days_without_hours_do_not_exist() throws Unreadable {
        UserConfig sound = parse(SOUND);
        assertThrows(IllegalArgumentException.class, () -> with(sound, sound.hours(), -1, 0));
        assertThrows(IllegalArgumentException.class, () -> with(sound, sound.hours(), 604_801, 0));
        assertThrows(IllegalArgumentException.class, () -> with(sound, sound.hours(), 0, -1));
        assertThrows(IllegalArgumentException.class, () -> with(sound, sound.hours(), 0, 2_678_401));
        assertEquals(604_800, with(sound, sound.hours(), 604_800, 2_678_400).limitPerWeek());
        Map<DayOfWeek, AllowedHours> oneDay = Map.of(DayOfWeek.MONDAY, AllowedHours.ALL_DAY);
        assertThrows(IllegalArgumentException.class, () -> with(sound, oneDay, 0, 0));
    }

    private static UserConfig with(UserConfig c, Map<DayOfWeek, AllowedHours> hours, int week, int month) {
        return new UserConfig(hours, c.limits(), week, month, false, false, c.lockoutType(), c.wake(), c.playTime());
    }
}
