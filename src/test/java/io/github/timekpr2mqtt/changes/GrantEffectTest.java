package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.timekpr.LimitedBy;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a grant did is told, also where the PC took it and it cannot help. Noon of a Saturday with 120 minutes. */
class GrantEffectTest {
    private static final String ALL = "0;1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23";

    private final ToyTimekpr pc = new ToyTimekpr();
    private final Round round = new Round(pc);

    private Ending given(Amount amount) {
        round.give(amount).run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        return round.endings.get(0);
    }

    private Ending given(int minutes) {
        return given(Amount.relative(minutes * 60));
    }

    @Test
    void a_grant_that_helps_says_by_how_much() {
        Ending ending = given(15);
        assertEquals(Optional.of(new Effect(6600, 7500, LimitedBy.DAY_LIMIT)), ending.effect());
        assertEquals("", ending.reason());
    }

    @ParameterizedTest
    @CsvSource({
        // hours, minutes used, before, after, limited by, reason
        "'11;12[0-10]', 10, 600, 600, HOURS, 'but the hours end at 12:10'",
        "'11;12[0-10]', 115, 300, 600, HOURS, 'but the hours end at 12:10'",
        "'10[0-30]', 10, 0, 0, HOURS, 'but the hours ended at 10:30'",
        "'10[0-30]', 120, 0, 0, HOURS, 'but the hours ended at 10:30'",
        "'', 10, 0, 0, NOT_TODAY, 'but today has no hours'",
        "'12[0-30];16', 100, 1200, 2100, HOURS, 'but the hours end at 12:30 and go on at 16:00'",
        "'12[0-30];16[15-60]', 10, 4500, 4500, HOURS, 'but the hours end at 17:00'",
        "'16;17', 10, 6600, 7200, HOURS, 'but the hours end at 18:00'",
        "'16;17', 60, 3600, 4500, HOURS, 'for the hours from 16:00 on'",
        "'!12;!13;14', 60, 3600, 4500, HOURS, 'but the hours end at 15:00'",
        "'!12;!13;14', 10, 6600, 7500, HOURS, 'but the hours end at 15:00'",
        "'10;16[5-60];17', 60, 3600, 4500, HOURS, 'for the hours from 16:05 on'",
    })
    void a_grant_that_meets_the_hours_says_so(
            String hours, int used, int before, int after, LimitedBy by, String reason) {
        pc.hours.replaceAll(day -> hours);
        pc.balance = used * 60;
        pc.day = used * 60;
        Ending ending = given(15);
        assertEquals(Optional.of(new Effect(before, after, by)), ending.effect());
        assertEquals("15 min given, " + reason, ending.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "600, 2678400, 0, WEEK_LIMIT, 'but the week''s limit leaves 0 min'",
        "1141, 2678400, 541, WEEK_LIMIT, 'but the week''s limit leaves 10 min'",
        "604800, 900, 300, MONTH_LIMIT, 'but the month''s limit leaves 5 min'",
    })
    void a_grant_that_meets_the_limit_of_week_or_month_says_what_that_leaves(
            int week, int month, int left, LimitedBy by, String reason) {
        pc.limitPerWeek = week;
        pc.limitPerMonth = month;
        Ending ending = given(15);
        assertEquals(Optional.of(new Effect(left, left, by)), ending.effect());
        assertEquals("15 min given, " + reason, ending.reason());
    }

    @Test
    void a_grant_shortly_before_midnight_says_that_the_day_ends() {
        pc.clock = ToyTimekpr.TODAY.atTime(23, 55);
        Ending ending = given(15);
        assertEquals("15 min given, but the day ends at midnight", ending.reason());
        assertEquals(300, ending.effect().orElseThrow().leftAfter());
    }

    @Test
    void less_than_a_minute_is_not_worth_a_word() {
        pc.hours.replaceAll(day -> "12[0-15]");
        pc.balance = 7200;
        pc.day = 7200;
        pc.clock = ToyTimekpr.TODAY.atTime(LocalTime.of(12, 0, 59));
        assertEquals("", given(15).reason());
        pc.clock = ToyTimekpr.TODAY.atTime(LocalTime.of(12, 1, 0));
        pc.balance = 7200;
        round.endings.clear();
        assertEquals("15 min given, but the hours end at 12:15", given(15).reason());
    }

