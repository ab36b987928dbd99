package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeSpentTest {
    private static final Username MIA = new Username("mia");
    private static final String SOUND = Sample.of("playtime-active-0.5.4").time();
    private static final TimeSpent SATURDAY = spentAt("2026-11-21T20:15:57");

    private static TimeSpent spentAt(String lastChecked) {
        return new TimeSpent(100, 200, 300, 400, LocalDateTime.parse(lastChecked), 50, 60);
    }

    private static Unreadable refused(String text) {
        return assertThrows(Unreadable.class, () -> TimeSpent.parse(MIA, text));
    }

    static List<String> keys() {
        return SOUND.lines()
                .filter(line -> line.contains(" = "))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_that_is_missing_is_named(String key) {
        assertEquals(7, keys().size());
        Unreadable refused = refused(SOUND.replaceFirst(key + " = .*\n", ""));
        String section = key.startsWith("PLAYTIME") ? "[mia.PLAYTIME]" : "[mia]";
        assertEquals(section + " has no " + key, refused.getMessage());
        assertEquals(key.equals("PLAYTIME_SPENT_DAY"), refused.torn(), "only the end can be torn off");
    }

    @Test
    void whatever_is_cut_off_is_torn() {
        for (int length = 0; length < SOUND.length(); length++) {
            String start = SOUND.substring(0, length);
            assertTrue(refused(start).torn(), start);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TIME_SPENT_DAY, abc, TIME_SPENT_DAY = \"abc\" is not a whole number",
        "PLAYTIME_SPENT_DAY, '', PLAYTIME_SPENT_DAY = \"\" is not a whole number",
        "LAST_CHECKED, 2026-11-21, LAST_CHECKED = \"2026-11-21\" is not a time like 2026-11-21 10:20:30",
        "LAST_CHECKED, 2026-02-30 10:20:30, LAST_CHECKED = \"2026-02-30 10:20:30\" is not a time like 2026-11-21 10:20:30",
    })
    void a_wrong_value_is_named_and_quoted(String key, String value, String message) {
        Unreadable refused = refused(SOUND.replaceFirst("(?m)^" + key + " = .*$", key + " = " + value));
        assertEquals(message, refused.getMessage());
        assertFalse(refused.torn());
    }

    @Test
    void numbers_are_clamped_as_the_daemon_does_when_it_loads_them() throws Unreadable {
        TimeSpent high = TimeSpent.parse(MIA, SOUND.replaceAll("(SPENT\\w+ = ).*", "$19999999"));
        assertEquals(List.of(86_400, 86_400, 604_800, 2_678_400), day(high));
        assertEquals(86_400, high.playTimeBalance());
        assertEquals(86_400, high.playTimeDay());
        TimeSpent low = TimeSpent.parse(MIA, SOUND.replaceAll("(SPENT\\w+ = ).*", "$1-9999999"));
        assertEquals(List.of(-86_400, -86_400, -604_800, -2_678_400), day(low));
        assertEquals(-86_400, low.playTimeBalance());
        assertEquals(-86_400, low.playTimeDay());
    }

    private static List<Integer> day(TimeSpent spent) {
        return List.of(spent.balance(), spent.day(), spent.week(), spent.month());
    }

    @ParameterizedTest
    @CsvSource({
        // last checked, today, day, week, month stay
        "2026-11-21T20:15:57, 2026-11-21, true, true, true",
        "2026-11-21T23:59:59, 2026-11-22, false, true, true",
        "2026-11-22T23:59:59, 2026-11-23, false, false, true",
        "2026-11-30T12:00:00, 2026-12-01, false, true, false",
        "2026-11-21T12:00:00, 2026-11-20, false, true, true",
        "2026-11-23T12:00:00, 2026-11-22, false, false, true",
        "2026-12-01T12:00:00, 2026-11-30, false, true, false",
        "2025-12-31T12:00:00, 2026-01-01, false, true, false",
        "2026-01-02T12:00:00, 2027-01-05, false, false, false",
        "2025-11-21T12:00:00, 2026-11-21, false, false, false",
        "2026-11-21T12:00:00, 2027-11-21, false, false, false",
        "2019-12-30T12:00:00, 2019-12-30, true, true, true",
        "1970-01-01T00:00:00, 2026-11-21, false, false, false",
    })
    void what_is_over_is_zero(LocalDateTime checked, LocalDate today, boolean day, boolean week, boolean month) {
        TimeSpent before = spentAt(checked.toString());
        TimeSpent after = before.on(today);
        assertEquals(day ? 100 : 0, after.balance());
        assertEquals(day ? 200 : 0, after.day());
        assertEquals(week ? 300 : 0, after.week());
        assertEquals(month ? 400 : 0, after.month());
        assertEquals(day ? 50 : 0, after.playTimeBalance());
        assertEquals(day ? 60 : 0, after.playTimeDay());
        assertEquals(before.lastChecked(), after.lastChecked());
        assertEquals(day, before.isOf(today));
        assertEquals(after, after.on(today));
    }

    @Test
    void the_older_daemon_forgets_the_week_with_the_month() {
        TimeSpent monday = spentAt("2026-11-30T12:00:00");
        LocalDate tuesday = LocalDate.of(2026, 12, 1);
        assertEquals(300, monday.on(tuesday, TimekprVersion.parse("0.5.9")).week());
        assertEquals(0, monday.on(tuesday, TimekprVersion.parse("0.5.4")).week());
        assertEquals(
                300,
                SATURDAY.on(LocalDate.of(2026, 11, 22), TimekprVersion.parse("0.5.4"))
                        .week());
    }

    @Test
    void what_was_granted_is_what_the_balance_lacks() {
        assertEquals(100, SATURDAY.extra());
        assertEquals(0, SATURDAY.on(LocalDate.of(2026, 11, 22)).extra());
    }

    @ParameterizedTest
    @CsvSource({
        "override-plus1800-loggedout-0.5.4, 1800",
        "override-plus1800-loggedout-0.5.9, 1800",
        "override-plus900-loggedin-0.5.4, 1000",
        "override-plus900-loggedin-0.5.9, 1000",
        "fresh-0.5.9, 0"
    })
    void a_grant_is_seen_in_the_daemons_own_files(String sample, int extra) throws Unreadable {
        Sample of = Sample.of(sample);
        assertEquals(extra, TimeSpent.parse(of.user(), of.time()).extra());
    }

    @Test
    void a_child_who_never_came_has_used_nothing() throws Unreadable {
        assertEquals(TimeSpent.NONE, TimeSpent.parse(MIA, TimeSpent.NONE.print(MIA)));
        assertEquals(0, TimeSpent.NONE.extra());
    }

    @Test
    void what_would_be_with_another_grant_differs_in_the_balance_alone() {
        TimeSpent file = new TimeSpent(-300, 600, 700, 800, LocalDateTime.of(2026, 11, 21, 10, 0), 5, 6);
        assertEquals(new TimeSpent(600, 600, 700, 800, file.lastChecked(), 5, 6), file.withExtra(0));
        assertEquals(file, file.withExtra(file.extra()));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 200, 300, 400, 2026-11-21T20:15:57, 60, true",
        "-800, 210, 310, 410, 2026-11-21T20:16:27, 61, true",
        "100, 199, 300, 400, 2026-11-21T20:15:57, 60, false",
        "100, 200, 299, 400, 2026-11-21T20:15:57, 60, false",
        "100, 200, 300, 399, 2026-11-21T20:15:57, 60, false",
        "100, 200, 300, 400, 2026-11-21T20:15:56, 60, false",
        "100, 200, 300, 400, 2026-11-21T20:15:57, 59, false",
        "100, 200, 300, 400, 2026-11-22T20:15:57, 60, false",
    })
    void figures_go_on_from_earlier_ones_of_the_day_where_nothing_was_forgotten(
            int balance, int day, int week, int month, LocalDateTime checked, int play, boolean goesOn) {
        assertEquals(goesOn, new TimeSpent(balance, day, week, month, checked, -900, play).goesOnFrom(SATURDAY));
    }

    @Test
    void of_playtime_likewise() {
        assertEquals(10, SATURDAY.playTimeExtra());
    }
}
