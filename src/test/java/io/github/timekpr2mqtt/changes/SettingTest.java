package io.github.timekpr2mqtt.changes;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.Activity;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every setting promises. */
class SettingTest {
    /** At least one of each kind, none of which holds in the toy's configuration. */
    static List<Setting> each() {
        return List.of(
                new DayLimit(MONDAY, 5400),
                new DayLimit(SUNDAY, 0),
                new DayHours(MONDAY, AllowedHours.parse("7;8[0-30];!14")),
                new DayHours(FRIDAY, AllowedHours.NONE),
                new DayLimit(TimeKind.PLAYTIME, MONDAY, 1860),
                new PeriodLimit(PeriodLimit.Period.WEEK, 36_001),
                new PeriodLimit(PeriodLimit.Period.MONTH, 0),
                new Lockout(LockoutType.SUSPENDWAKE),
                new WakeHour(WakeHour.End.FROM, 7),
                new WakeHour(WakeHour.End.TO, 20),
                new Flag(Flag.Kind.HIDE_TRAY_ICON, true),
                new Flag(Flag.Kind.PLAYTIME_ENABLED, true),
                new Flag(Flag.Kind.PLAYTIME_OVERRIDE, true),
                new Flag(Flag.Kind.PLAYTIME_UNACCOUNTED, false),
                new Activities(List.of(new Activity("doom", "Doom; 1993"), new Activity("steam.*", ""))),
                new Flag(Flag.Kind.TRACK_INACTIVE, true));
    }

    @Test
    void each_kind_is_tried_here() {
        Set<Class<?>> tried = each().stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(Setting.class.getPermittedSubclasses())), tried);
    }

    @ParameterizedTest
    @MethodSource("each")
    void it_is_made_again_from_its_control_and_value(Setting setting) {
        assertEquals(setting, Setting.of(setting.control(), setting.value()));
    }

    @ParameterizedTest
    @MethodSource("each")
    void it_holds_in_what_it_is_applied_to_and_changes_nothing_else(Setting setting) {
        UserConfig config = new ToyTimekpr().config();
        UserConfig applied = setting.applyTo(config);
        assertEquals(List.of(false, true), List.of(setting.holdsIn(config), setting.holdsIn(applied)));
        Map<String, String> changed = new TreeMap<>(Setting.allShownIn(applied));
        changed.entrySet().removeAll(Setting.allShownIn(config).entrySet());
        assertEquals(Map.of(setting.control(), setting.shownIn(applied)), changed);
    }

    @ParameterizedTest
    @MethodSource("each")
    void it_is_written_read_back_and_applied(Setting setting) {
        ToyTimekpr pc = new ToyTimekpr();
        Round round = new Round(pc).want(setting).run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(AccountWishes.NONE, round.wishes);
        assertTrue(setting.holdsIn(pc.config()));
        assertEquals(1, pc.calls);
    }

    @Test
    void every_control_is_shown_for_a_configuration() {
        List<String> controls =
                new ArrayList<>(Setting.allShownIn(new ToyTimekpr().config()).keySet());
        assertEquals(7 * 3 + 2 + 1 + 2 + 5 + 1, controls.size());
        each().forEach(setting -> assertTrue(controls.contains(setting.control()), setting.control()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit_someday  | 1",
                "limit_monday   | 86401",
                "limit_monday   | much",
                "hours_someday  | 7",
                "hours_monday   | 07",
                "hours_monday   | 7;xx",
                "hours_monday   | 8;7",
                "hours_monday   | 07:00-08:00",
                "lockout        | none",
                "lockout        | ''",
                "limit_week     | 604801",
                "limit_month    | -1",
                "limit_year     | 1",
                "wake_from      | 24",
                "wake_to        | -1",
                "wake_to        | noon",
                "playtime_limit_monday | 86401",
                "playtime_enabled      | True",
                "playtime_activities   | [no program]",
                "track_inactive | yes",
                "track_inactive | ON",
            })
    void what_is_no_setting_is_refused_and_never_read_as_another_one(String control, String value) {
        assertThrows(IllegalArgumentException.class, () -> Setting.of(control, value));
    }

    @Test
    void a_limit_has_a_range() {
        assertThrows(IllegalArgumentException.class, () -> new DayLimit(MONDAY, -1));
    }

    @Test
    void hours_are_shown_as_people_write_them() {
        DayHours hours = new DayHours(MONDAY, AllowedHours.parse("7;8[0-30];!14"));
        assertEquals("07:00-08:30, !14:00-15:00", hours.shownIn(hours.applyTo(new ToyTimekpr().config())));
    }

    @Test
    void the_hours_in_which_the_pc_may_be_woken_stay_when_the_lockout_changes() {
        ToyTimekpr pc = new ToyTimekpr();
        pc.wake = "7;20";
        new Round(pc).want(new Lockout(LockoutType.SUSPENDWAKE)).run();
        assertEquals(List.of("suspendwake", "7;20"), List.of(pc.lockoutType, pc.wake));
        new Round(pc).want(new Lockout(LockoutType.LOCK)).run();
        assertEquals(List.of("lock", "7;20"), List.of(pc.lockoutType, pc.wake));
    }

    @Test
    void a_word_that_timekpr_does_not_know_is_shown_and_can_be_changed() {
        ToyTimekpr pc = new ToyTimekpr();
        pc.lockoutType = "nonsense";
        assertEquals("nonsense", Setting.allShownIn(pc.config()).get("lockout"));
        new Round(pc).want(new Lockout(LockoutType.TERMINATE)).run();
        assertEquals("terminate", pc.lockoutType);
    }

    @Test
    void lockout_and_hours_for_waking_are_written_by_one_call() {
        ToyTimekpr pc = new ToyTimekpr();
        Round round = new Round(pc)
                .want(new WakeHour(WakeHour.End.FROM, 7))
                .want(new Lockout(LockoutType.SUSPENDWAKE))
                .want(new WakeHour(WakeHour.End.TO, 20))
                .run();
        assertEquals(List.of("suspendwake", "7;20"), List.of(pc.lockoutType, pc.wake));
        assertEquals(1, pc.calls);
        assertEquals(3, round.endings.size());
    }

    @Test
    void limits_of_week_and_month_are_shown_in_hours() {
        UserConfig config = new ToyTimekpr().config().withLimitPerWeek(5400).withLimitPerMonth(1);
        assertEquals("1.5", Setting.allShownIn(config).get("limit_week"));
        assertEquals("0.0003", Setting.allShownIn(config).get("limit_month"));
    }

    @Test
    void hours_that_mean_the_same_hold_however_they_are_written() {
        ToyTimekpr pc = new ToyTimekpr();
        pc.hours.set(0, "9[0-60];07;25;8;8[0-30]");
        Round round = new Round(pc)
                .want(new DayHours(MONDAY, AllowedHours.parse("8[0-30];9")))
                .run();
        assertEquals(0, pc.calls);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }
}
