package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "1;2;3;4;5;6;7, 1;2;3;4;5;6;7",
        "6;7, 5000;6000",
        "7;1, 0;86400",
        "'', ''",
    })
    void two_lists_that_fit_print_back(String days, String limits) {
        DailyLimits read = DailyLimits.parse(days, limits);
        assertEquals(days, read.weekdays());
        assertEquals(limits, read.limits());
    }

    @Test
    void a_limit_belongs_to_the_day_at_its_position_not_to_the_weekday_of_its_number() {
        DailyLimits read = DailyLimits.parse("6;7", "5000;6000");
        assertEquals(5000, read.on(DayOfWeek.SATURDAY));
        assertEquals(6000, read.on(DayOfWeek.SUNDAY));
        assertEquals(0, read.on(DayOfWeek.MONDAY));
    }

    @ParameterizedTest
    @CsvSource({
        "1;2;3, 10;20, 1;2;3, 10;20;0",
        "1;2, 10;20;30, 1;2, 10;20",
        "1;2, '', 1;2, 0;0",
        "1;x;3, 10;20;30, 1;3, 10;30",
        "0;1;8, 10;20;30, 1, 20",
        "2;2, 10;20, 2, 10",
        "' 1 ; 2 ', ' 10 ; 20 ', 1;2, 10;20",
        ";1;;2;, ;10;;20;, 1;2, 10;20",
        "01;2, 10;20, 2, 20",
        "1;2;3, -5;86401;+007, 1;2;3, 0;86400;7",
        "1, 99999999999999999999, 1, 86400",
    })
    void other_lists_mean_what_the_daemon_makes_of_them(String days, String limits, String meantDays, String meant) {
        DailyLimits read = DailyLimits.parse(days, limits);
        assertEquals(meantDays, read.weekdays());
        assertEquals(meant, read.limits());
        assertEquals(read, DailyLimits.parse(read.weekdays(), read.limits()));
    }

    @ParameterizedTest
    @CsvSource({"abc", "10;x", "10; ;20", "1.5", "1e3", "--1", "0x10"})
    void a_limit_that_is_no_number_is_refused_and_quoted(String limits) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> DailyLimits.parse("1;2;3", limits));
        assertEquals("\"" + limits + "\" is not a list of seconds", refused.getMessage());
    }

    @Test
    void a_limit_outside_of_the_day_does_not_exist() {
        IllegalArgumentException more = assertThrows(
                IllegalArgumentException.class, () -> DailyLimits.everyDay(0).with(DayOfWeek.MONDAY, 86_401));
        assertEquals("a limit of 86401 s on MONDAY is not between 0 and 86400", more.getMessage());
        assertThrows(IllegalArgumentException.class, () -> DailyLimits.everyDay(-1));
    }

    @Test
    void the_whole_week_from_monday_on_is_whole_and_nothing_else_is() {
        assertTrue(DailyLimits.parse("1;2;3;4;5;6;7", "0;0;0;0;0;0;0").isWhole());
        assertFalse(DailyLimits.parse("1;2;3;4;5;6", "0;0;0;0;0;0").isWhole());
        assertFalse(DailyLimits.parse("7;1;2;3;4;5;6", "0;0;0;0;0;0;0").isWhole());
        assertFalse(DailyLimits.parse("", "").isWhole());
    }

    @Test
    void a_short_week_becomes_whole_with_the_same_meaning() {
        DailyLimits whole = DailyLimits.parse("6;7;1", "5000;6000;10").whole();
        assertTrue(whole.isWhole());
        assertEquals("10;0;0;0;0;5000;6000", whole.limits());
    }

    @Test
    void one_day_changes_and_the_others_stay() {
        DailyLimits changed = DailyLimits.parse("6;7", "5000;6000").with(DayOfWeek.WEDNESDAY, 60);
        assertEquals("1;2;3;4;5;6;7", changed.weekdays());
        assertEquals("0;0;60;0;0;5000;6000", changed.limits());
    }

    @Test
    void the_map_keeps_the_files_order_and_cannot_be_changed() {
        Map<DayOfWeek, Integer> given = new LinkedHashMap<>();
        given.put(DayOfWeek.SUNDAY, 2);
        given.put(DayOfWeek.MONDAY, 1);
        DailyLimits limits = new DailyLimits(given);
        given.put(DayOfWeek.FRIDAY, 3);
        assertEquals(
                List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                new ArrayList<>(limits.seconds().keySet()));
        assertThrows(UnsupportedOperationException.class, () -> limits.seconds().clear());
    }

    @Test
    void the_limits_of_the_days_that_another_list_allows_are_a_week_in_which_no_other_day_is_allowed() {
        DailyLimits week = DailyLimits.parse("1;2;3;4;5;6;7", "10;20;30;40;50;60;70");
        DailyLimits only = week.onlyOn(DailyLimits.parse("7;2", "5000"));
        assertEquals("0;20;0;0;0;0;70", only.limits());
        assertEquals(DailyLimits.parse("1;2;3;4;5;6;7", "0;20;0;0;0;0;70"), only);
    }

    @Test
    void the_same_days_with_the_limits_of_another_list_keep_their_order() {
        DailyLimits week = DailyLimits.parse("1;2;3;4;5;6;7", "10;20;30;40;50;60;70");
        assertEquals(
                DailyLimits.parse("7;2", "70;20"),
                DailyLimits.parse("7;2", "5000").like(week));
        assertEquals(
                "0;5",
                DailyLimits.parse("7;2", "8;9")
                        .like(DailyLimits.parse("2", "5"))
                        .limits());
    }
}
