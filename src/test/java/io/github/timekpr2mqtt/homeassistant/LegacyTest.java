package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LegacyTest {
    private static final AccountFiles FILES = Anna.files(new TimeSpent(600, 600, 600, 600, Anna.NOON, 300, 300));

    private static Map<String, Object> stats(AccountFiles files, LocalDateTime now, int moved) {
        Figures figures = Figures.of(files, TimekprVersion.OLDEST, Optional.empty(), now, Optional.empty());
        return Legacy.stats(files, figures, now, moved);
    }

    @Test
    void the_pcs_that_are_on_stand_in_one_list() {
        assertEquals(Map.of("servers", List.of("attic", "den")), Legacy.servers(List.of("attic", "den")));
        assertEquals(Map.of("servers", List.of()), Legacy.servers(List.of()));
    }

    @Test
    void the_figures_are_seconds_of_today() {
        assertEquals(Map.of("time_spent_day", 600, "playtime_spent_day", 300), stats(FILES, Anna.NOON, 0));
    }

    @Test
    void another_day_has_zeros() {
        assertEquals(Map.of("time_spent_day", 0, "playtime_spent_day", 0), stats(FILES, Anna.NOON.plusDays(1), 0));
    }

    @Test
    void a_child_without_a_file_has_zeros() {
        AccountFiles files = new AccountFiles(Anna.ACCOUNT.user(), Anna.CONFIG, Optional.empty());
        assertEquals(Map.of("time_spent_day", 0, "playtime_spent_day", 0), stats(files, Anna.NOON, 0));
    }

    @Test
    void playtime_that_was_moved_over_from_yesterday_is_not_todays() {
        assertEquals(100, stats(FILES, Anna.NOON, 200).get("playtime_spent_day"));
        assertEquals(0, stats(FILES, Anna.NOON, 400).get("playtime_spent_day"));
    }
}