    @Test
    void less_than_a_minute_of_a_gap_in_the_hours_is_not_worth_a_word_either() {
        pc.hours.replaceAll(day -> "12[0-30];16");
        pc.balance = 6300; // a quarter of an hour is left
        pc.day = 6300;
        pc.clock = ToyTimekpr.TODAY.atTime(LocalTime.of(12, 0, 59));
        assertEquals("", given(15).reason());
        pc.clock = ToyTimekpr.TODAY.atTime(LocalTime.of(12, 1, 0));
        pc.balance = 6300;
        round.endings.clear();
        assertEquals(
                "15 min given, but the hours end at 12:30 and go on at 16:00",
                given(15).reason());
    }

    @Test
    void a_gap_that_comes_is_told_at_any_minute_of_the_hour() {
        pc.hours.replaceAll(day -> "12[0-30];16");
        pc.balance = 6300;
        pc.day = 6300;
        pc.clock = ToyTimekpr.TODAY.atTime(12, 20);
        assertEquals(
                "15 min given, but the hours end at 12:30 and go on at 16:00",
                given(15).reason());
    }

    @ParameterizedTest
    @CsvSource({"'', '15 min given, but the hours end at 24:00'", "!0, ''"})
    void only_hours_that_end_today_are_told(String tomorrow, String reason) {
        pc.hours.replaceAll(day -> "!12;!13;!14;!15;!16;!17;!18;!19;!20;!21;!22;!23");
        pc.hours.set(6, tomorrow);
        pc.balance = 3600;
        pc.day = 3600;
        assertEquals(reason, given(15).reason());
    }

    @Test
    void a_child_that_overdrew_had_nothing_left() {
        pc.balance = 9000;
        pc.day = 9000;
        Ending ending = given(15);
        assertEquals(Optional.of(new Effect(0, 900, LimitedBy.DAY_LIMIT)), ending.effect());
        assertEquals("", ending.reason());
    }

    @Test
    void taking_time_says_by_how_much_and_no_more() {
        pc.hours.replaceAll(day -> "12[0-10]");
        Ending ending = given(-15);
        assertEquals(Optional.of(new Effect(600, 600, LimitedBy.HOURS)), ending.effect());
        assertEquals("", ending.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 30, 'extra time is 30 min, but the hours end at 12:10'",
        "30, 30, ''",
        "30, 0, ''",
        "-30, -15, 'extra time is -15 min, but the hours end at 12:10'",
    })
    void an_absolute_amount_that_gives_time_says_it_too(int beforeMinutes, int wantedMinutes, String reason) {
        pc.hours.replaceAll(day -> "12[0-10]");
        pc.balance = pc.day - beforeMinutes * 60;
        Ending ending = given(Amount.absolute(wantedMinutes * 60));
        assertEquals(reason, ending.reason());
        assertEquals(Optional.of(new Effect(600, 600, LimitedBy.HOURS)), ending.effect());
    }

    @Test
    void an_absolute_amount_for_a_child_that_overdrew_by_more_says_that_nothing_is_left() {
        pc.balance = 9000;
        pc.day = 9000;
        assertEquals(
                "extra time is 15 min, but the day's limit leaves 0 min",
                given(Amount.absolute(900)).reason());
    }

    @Test
    void each_of_several_grants_says_its_own_part() {
        pc.hours.replaceAll(day -> ALL);
        round.give(15).give(30).run();
        assertEquals(
                List.of(new Effect(6600, 7500, LimitedBy.DAY_LIMIT), new Effect(7500, 9300, LimitedBy.DAY_LIMIT)),
                round.endings.stream()
                        .map(ending -> ending.effect().orElseThrow())
                        .toList());
    }

    @Test
    void what_failed_or_expired_had_no_effect() {
        pc.ignores = true;
        round.give(15).run();
        assertEquals(Optional.empty(), round.endings.get(0).effect());
    }
}
