package io.github.timekpr2mqtt.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a child was there. */
class SessionsOfADayTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final Instant FRIDAY_BEGAN = Instant.parse("2026-11-19T23:00:00Z");
    private static final Instant SATURDAY_BEGAN = Instant.parse("2026-11-20T23:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    private static Instant noonAnd(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static History present(int... seconds) {
        History history = History.NONE;
        for (int second : seconds) {
            history = history.present(FRIDAY, FRIDAY_BEGAN, noonAnd(second));
        }
        return history;
    }

    private static List<Session> on(LocalDate date, History history) {
        return history.on(date).map(Day::sessions).orElse(List.of());
    }

    private static Session of(int from, int until) {
        return new Session(noonAnd(from), noonAnd(until), false);
    }

    @Test
    void a_session_begins_goes_on_and_ends() {
        assertEquals(List.of(new Session(NOON, NOON, true)), on(FRIDAY, present(0)));
        assertEquals(List.of(new Session(NOON, noonAnd(40), true)), on(FRIDAY, present(0, 20, 40)));
        assertEquals(List.of(of(0, 50)), on(FRIDAY, present(0, 20, 40).left(noonAnd(50))));
        History again = present(0).left(noonAnd(9)).present(FRIDAY, FRIDAY_BEGAN, noonAnd(12));
        assertEquals(List.of(of(0, 9), new Session(noonAnd(12), noonAnd(12), true)), on(FRIDAY, again));
    }

    @Test
    void who_is_not_there_cannot_leave() {
        assertEquals(History.NONE, History.NONE.left(NOON));
        History over = present(0).left(noonAnd(9));
        assertEquals(over, over.left(noonAnd(20)));
        assertEquals(over, over.left());
    }

    @Test
    void of_one_who_left_while_nobody_looked_the_session_ends_at_the_last_look() {
        assertEquals(List.of(of(0, 20)), on(FRIDAY, present(0, 20).left()));
    }

    @Test
    void after_a_short_absence_of_ours_it_is_the_same_session_and_after_a_long_one_another() {
        assertEquals(List.of(new Session(NOON, noonAnd(300), true)), on(FRIDAY, present(0, 300)));
        assertEquals(
                List.of(of(0, 20), new Session(noonAnd(321), noonAnd(321), true)), on(FRIDAY, present(0, 20, 321)));
    }

    @Test
    void at_the_pcs_midnight_it_is_split() {
        History evening = History.NONE.present(FRIDAY, FRIDAY_BEGAN, SATURDAY_BEGAN.minusSeconds(15));
        History night = evening.present(SATURDAY, SATURDAY_BEGAN, SATURDAY_BEGAN.plusSeconds(5));
        assertEquals(List.of(new Session(SATURDAY_BEGAN.minusSeconds(15), SATURDAY_BEGAN, false)), on(FRIDAY, night));
        assertEquals(List.of(new Session(SATURDAY_BEGAN, SATURDAY_BEGAN.plusSeconds(5), true)), on(SATURDAY, night));
    }

    @Test
    void a_session_that_was_forgotten_does_not_reach_into_another_day() {
        History evening = History.NONE.present(FRIDAY, FRIDAY_BEGAN, SATURDAY_BEGAN.minusSeconds(900));
        History morning = evening.present(SATURDAY, SATURDAY_BEGAN, SATURDAY_BEGAN.plusSeconds(36_000));
        assertEquals(
                SATURDAY_BEGAN.minusSeconds(900), on(FRIDAY, morning).get(0).until());
        assertEquals(
                SATURDAY_BEGAN.plusSeconds(36_000), on(SATURDAY, morning).get(0).from());
    }

    @Test
    void a_date_that_jumps_splits_it_at_the_jump() {
        History back = present(0, 20).present(FRIDAY.minusDays(1), FRIDAY_BEGAN.minusSeconds(86_400), noonAnd(40));
        assertEquals(List.of(of(0, 20)), on(FRIDAY, back));
        assertEquals(List.of(new Session(noonAnd(20), noonAnd(40), true)), on(FRIDAY.minusDays(1), back));
        History ahead = present(0, 20).present(SATURDAY, NOON.minusSeconds(60), noonAnd(40));
        assertEquals(List.of(of(0, 20)), on(FRIDAY, ahead));
        assertEquals(List.of(new Session(noonAnd(20), noonAnd(40), true)), on(SATURDAY, ahead));
    }

    @Test
    void a_clock_of_ours_that_is_put_back_takes_nothing_away() {
        assertEquals(List.of(new Session(NOON, noonAnd(40), true)), on(FRIDAY, present(0, 40, 30)));
        assertEquals(List.of(of(0, 40)), on(FRIDAY, present(0, 40).left(noonAnd(-3600))));
    }

    @Test
    void of_a_pc_that_comes_and_goes_the_newest_sessions_of_the_day_are_kept() {
        History history = History.NONE;
        for (int i = 0; i < 250; i++) {
            history = history.present(FRIDAY, FRIDAY_BEGAN, noonAnd(10 * i)).left(noonAnd(10 * i + 1));
        }
        List<Session> kept = on(FRIDAY, history);
        assertEquals(Day.MOST_SESSIONS, kept.size());
        assertEquals(of(2000, 2001), kept.get(0));
        assertEquals(of(2490, 2491), kept.get(kept.size() - 1));
    }

    @Test
    void a_session_is_of_whole_seconds_and_does_not_end_before_it_begins() {
        assertEquals(of(0, 1), new Session(NOON.plusMillis(900), NOON.plusMillis(1100), false));
        assertThrows(IllegalArgumentException.class, () -> of(1, 0));
    }
}
