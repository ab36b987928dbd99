package io.github.timekpr2mqtt.homeassistant;

import static io.github.timekpr2mqtt.homeassistant.ControlsTest.control;
import static io.github.timekpr2mqtt.homeassistant.ControlsTest.read;
import static io.github.timekpr2mqtt.homeassistant.ControlsTest.refusal;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.Activities;
import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.changes.Flag;
import io.github.timekpr2mqtt.changes.Lockout;
import io.github.timekpr2mqtt.changes.PeriodLimit;
import io.github.timekpr2mqtt.changes.WakeHour;
import io.github.timekpr2mqtt.timekpr.Activity;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.WakeInterval;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours, lockout and tracking: what a command means, what is offered, and what is shown. */
class SettingRowsTest {
    private static final TimekprVersion OLD = TimekprVersion.OLDEST;
    private static final TimekprVersion NEW = TimekprVersion.NEWEST;

    private static Control on(TimekprVersion version, String key) {
        return control(Entities.account(version), key);
    }

    private static List<?> offered(TimekprVersion version) {
        return (List<?>) requireNonNull(Entities.account(version).stream()
                .filter(row -> row.key().equals("lockout"))
                .findFirst()
                .orElseThrow()
                .options()
                .get("options"));
    }

    private static @Nullable Object shown(Anna anna, String control) {
        return anna.settings().get(control);
    }

    private static @Nullable Object onPc(Anna anna, String control) {
        Map<?, ?> details = (Map<?, ?>) requireNonNull(anna.settings().get("details"));
        return ((Map<?, ?>) requireNonNull(details.get(control))).get("on_pc");
    }

