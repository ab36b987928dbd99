package io.github.timekpr2mqtt.homeassistant;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.timekpr.DailyLimits;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final DailyLimits WEEK = DailyLimits.parse("1;2;3;4;5;6;7", "600;1200;1800;1800;1800;3600;5400");

    private static String level(Anna anna, String control) {
        return String.valueOf(anna.settings().get(control));
    }

    private static Map<?, ?> details(Anna anna, String control) {
        Map<?, ?> details = (Map<?, ?>) requireNonNull(anna.settings().get("details"));
        return (Map<?, ?>) requireNonNull(details.get(control));
    }

    @Test
    void without_a_wish_a_control_shows_what_the_pc_has() {
        assertEquals("60", level(Anna.used(0), "limit_monday"));
        assertEquals("120", level(Anna.used(0), "limit_saturday"));
        assertEquals(
                Map.of("on_pc", BigDecimal.valueOf(60), "change", "applied"), details(Anna.used(0), "limit_monday"));
    }

    @Test
    void a_control_shows_what_is_wanted_and_its_attributes_what_the_pc_has() {
        Anna anna = Anna.used(0).wants(DayOfWeek.MONDAY, 90).absent("PC den is off");
        assertEquals("90", level(anna, "limit_monday"));
        assertEquals("60", level(anna, "limit_tuesday"));
        assertEquals(
                Map.of(
                        "on_pc", BigDecimal.valueOf(60),
                        "change", "waiting",
                        "since", "2026-11-21T12:00:00+01:00",
                        "tries", 0,
                        "reason", "PC den is off"),
                details(anna, "limit_monday"));
    }

    @Test
    void a_failed_wish_still_shows_what_was_asked_for_and_why_it_is_not_so() {
        Anna anna = Anna.used(0)
                .failed(DayOfWeek.MONDAY, 90, "the PC refused it: no")
                .absent("PC den is off");
        assertEquals("90", level(anna, "limit_monday"));
        assertEquals("failed", details(anna, "limit_monday").get("change"));
        assertEquals("the PC refused it: no", details(anna, "limit_monday").get("reason"));
        assertEquals(2, details(anna, "limit_monday").get("tries"));
    }

    @Test
    void while_a_week_is_written_in_two_calls_nothing_half_done_is_shown_as_wanted() {
        Anna anna = Anna.used(0)
                .has(Anna.config("6;7", "600;1200"))
                .isBeingWritten(WEEK)
                .wants(DayOfWeek.SUNDAY, 90);
        assertEquals("10", level(anna, "limit_monday"));
        assertEquals("60", level(anna, "limit_saturday"));
        assertEquals("90", level(anna, "limit_sunday"));
        assertEquals(BigDecimal.ZERO, details(anna, "limit_monday").get("on_pc"));
        assertEquals(BigDecimal.valueOf(20), details(anna, "limit_sunday").get("on_pc"));
    }

    @Test
    void of_a_week_that_did_not_arrive_nothing_is_shown_when_it_is_not_wanted_any_more() {
        Anna anna = Anna.used(0).has(Anna.config("6;7", "3600;7200")).isBeingWritten(WEEK);
        assertEquals("0", level(anna, "limit_monday"));
        assertEquals("60", level(anna, "limit_saturday"));
    }

    @Test
    void a_day_that_the_pc_does_not_allow_is_zero() {
        assertEquals("0", level(Anna.used(0).has(Anna.config("1;2", "3600;3600")), "limit_saturday"));
    }

    @Test
    void an_account_that_was_never_read_has_no_levels() {
        assertEquals("null", level(Anna.unknown().wants(DayOfWeek.MONDAY, 90), "limit_monday"));
        Map<?, ?> monday = details(Anna.unknown().wants(DayOfWeek.MONDAY, 90), "limit_monday");
        assertEquals(null, monday.get("on_pc"));
        assertEquals("waiting", monday.get("change"));
    }
}
