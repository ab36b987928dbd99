package io.github.timekpr2mqtt.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.timekpr.TimeSpent;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was used on which day. */
class HistoryTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final LocalDate SUNDAY = FRIDAY.plusDays(2);
    private static final LocalDate MONDAY = FRIDAY.plusDays(3);

    private static TimeSpent file(LocalDateTime saved, int day, int week, int month) {
        return new TimeSpent(day, day, week, month, saved, 0, 0);
    }

    private static TimeSpent file(LocalDate date, int day) {
        return file(date.atTime(20, 0), day, day, day);
    }

    private static History read(TimeSpent... files) {
        History history = History.NONE;
        Optional<TimeSpent> before = Optional.empty();
        for (TimeSpent file : files) {
            history = history.read(before, file, 0);
            before = Optional.of(file);
        }
        return history;
    }

    private static Optional<Integer> time(History history, LocalDate date) {
        return history.on(date).map(Day::time);
    }

    @Test
    void the_file_that_is_read_on_the_next_morning_finishes_yesterday() {
        History evening = read(file(FRIDAY, 3000));
        History morning = evening.read(Optional.empty(), file(FRIDAY, 3025), 0);
        assertEquals(Optional.of(3025), time(morning, FRIDAY));
        assertEquals(Optional.of(0), time(morning, SATURDAY));
    }

    @Test
    void live_figures_that_were_newer_than_the_last_save_stay() {
        History evening = read(file(FRIDAY, 3000)).counted(FRIDAY, 3012, 40);
        History morning = evening.read(Optional.empty(), file(FRIDAY, 3000), 0);
        assertEquals(Optional.of(new Day(3012, 40, List.of())), morning.on(FRIDAY));
    }

    @Test
    void a_day_whose_file_was_never_seen_is_0_after_a_known_day_and_unknown_before() {
        History history = read(file(FRIDAY, 3000));
        assertEquals(Optional.of(0), time(history, SUNDAY));
        assertEquals(Optional.empty(), history.on(FRIDAY.minusDays(1)));
        assertEquals(Optional.empty(), History.NONE.on(FRIDAY));
    }

    @Test
    void a_child_who_never_logged_in_has_used_nothing_from_the_first_look_on() {
        History never = History.NONE.knownFrom(FRIDAY).knownFrom(SATURDAY);
        assertEquals(Optional.of(0), time(never, FRIDAY));
        assertEquals(1, never.days().size());
        assertEquals(Optional.empty(), never.on(FRIDAY.minusDays(1)));
    }

    @Test
    void when_a_clock_jumps_back_a_day_the_greater_figure_stands() {
        History history = read(file(SATURDAY, 600), file(FRIDAY, 900), file(SATURDAY, 120));
        assertEquals(Optional.of(600), time(history, SATURDAY));
        assertEquals(Optional.of(900), time(history, FRIDAY));
        assertEquals(Optional.of(0), time(read(file(FRIDAY, -86_400)), FRIDAY), "what Timekpr makes of a step back");
    }

    @ParameterizedTest
    @CsvSource({
        // read on the evening before, and then on the next day: what of week and month is not of that day was used
        // before it
        "2026-11-20, 3000, 9000, 20000, 2026-11-21, 700, 9800, 20800, 3100",
        "2026-11-22, 3000, 9000, 20000, 2026-11-23, 700,  700, 20800, 3100",
        "2026-11-30, 3000, 9000, 20000, 2026-12-01, 700, 9800,   700, 3100",
        "2026-11-30, 3000, 9000, 20000, 2026-12-01, 700,  700,   700, 3000",
        "2026-11-20, 3000, 9000, 20000, 2026-11-21, 700,  800,   800, 3000",
    })
    void a_bridge_that_was_off_at_midnight_learns_the_rest_of_the_day_from_week_or_month(
            LocalDate date,
            int day,
            int week,
            int month,
            LocalDate next,
            int nextDay,
            int nextWeek,
            int nextMonth,
            int sum) {
        History history =
                read(file(date.atTime(22, 0), day, week, month), file(next.atTime(9, 0), nextDay, nextWeek, nextMonth));
        assertEquals(Optional.of(sum), time(history, date));
        assertEquals(Optional.of(nextDay), time(history, next));
    }

    @Test
    void after_a_longer_absence_nobody_knows_on_which_day_it_was() {
        History history =
                read(file(FRIDAY.atTime(22, 0), 3000, 9000, 20_000), file(SUNDAY.atTime(9, 0), 700, 9_800, 20_800));
        assertEquals(Optional.of(3000), time(history, FRIDAY));
        assertEquals(Optional.of(0), time(history, SATURDAY));
    }

    @Test
    void play_time_that_was_moved_from_an_older_day_is_not_of_this_one() {
        TimeSpent file = new TimeSpent(50, 50, 50, 50, FRIDAY.atTime(9, 0), 0, 842);
        assertEquals(
                Optional.of(42),
                History.NONE.read(Optional.empty(), file, 800).on(FRIDAY).map(Day::playTime));
        assertEquals(
                Optional.of(0),
                History.NONE.read(Optional.empty(), file, 900).on(FRIDAY).map(Day::playTime));
    }

    @Test
    void days_that_are_too_old_go_and_what_is_left_is_still_known() {
        History history = read(file(FRIDAY, 3000), file(MONDAY, 60));
        assertEquals(history, history.kept(FRIDAY.plusDays(30), 30));
        History kept = history.kept(FRIDAY.plusDays(31), 30);
        assertEquals(new TreeMap<>(Map.of(SATURDAY, Day.NONE, MONDAY, new Day(60, 0, List.of()))), kept.days());
        assertEquals(Optional.empty(), kept.on(FRIDAY));
        assertEquals(Optional.of(0), time(history.kept(MONDAY.plusDays(90), 30), MONDAY.plusDays(89)));
    }

    @Test
    void a_clock_that_is_far_behind_wipes_nothing() {
        History history = read(file(FRIDAY, 3000));
        assertEquals(history, history.kept(LocalDate.EPOCH, 30));
        assertEquals(History.NONE, History.NONE.kept(FRIDAY, 30));
    }

    @Test
    void finished_days_are_told_without_a_gap_the_newest_first_and_today_is_none() {
        History history = read(file(FRIDAY, 3000), file(SUNDAY, 60), file(MONDAY, 5));
        assertEquals(
                List.of(SUNDAY, SATURDAY, FRIDAY),
                List.copyOf(history.before(MONDAY).keySet()));
        assertEquals(
                List.of(60, 0, 3000),
                history.before(MONDAY).values().stream().map(Day::time).toList());
        assertEquals(3060, history.last(7, MONDAY));
        assertEquals(60, history.last(2, MONDAY));
        assertEquals(0, history.last(7, FRIDAY));
    }

    @Test
    void a_week_is_summed_up_when_it_is_over_and_all_of_it_is_known() {
        History history = read(file(FRIDAY, 3000), file(MONDAY, 60), file(SUNDAY.plusDays(7), 50));
        assertEquals(Map.of(), history.weeks(MONDAY), "begun before the first look");
        assertEquals(Map.of(), history.weeks(SUNDAY.plusDays(7)), "not over");
        assertEquals(Map.of(MONDAY, 110), history.weeks(MONDAY.plusDays(7)));
        assertEquals(
                List.of(MONDAY.plusDays(7), MONDAY),
                List.copyOf(history.weeks(SUNDAY.plusDays(16)).keySet()));
    }

    @Test
    void the_days_of_another_one_are_added_and_a_second_time_changes_nothing() {
        History ours = History.NONE.counted(FRIDAY, 3600, 0);
        History theirs = History.NONE.counted(FRIDAY.minusDays(1), 60, 30).counted(FRIDAY, 1800, 600);
        History both = ours.including(theirs);
        assertEquals(History.NONE.counted(FRIDAY.minusDays(1), 60, 30).counted(FRIDAY, 3600, 600), both);
        assertEquals(both, both.including(theirs));
    }
}