    @ParameterizedTest
    @EnumSource(DayOfWeek.class)
    void hours_are_a_text_alone_or_in_an_object(DayOfWeek day) throws Refused {
        Control hours = on(NEW, DayHours.control(day));
        AllowedHours morning = AllowedHours.parse("7;8[0-30]");
        assertEquals(new Command.Set(new DayHours(day, morning)), read(hours, "7-8:30"));
        assertEquals(new Command.Set(new DayHours(day, morning)), read(hours, "7;8[0-30]"));
        assertEquals(new Command.Set(new DayHours(day, morning)), read(hours, "{\"value\":\"7-8:30\",\"id\":\"a\"}"));
        assertEquals(new Command.Set(new DayHours(day, AllowedHours.ALL_DAY)), read(hours, "all day"));
        assertEquals(new Command.Set(new DayHours(day, AllowedHours.NONE)), read(hours, ""));
        assertEquals(new Command.Set(new DayHours(day, AllowedHours.NONE)), read(hours, "{\"value\":\"\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "22-2 | 22:00-02:00 ends before it begins, and a day ends at 24:00; the nearest that fits is 22:00-24:00",
                "never | 'never' is no stretch of time such as 07:00-08:30",
                "{} | given '{}', allowed hours such as 07:00-08:30, 16:00-20:00",
                "{\"id\":\"a\"} | given '{\"id\":\"a\"}', allowed hours such as 07:00-08:30, 16:00-20:00",
                "{\"value\":null} | given '{\"value\":null}', allowed hours such as 07:00-08:30, 16:00-20:00",
                "{\"value\":7} | given '{\"value\":7}', allowed hours such as 07:00-08:30, 16:00-20:00",
            })
    void other_hours_are_refused_with_the_reason(String payload, String reason) {
        assertEquals(reason, refusal(on(NEW, "hours_monday"), payload));
    }

    @Test
    void a_reason_stays_on_one_line() {
        assertEquals("'a?b' is no stretch of time such as 07:00-08:30", refusal(on(NEW, "hours_monday"), "a\nb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "all day", "All day", "07:00-08:30, !14:00-15:00, 16:00-20:00", "7–8:30", "7;8[0-30];!14"})
    void what_people_may_write_passes_home_assistant(String text) {
        assertTrue(Pattern.compile(SettingRows.HOURS_PATTERN).matcher(text).lookingAt(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "7 am", "all days", "None", "unknown", "7-8\n", "7.00-8.00"})
    void what_can_be_no_hours_is_already_stopped_there(String text) {
        assertFalse(
                Pattern.compile(SettingRows.HOURS_PATTERN).matcher(text).lookingAt()
                        && !text.endsWith("\n"), // its $ lets a line end pass, as ours does
                text);
    }

    @ParameterizedTest
    @EnumSource
    void a_lockout_is_one_of_timekprs_words(LockoutType type) throws Refused {
        Control lockout = on(NEW, "lockout");
        assertEquals(new Command.Set(new Lockout(type)), read(lockout, type.word()));
        assertEquals(new Command.Set(new Lockout(type)), read(lockout, "{\"value\":\"" + type.word() + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Lock", "none", "PRESS", "{\"value\":1}"})
    void any_other_lockout_is_refused_and_the_words_are_said(String payload) {
        String words = "terminate, lock, suspend, suspendwake, shutdown";
        assertEquals("given '" + payload + "', allowed " + words + ", kill", refusal(on(NEW, "lockout"), payload));
        assertEquals("given '" + payload + "', allowed " + words, refusal(on(OLD, "lockout"), payload));
    }

    @Test
    void kill_is_neither_offered_nor_taken_where_timekpr_does_not_know_it() {
        assertEquals(List.of("terminate", "lock", "suspend", "suspendwake", "shutdown"), offered(OLD));
        assertEquals(List.of("terminate", "lock", "suspend", "suspendwake", "shutdown", "kill"), offered(NEW));
        assertEquals(
                "Timekpr 0.5.4 on this PC does not know kill (0.5.8 does), allowed terminate, lock, suspend, suspendwake,"
                        + " shutdown",
                refusal(on(OLD, "lockout"), "kill"));
    }

    @Test
    void a_lockout_that_locks_nobody_out_is_shown_as_unknown_and_told_beside_it() {
        Anna kill = Anna.used(0).has(Anna.CONFIG.withLockoutType(LockoutType.KILL));
        assertEquals("kill", shown(kill, "lockout"));
        assertEquals(null, shown(kill.on(OLD), "lockout"));
        assertEquals("kill", onPc(kill, "lockout"));
    }

    @Test
    void tracking_is_switched() throws Refused {
        Control track = on(NEW, "track_inactive");
        assertEquals(new Command.Set(new Flag(Flag.Kind.TRACK_INACTIVE, true)), read(track, "ON"));
        assertEquals(new Command.Set(new Flag(Flag.Kind.TRACK_INACTIVE, false)), read(track, "OFF"));
        assertEquals("given 'on', allowed ON or OFF", refusal(track, "on"));
        assertEquals("given '', allowed ON or OFF", refusal(track, ""));
    }

    @Test
    void each_shows_what_is_wanted_and_beside_it_what_the_pc_has() {
        Anna anna = Anna.used(0)
                .wants(new DayHours(DayOfWeek.MONDAY, AllowedHours.parse("7")))
                .wants(new Lockout(LockoutType.LOCK))
                .wants(new Flag(Flag.Kind.TRACK_INACTIVE, true));
        assertEquals("07:00-08:00", shown(anna, "hours_monday"));
        assertEquals("all day", onPc(anna, "hours_monday"));
        assertEquals("all day", shown(anna, "hours_tuesday"));
        assertEquals("lock", shown(anna, "lockout"));
        assertEquals("terminate", onPc(anna, "lockout"));
        assertEquals("ON", shown(anna, "track_inactive"));
        assertEquals("OFF", onPc(anna, "track_inactive"));
    }

    @Test
    void of_an_account_that_was_never_read_the_text_is_empty_because_it_knows_no_unknown() {
        assertEquals("", shown(Anna.unknown(), "hours_monday"));
        assertEquals(null, shown(Anna.unknown(), "lockout"));
        assertEquals(null, shown(Anna.unknown(), "track_inactive"));
    }

    @Test
    void limits_of_week_and_month_are_hours() throws Refused {
        Control week = on(NEW, "limit_week");
        assertEquals(new Command.Set(new PeriodLimit(PeriodLimit.Period.WEEK, 5400)), read(week, "1.5"));
        assertEquals(new Command.Set(new PeriodLimit(PeriodLimit.Period.WEEK, 604_800)), read(week, "168"));
        assertEquals("given '168.1', allowed 0 to 168 hours", refusal(week, "168.1"));
        assertEquals("given '745', allowed 0 to 744 hours", refusal(on(NEW, "limit_month"), "745"));
    }

    @Test
    void a_shown_limit_that_is_sent_back_is_the_same_to_the_second() throws Refused {
        for (int seconds : List.of(0, 1, 59, 3601, 100_000, 604_799, 604_800)) {
            Anna anna = Anna.used(0).has(Anna.CONFIG.withLimitPerWeek(seconds));
            assertEquals(
                    new Command.Set(new PeriodLimit(PeriodLimit.Period.WEEK, seconds)),
                    read(on(NEW, "limit_week"), String.valueOf(shown(anna, "limit_week"))));
        }
        for (int seconds : List.of(1, 2_678_399, 1_234_567)) {
            Anna anna = Anna.used(0).has(Anna.CONFIG.withLimitPerMonth(seconds));
            assertEquals(
                    new Command.Set(new PeriodLimit(PeriodLimit.Period.MONTH, seconds)),
                    read(on(NEW, "limit_month"), String.valueOf(shown(anna, "limit_month"))));
        }
    }

    @Test
    void hours_for_waking_are_hours_of_a_day() throws Refused {
        assertEquals(new Command.Set(new WakeHour(WakeHour.End.FROM, 0)), read(on(NEW, "wake_from"), "0"));
        assertEquals(new Command.Set(new WakeHour(WakeHour.End.TO, 23)), read(on(NEW, "wake_to"), "23"));
        assertEquals("given '24', allowed 0 to 23", refusal(on(NEW, "wake_to"), "24"));
        assertEquals("given '7.5', allowed 0 to 23", refusal(on(NEW, "wake_to"), "7.5"));
    }

    @Test
    void an_hour_for_waking_that_no_day_has_is_shown_as_the_pcs_alone() {
        Anna anna = Anna.used(0).has(Anna.CONFIG.withWake(WakeInterval.parse("7;99")));
        assertEquals(7, shown(anna, "wake_from"));
        assertEquals(null, shown(anna, "wake_to"));
        assertEquals(99, onPc(anna, "wake_to"));
    }

    @ParameterizedTest
    @EnumSource(Flag.Kind.class)
    void whatever_is_on_or_off_is_a_switch(Flag.Kind flag) throws Refused {
        Control control = on(NEW, flag.control());
        assertEquals(new Command.Set(new Flag(flag, true)), read(control, "ON"));
        assertEquals(new Command.Set(new Flag(flag, false)), read(control, "{\"value\":\"OFF\"}"));
        assertEquals("given 'on', allowed ON or OFF", refusal(control, "on"));
    }

    @Test
    void programs_are_a_text() throws Refused {
        Activities both = new Activities(List.of(new Activity("doom", "Doom"), new Activity("steam.*", "")));
        assertEquals(new Command.Set(both), read(on(NEW, "playtime_activities"), "doom[Doom]; steam.*"));
        assertEquals(new Command.Set(new Activities(List.of())), read(on(NEW, "playtime_activities"), ""));
        assertEquals(
                "'doom[Doom' is no program such as minecraft or steam.*[All of Steam]",
                refusal(on(NEW, "playtime_activities"), "doom[Doom"));
    }

    @Test
    void a_percent_sign_is_refused_where_timekpr_would_read_nothing_any_more() throws Refused {
        assertEquals(
                "given '100%', allowed without %: Timekpr 0.5.4 on this PC cannot read it and would limit nothing any"
                        + " more",
                refusal(on(OLD, "playtime_activities"), "100%"));
        read(on(NEW, "playtime_activities"), "100%");
    }

    @Test
    void what_the_family_does_not_use_is_disabled_at_first() {
        List<String> unused = disabled(Optional.of(Anna.CONFIG));
        List<String> used = disabled(Optional.of(Anna.usesAll()));
        assertTrue(unused.containsAll(List.of(
                "time_left_now",
                "time_week",
                "time_month",
                "limit_week",
                "limit_month",
                "wake_from",
                "hide_tray_icon",
                "playtime",
                "playtime_left",
                "playtime_override",
                "playtime_limit_monday",
                "playtime_activities",
                "extra_playtime",
                "session")));
        assertFalse(unused.contains("playtime_enabled"));
        assertEquals(
                List.of("time_left_now", "session", "wake_from", "wake_to", "hide_tray_icon", "add_60", "remove_15"),
                used);
        assertEquals(unused, disabled(Optional.empty()));
    }

    private static List<String> disabled(Optional<UserConfig> config) {
        return Entities.account(NEW, config).stream()
                .filter(row -> Boolean.FALSE.equals(row.options().get("enabled_by_default")))
                .map(Entity::key)
                .toList();
    }
}
