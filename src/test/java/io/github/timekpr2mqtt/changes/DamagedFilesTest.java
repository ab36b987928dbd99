package io.github.timekpr2mqtt.changes;

import static java.time.DayOfWeek.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wishes for a child whose files are not as Timekpr writes them. */
class DamagedFilesTest {
    private static final String DAMAGED = "config/timekpr.anna.conf: %s is damaged";
    private static final String LOSES = DAMAGED + ". A change now would lose it: correct the file first";

    private final ToyTimekpr pc = new ToyTimekpr();
    private final Round round = new Round(pc);

    private Optional<String> against(Setting setting) {
        return new Basis(new Faults(pc.faults), round.wishes).against(setting);
    }

    private void setWholeWeek(int seconds) {
        for (DayOfWeek day : DayOfWeek.values()) {
            round.want(new DayLimit(day, seconds));
        }
    }

    @Test
    void what_timekpr_takes_as_its_default_hinders_nothing() {
        pc.damage("LIMIT_PER_WEEK", Fault.Kind.TAKEN);
        round.want(new DayLimit(MONDAY, 60)).give(15).run();
        assertEquals(List.of(Ending.Type.APPLIED, Ending.Type.APPLIED), round.types());
    }

    @ParameterizedTest
    @CsvSource({"LIMIT_PER_WEEK, REPLACED", "##PLAYTIME_ACTIVITIES##, DROPPED", "config, UNREADABLE"})
    void while_a_change_would_lose_what_stands_in_the_file_settings_wait(String key, Fault.Kind kind) {
        pc.damage(key, kind);
        round.want(new Flag(Flag.Kind.TRACK_INACTIVE, true))
                .want(new DayHours(MONDAY, AllowedHours.NONE))
                .run();
        assertEquals(0, pc.calls);
        assertEquals(2, round.wishes.open());
        assertEquals(Optional.of(LOSES.formatted(key)), against(new Flag(Flag.Kind.TRACK_INACTIVE, true)));
        pc.faults.clear();
        round.run();
        assertEquals(List.of(Ending.Type.APPLIED, Ending.Type.APPLIED), round.types());
    }

    @Test
    void a_change_of_the_damaged_setting_itself_puts_it_right_and_lets_the_others_go() {
        pc.damage("TRACK_INACTIVE", Fault.Kind.REPLACED);
        round.want(new DayLimit(MONDAY, 60)).run();
        assertEquals(0, pc.calls);
        round.want(new Flag(Flag.Kind.TRACK_INACTIVE, true)).run();
        assertTrue(pc.trackInactive);
        assertEquals(List.of(Ending.Type.APPLIED, Ending.Type.APPLIED), round.types());
    }

    @Test
    void a_change_of_the_damaged_setting_that_failed_lets_no_other_lose_what_stands_there() {
        pc.damage("TRACK_INACTIVE", Fault.Kind.REPLACED);
        SettingWish failed = new SettingWish(
                new Flag(Flag.Kind.TRACK_INACTIVE, true),
                round.origin("track_inactive"),
                Optional.empty(),
                2,
                Optional.of("no"));
        round.wishes = round.wishes.with(failed);
        round.want(new DayLimit(MONDAY, 60)).run();
        assertEquals(0, pc.calls);
        assertEquals(1, round.wishes.open());
    }

