package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Today is a Saturday with 7200 seconds. */
class FiguresTest {
    private static Figures loggedOut(TimeSpent spent, LocalDateTime now) {
        return Figures.of(Anna.files(spent), TimekprVersion.OLDEST, Optional.empty(), now, Optional.empty());
    }

    /** Used, left, and given. */
    private static List<Integer> today(Figures figures) {
        return List.of(figures.used(), figures.left(), figures.extra());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 7200, 0, 120",
        "59, 7141, 0, 120",
        "60, 7140, 1, 119",
        "61, 7139, 1, 119",
        "6900, 300, 115, 5",
        "6901, 299, 115, 5",
        "6960, 240, 116, 4",
        "7199, 1, 119, 1",
        "7200, 0, 120, 0",
        "7261, 0, 121, 0",
        "0, 1, 0, 1",
        "0, 0, 0, 0",
    })
    void used_rounds_down_and_left_rounds_up_to_whole_minutes(
            int used, int left, String usedMinutes, String leftMinutes) {
        Figures figures = Anna.figures(used, left, 0);
        assertEquals(usedMinutes, figures.usedMinutes().toPlainString());
        assertEquals(leftMinutes, figures.leftMinutes().toPlainString());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 360, 3600, 7200, 86_400})
    void used_and_left_together_are_the_limit_and_zero_left_is_really_zero(int limit) {
        for (int used = 0; used <= limit; used++) {
            Figures figures = Anna.figures(used, limit - used, 0);
            BigDecimal sum = figures.usedMinutes().add(figures.leftMinutes());
            assertEquals(0, sum.compareTo(BigDecimal.valueOf(limit / 60)), () -> figures + " make " + sum);
            assertEquals(used == limit, figures.leftMinutes().signum() == 0, figures::toString);
        }
    }

    @Test
    void an_hour_of_ticks_shows_few_figures() {
        Set<String> shown = new HashSet<>();
        for (int used = 0; used < 3600; used += 3) {
            Figures figures = Anna.figures(used, 3600 - used, 0);
            shown.add(figures.usedMinutes() + " " + figures.leftMinutes());
        }
        assertTrue(shown.size() <= 120, () -> shown.size() + " different messages in an hour");
    }

    @Test
    void of_a_child_that_is_logged_out_the_file_tells_it() {
        assertEquals(List.of(600, 6600, 0), today(loggedOut(Anna.spent(600, 600), Anna.NOON)));
    }

    @Test
    void what_was_given_or_taken_moves_what_is_left_and_not_what_was_used() {
        assertEquals(List.of(600, 7500, 900), today(loggedOut(Anna.spent(600, -300), Anna.NOON)));
        assertEquals(List.of(600, 5700, -900), today(loggedOut(Anna.spent(600, 1500), Anna.NOON)));
    }

    @Test
    void of_a_child_that_is_logged_in_the_daemon_tells_it_between_two_saves_of_the_file() {
        Figures live = Figures.of(
                Anna.files(Anna.spent(600, -300)),
                TimekprVersion.OLDEST,
                Optional.of(Anna.live(7480, 620)),
                Anna.NOON.plusSeconds(20),
                Optional.empty());
        assertEquals(List.of(620, 7480, 900), today(live));
    }

    @Test
    void a_pc_that_is_off_over_midnight_starts_a_new_day_by_itself() {
        LocalDateTime sunday = Anna.SATURDAY.plusDays(1).atTime(0, 0);
        assertEquals(List.of(600, 1, 900), today(loggedOut(Anna.spent(600, -300), sunday.minusSeconds(1))));
        assertEquals(List.of(0, 7200, 0), today(loggedOut(Anna.spent(600, -300), sunday)));
        assertEquals(List.of(0, 3600, 0), today(loggedOut(Anna.spent(600, -300), sunday.plusDays(1))));
    }

    @Test
    void a_file_of_a_later_day_is_one_of_another_day_too() {
        assertEquals(List.of(0, 3600, 0), today(loggedOut(Anna.spent(600, -300), Anna.NOON.minusDays(1))));
    }

    @Test
    void a_child_that_never_logged_in_has_no_file_and_all_of_its_time() {
        AccountFiles files = new AccountFiles(Anna.ACCOUNT.user(), Anna.CONFIG, Optional.empty());
        assertEquals(
                List.of(0, 7200, 0),
                today(Figures.of(files, TimekprVersion.OLDEST, Optional.empty(), Anna.NOON, Optional.empty())));
    }

    @Test
    void nobody_has_used_or_left_less_than_nothing() {
        assertEquals(List.of(0, 7200, -60), today(loggedOut(Anna.spent(-60, 0), Anna.NOON)));
        assertEquals(List.of(9000, 0, 0), today(loggedOut(Anna.spent(9000, 9000), Anna.NOON)));
    }
}
