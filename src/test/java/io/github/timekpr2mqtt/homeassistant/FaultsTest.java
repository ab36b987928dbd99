package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.Flag;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of an account whose files are not as Timekpr writes them. */
class FaultsTest {
    private static final String WHY = "LIMIT_PER_WEEK stands there twice";

    private static Anna unreadable() {
        return Anna.used(1234).with(Faults.CONFIG, WHY, Fault.Kind.UNREADABLE);
    }

    @Test
    void no_control_shows_anything_of_a_configuration_that_is_not_known() {
        Map<String, ?> settings = unreadable().settings();
        for (Entity<AccountView> row : SettingRows.of(TimekprVersion.NEWEST, Optional.empty())) {
            Object shown = settings.get(row.key());
            assertTrue(shown == null || shown.equals(""), row.key() + " shows " + shown);
            assertNull(details(settings, row.key()).get("on_pc"), row.key());
        }
    }

    private static Map<?, ?> details(Map<String, ?> document, String key) {
        return document.get("details") instanceof Map<?, ?> all && all.get(key) instanceof Map<?, ?> details
                ? details
                : Map.of();
    }

    @Test
    void it_is_a_problem_that_names_the_file_and_what_is_wrong() {
        Map<String, ?> state = unreadable().state();
        assertEquals("ON", state.get("problem"));
        assertEquals("config/timekpr.anna.conf: " + WHY, state.get("last_error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time_left", "time_left_now", "limited_by", "limit_today"})
    void what_is_left_is_not_known_without_the_limits(String reading) {
        assertNull(unreadable().state().get(reading));
        assertNull(Anna.used(1234)
                .with("LIMITS_PER_WEEKDAYS", "x", Fault.Kind.FAILS)
                .state()
                .get(reading));
        assertNull(Anna.used(1234)
                .with(Faults.SPENT, "x", Fault.Kind.UNREADABLE)
                .state()
                .get(reading));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "extra_today", "time_week", "time_month"})
    void what_was_used_is_known_without_the_limits_but_not_without_its_file(String reading) {
        assertEquals(Anna.used(1234).state().get(reading), unreadable().state().get(reading));
        assertNull(Anna.used(1234)
                .with(Faults.SPENT, "x", Fault.Kind.UNREADABLE)
                .state()
                .get(reading));
    }

    @Test
    void what_timekpr_takes_is_shown_and_said() {
        Anna anna = Anna.used(1234).with("LIMIT_PER_WEEK", "LIMIT_PER_WEEK is missing", Fault.Kind.TAKEN);
        assertEquals(Anna.used(1234).settings(), anna.settings());
        assertEquals(Anna.used(1234).state().get("time_left"), anna.state().get("time_left"));
        assertEquals("ON", anna.state().get("problem"));
    }

    @Test
    void what_is_wanted_is_shown_even_where_it_is_not_known_what_the_pc_has() {
        Map<String, ?> settings = unreadable().wants(DayOfWeek.MONDAY, 90).settings();
        assertEquals("90", String.valueOf(settings.get("limit_monday")));
        assertNull(settings.get("limit_tuesday"));
    }

    @Test
    void a_change_that_has_to_wait_for_the_file_says_so() {
        Anna anna = Anna.used(1234)
                .with("LIMITS_PER_WEEKDAYS", "LIMITS_PER_WEEKDAYS is no list", Fault.Kind.FAILS)
                .wants(DayOfWeek.MONDAY, 90)
                .wants(new Flag(Flag.Kind.TRACK_INACTIVE, true));
        assertEquals(
                "config/timekpr.anna.conf: LIMITS_PER_WEEKDAYS is no list. Set the limits of all seven days, or correct"
                        + " the file",
                details(anna.settings(), "limit_monday").get("reason"));
        assertEquals("", details(anna.settings(), "track_inactive").get("reason"), "nothing is in its way");
    }

    @Test
    void while_the_pc_is_off_that_is_what_a_change_waits_for() {
        Anna anna = unreadable().wants(DayOfWeek.MONDAY, 90).absent("PC den is off");
        assertEquals("PC den is off", details(anna.settings(), "limit_monday").get("reason"));
    }

    @Test
    void extra_time_is_not_known_without_the_file_of_the_time() {
        Anna anna = Anna.used(1234)
                .with(Faults.SPENT, "x", Fault.Kind.UNREADABLE)
                .given("add_15", io.github.timekpr2mqtt.changes.Amount.relative(900), new Grant.Waiting("why"));
        assertNull(anna.settings().get("extra_time"));
        assertNull(details(anna.settings(), "extra_time").get("on_pc"));
        assertEquals("why", details(anna.settings(), "extra_time").get("reason"));
        assertNotEquals(List.of(), anna.view().wishes().grants());
    }
}