    @Test
    void a_level_that_timekpr_only_takes_is_written_before_it_counts_as_applied() {
        pc.damage("TRACK_INACTIVE", Fault.Kind.REPLACED);
        round.want(new Flag(Flag.Kind.TRACK_INACTIVE, false)).run();
        assertEquals(1, pc.calls);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @ParameterizedTest
    @CsvSource({
        "limit_monday, ALLOWED_WEEKDAYS LIMITS_PER_WEEKDAYS",
        "limit_sunday, ALLOWED_WEEKDAYS LIMITS_PER_WEEKDAYS",
        "playtime_limit_monday, PLAYTIME_ALLOWED_WEEKDAYS PLAYTIME_LIMITS_PER_WEEKDAYS",
        "hours_monday, ALLOWED_HOURS_1",
        "hours_sunday, ALLOWED_HOURS_7",
        "limit_week, LIMIT_PER_WEEK",
        "limit_month, LIMIT_PER_MONTH",
        "lockout, LOCKOUT_TYPE",
        "wake_from, WAKEUP_HOUR_INTERVAL",
        "wake_to, WAKEUP_HOUR_INTERVAL",
        "track_inactive, TRACK_INACTIVE",
        "hide_tray_icon, HIDE_TRAY_ICON",
        "playtime_enabled, PLAYTIME_ENABLED",
        "playtime_override, PLAYTIME_LIMIT_OVERRIDE_ENABLED",
        "playtime_unaccounted, PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED",
        "playtime_activities, ''"
    })
    void a_control_stands_for_these_of_timekprs_keys(String control, String keys) {
        assertEquals(keys, String.join(" ", Setting.keys(control)));
    }

    @Test
    void while_nothing_of_the_file_can_be_read_nothing_is_said_to_hold() {
        pc.damage(Faults.CONFIG, Fault.Kind.UNREADABLE);
        round.want(new Flag(Flag.Kind.TRACK_INACTIVE, false)).run();
        assertEquals(List.of(), round.types());
        assertEquals(1, round.wishes.open());
    }

    @Test
    void a_fault_that_stays_makes_the_change_fail() {
        pc.damage("TRACK_INACTIVE", Fault.Kind.REPLACED);
        pc.ignores = true;
        round.want(new Flag(Flag.Kind.TRACK_INACTIVE, false)).run();
        assertEquals(List.of(Ending.Type.FAILED), round.types());
    }

    @Test
    void one_day_of_a_list_that_is_not_known_waits_and_everything_else_is_written() {
        pc.limits = "abc";
        pc.damage("LIMITS_PER_WEEKDAYS", Fault.Kind.FAILS);
        round.want(new DayLimit(MONDAY, 0))
                .want(new Flag(Flag.Kind.TRACK_INACTIVE, true))
                .run();
        assertEquals("abc", pc.limits);
        assertTrue(pc.trackInactive);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertEquals(
                Optional.of(DAMAGED.formatted("LIMITS_PER_WEEKDAYS")
                        + ". Set the limits of all seven days, or correct the file"),
                against(new DayLimit(MONDAY, 0)));
    }

    @Test
    void all_seven_days_are_a_list_of_their_own() {
        pc.limits = "abc";
        pc.damage("LIMITS_PER_WEEKDAYS", Fault.Kind.FAILS);
        setWholeWeek(0);
        round.run();
        assertEquals("0;0;0;0;0;0;0", pc.limits);
        assertEquals(7, round.endings.size());
        assertEquals(Set.of(Ending.Type.APPLIED), Set.copyOf(round.types()));
    }

    @Test
    void days_that_would_shift_the_limits_are_written_as_well() {
        pc.weekdays = "Mo;1;2;3;4;5;6;7";
        pc.limits = "0;3600;3600;3600;3600;3600;7200;7200";
        pc.damage("ALLOWED_WEEKDAYS", Fault.Kind.TAKEN);
        round.want(new DayLimit(MONDAY, 60)).run();
        assertEquals("1;2;3;4;5;6;7", pc.weekdays);
        assertEquals("60;3600;3600;3600;3600;7200;7200", pc.limits);
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void neither_a_limit_nor_time_costs_what_stands_in_a_list_whose_days_are_none() {
        pc.weekdays = "1,2,3,4,5,6,7";
        pc.damage("ALLOWED_WEEKDAYS", Fault.Kind.LEFT_OUT);
        String limits = pc.limits;
        round.give(15).want(new DayLimit(MONDAY, 60)).run();
        assertEquals(0, pc.calls);
        assertEquals(limits, pc.limits);
        assertEquals(2, round.wishes.open());
        String why = DAMAGED.formatted("ALLOWED_WEEKDAYS") + ". Set the limits of all seven days, or correct the file";
        assertEquals(Optional.of(why), against(new DayLimit(MONDAY, 60)));
        assertEquals(
                List.of(new Grant.Waiting(why)),
                round.wishes.grants().stream().map(Grant::state).toList());
        setWholeWeek(7200);
        round.run();
        assertEquals("7200;7200;7200;7200;7200;7200;7200", pc.limits);
        assertEquals(900, pc.extra());
    }

    @Test
    void time_is_given_after_such_a_list_was_put_right() {
        pc.limits = "3600;3600;3600;3600;3600;7200";
        pc.damage("LIMITS_PER_WEEKDAYS", Fault.Kind.TAKEN);
        round.give(15).run();
        assertEquals("3600;3600;3600;3600;3600;7200;0", pc.limits);
        assertEquals(900, pc.extra());
    }

    @Test
    void the_lockout_waits_while_the_wake_hours_that_go_along_are_not_known() {
        pc.damage("WAKEUP_HOUR_INTERVAL", Fault.Kind.UNKNOWN);
        round.want(new Lockout(LockoutType.LOCK))
                .want(new Flag(Flag.Kind.TRACK_INACTIVE, true))
                .run();
        assertEquals("terminate", pc.lockoutType);
        assertTrue(pc.trackInactive);
        assertEquals(
                Optional.of(DAMAGED.formatted("WAKEUP_HOUR_INTERVAL") + ". Correct the file first"),
                against(new Lockout(LockoutType.LOCK)));
    }

    @Test
    void one_wake_hour_waits_while_the_other_is_not_known_and_both_are_a_pair_of_their_own() {
        pc.damage("WAKEUP_HOUR_INTERVAL", Fault.Kind.UNKNOWN);
        round.want(new WakeHour(WakeHour.End.FROM, 7)).run();
        assertEquals(0, pc.calls);
        assertEquals(
                Optional.of(DAMAGED.formatted("WAKEUP_HOUR_INTERVAL") + ". Correct the file first"),
                against(new WakeHour(WakeHour.End.FROM, 7)));
        round.want(new WakeHour(WakeHour.End.TO, 20)).run();
        assertEquals("7;20", pc.wake);
    }

    @Test
    void a_wake_hour_that_was_given_up_is_no_half_of_a_pair() {
        pc.damage("WAKEUP_HOUR_INTERVAL", Fault.Kind.UNKNOWN);
        SettingWish failed = new SettingWish(
                new WakeHour(WakeHour.End.TO, 20), round.origin("wake_to"), Optional.empty(), 2, Optional.of("no"));
        round.wishes = round.wishes.with(failed);
        round.want(new WakeHour(WakeHour.End.FROM, 7)).run();
        assertEquals(0, pc.calls);
    }

    @Test
    void wake_hours_wait_while_the_lockout_that_goes_along_is_not_known() {
        pc.damage("LOCKOUT_TYPE", Fault.Kind.UNKNOWN);
        round.want(new WakeHour(WakeHour.End.FROM, 7))
                .want(new WakeHour(WakeHour.End.TO, 20))
                .run();
        assertEquals(0, pc.calls);
        assertEquals(2, round.wishes.open());
    }

    @ParameterizedTest
    @CsvSource({
        "LIMIT_PER_WEEK, REPLACED, . A change now would lose it: correct the file first",
        "LIMITS_PER_WEEKDAYS, FAILS, ''",
        "work, UNREADABLE, . A change now would lose it: correct the file first"
    })
    void time_is_not_given_while_it_is_not_known_what_counts(String key, Fault.Kind kind, String more) {
        pc.damage(key, kind);
        round.give(15).run();
        assertEquals(0, pc.calls);
        Grant grant = round.wishes.grants().get(0);
        String file = key.equals("work") ? "work/anna.time" : "config/timekpr.anna.conf";
        assertEquals(new Grant.Waiting(file + ": " + key + " is damaged" + more), grant.state());
        pc.faults.clear();
        round.run();
        assertEquals(900, pc.extra());
    }

    @Test
    void settings_do_not_wait_for_the_file_of_the_time() {
        pc.damage(Faults.SPENT, Fault.Kind.UNREADABLE);
        round.want(new Flag(Flag.Kind.TRACK_INACTIVE, true)).run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
    }

    @Test
    void time_is_given_while_only_a_later_save_of_the_limits_would_lose_something() {
        pc.damage("##PLAYTIME_ACTIVITIES##", Fault.Kind.DROPPED);
        round.give(15).run();
        assertEquals(900, pc.extra());
    }

    @Test
    void time_waits_if_the_list_of_days_that_it_needs_cannot_be_made_whole_without_such_a_loss() {
        pc.weekdays = "6;7";
        pc.limits = "5000;6000";
        pc.damage("##PLAYTIME_ACTIVITIES##", Fault.Kind.DROPPED);
        round.give(15).run();
        assertEquals(0, pc.calls);
        assertEquals(
                new Grant.Waiting(LOSES.formatted("##PLAYTIME_ACTIVITIES##")),
                round.wishes.grants().get(0).state());
        pc.faults.clear();
        round.run();
        assertEquals(900, pc.extra());
    }

    @Test
    void a_list_half_written_waits_too() {
        pc.weekdays = "1;2;6";
        pc.limits = "3600;3600;7200";
        round.want(new DayLimit(MONDAY, 60));
        Step.Write write = (Step.Write) round.observe(Optional.empty(), new Outcome.Fresh());
        pc.call(write.changes().get(0).calls().get(0));
        int calls = pc.calls;
        pc.damage("LIMIT_PER_WEEK", Fault.Kind.REPLACED);
        round.run();
        assertEquals(calls, pc.calls);
        assertFalse(round.wishes.writing().isEmpty());
    }
}
