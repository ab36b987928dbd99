package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.NextLock;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each entity shows. */
class ReadingsTest {
    private static Object shown(Map<String, ?> document, String key) {
        assertTrue(document.containsKey(key), () -> key + " is not in " + document);
        return String.valueOf(document.get(key));
    }

    private static PcView pc(boolean online, boolean problem, String lastError) {
        return Shown.pc(online, problem, lastError, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "time, 10",
        "time_left, 125",
        "time_left_now, 125",
        "limited_by, day_limit",
        "limit_today, 135",
        "extra_today, 15.5",
        "time_week, 0.1",
        "time_month, 0.1",
        "active, ON",
        "waiting, 0"
    })
    void an_account_shows_its_figures_of_today(String key, String value) {
        Anna anna = Anna.unknown().figures(Anna.figures(630, 7470, 930)).active(true);
        assertEquals(value, shown(anna.state(), key));
    }

    @Test
    void a_child_that_is_logged_out_is_not_active() {
        assertEquals("OFF", shown(Anna.used(0).state(), "active"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time",
                "time_left",
                "time_left_now",
                "locks_at",
                "limited_by",
                "limit_today",
                "extra_today",
                "time_week",
                "time_month",
                "active",
                "last_seen"
            })
    void a_reading_that_is_not_known_is_null(String key) {
        Map<String, ?> state = Anna.unknown().state();
        assertTrue(state.containsKey(key), "Home Assistant warns of a missing key");
        assertNull(state.get(key));
    }

    @ParameterizedTest
    @CsvSource({"changes, applied", "waiting, 0", "problem, OFF", "last_error, OK"})
    void a_text_or_count_is_known_from_the_start(String key, String value) {
        assertEquals(value, shown(Anna.unknown().state(), key));
    }

    @Test
    void open_changes_are_counted_and_failed_ones_are_a_problem() {
        Anna anna = Anna.used(0)
                .wants(DayOfWeek.MONDAY, 90)
                .wants(DayOfWeek.MONDAY, 60)
                .given("add_15", Amount.relative(900), new Grant.Waiting(""))
                .given("add_15", Amount.relative(900), new Grant.Waiting(""));
        assertEquals("3", shown(anna.state(), "waiting"));
        assertEquals("OFF", shown(anna.state(), "problem"));
        anna.failed(DayOfWeek.MONDAY, 60, "the PC refused it: no");
        assertEquals("2", shown(anna.state(), "waiting"));
        assertEquals("failed", shown(anna.state(), "changes"));
        assertEquals("ON", shown(anna.state(), "problem"));
        assertEquals("Limit 1 Monday failed: the PC refused it: no. Set it again", shown(anna.state(), "last_error"));
    }

    @Test
    void an_account_that_cannot_be_read_is_a_problem_and_still_shows_what_was_read() {
        Anna anna = Anna.used(600).trouble("config/timekpr.anna.conf: no LOCKOUT_TYPE");
        assertEquals("ON", shown(anna.state(), "problem"));
        assertEquals("config/timekpr.anna.conf: no LOCKOUT_TYPE", shown(anna.state(), "last_error"));
        assertEquals("10", shown(anna.state(), "time"));
    }

    @Test
    void a_pc_that_is_off_is_no_problem_of_its_accounts() {
        Map<String, ?> state = Anna.used(600).absent("PC den is off").state();
        assertEquals("OFF", shown(state, "problem"));
        assertEquals("OK", shown(state, "last_error"));
        assertEquals("10", shown(state, "time"));
    }

    @Test
    void an_error_has_at_most_255_characters_and_no_half_one() {
        assertEquals(
                "x".repeat(255), Anna.used(0).trouble("x".repeat(256)).state().get("last_error"));
        String half = "x".repeat(254) + "😀";
        assertEquals("x".repeat(254), Anna.used(0).trouble(half).state().get("last_error"));
        assertEquals(
                half.substring(1),
                Anna.used(0).trouble(half.substring(1)).state().get("last_error"));
        assertEquals(
                "x".repeat(255), Documents.pc(pc(true, true, "x".repeat(300))).get("last_error"));
    }

    @Test
    void a_pc_says_whether_it_is_there_and_since_when() {
        Map<String, ?> on = Documents.pc(pc(true, false, ""));
        assertEquals("ON", shown(on, "online"));
        assertEquals("2026-11-21T12:00:00+01:00", shown(on, "last_seen"));
        assertEquals("OFF", shown(on, "problem"));
        assertEquals("OK", shown(on, "last_error"));
        Map<String, ?> off = Documents.pc(pc(false, true, "PC den shows another host key"));
        assertEquals("OFF", shown(off, "online"));
        assertEquals("ON", shown(off, "problem"));
        assertEquals("PC den shows another host key", shown(off, "last_error"));
    }

    @Test
    void a_pc_that_was_never_seen_has_no_time_of_it() {
        PcView never = new PcView(
                new Topics.Pc("den"),
                false,
                Optional.empty(),
                false,
                "",
                Optional.empty(),
                List.of(),
                OwnSettings.NONE,
                Optional.empty(),
                "",
                Anna.ZONE);
        assertNull(Documents.pc(never).get("last_seen"));
        assertTrue(Documents.pc(never).containsKey("last_seen"));
    }

    @Test
    void the_bridge_counts_what_is_on_and_what_waits() {
        Map<String, ?> bridge = Documents.bridge(Shown.bridge(List.of("attic", "den"), List.of("den"), 3, List.of()));
        assertEquals(Documents.SCHEMA, bridge.get("schema"));
        assertEquals("0.1.0", bridge.get("version"));
        assertEquals(List.of("attic", "den"), bridge.get("pcs"));
        assertEquals(List.of("den"), bridge.get("online"));
        assertEquals(1, bridge.get("pcs_online"));
        assertEquals(3, bridge.get("waiting"));
        assertEquals("OK", bridge.get("last_error"));
    }

    @Test
    void each_reading_stands_in_one_document() {
        Anna anna = Anna.used(600);
        for (Entity<AccountView> row : Entities.ACCOUNT) {
            boolean level = row.control().isPresent() && row.reading().isPresent();
            boolean over = row.source() == Source.HISTORY;
            boolean reading = row.control().isEmpty() && row.reading().isPresent() && !over;
            assertEquals(over, anna.days().containsKey(row.key()), row::key);
            assertEquals(level, anna.settings().containsKey(row.key()), row::key);
            assertEquals(reading, anna.state().containsKey(row.key()), row::key);
        }
    }

    @Test
    void a_limit_is_shown_in_minutes_and_its_decimals_are_kept() {
        Anna anna = Anna.used(0).has(Anna.config("1;2;3;4;5;6;7", "5430;1;86399;86400;0;60;3600"));
        Map<String, ?> settings = anna.settings();
        assertEquals(new BigDecimal("90.5"), settings.get("limit_monday"));
        assertEquals("0.01666667", shown(settings, "limit_tuesday"));
        assertEquals("1439.983", shown(settings, "limit_wednesday"));
        assertEquals("1440", shown(settings, "limit_thursday"));
        assertEquals("0", shown(settings, "limit_friday"));
        assertNotNull(settings.get("details"));
    }

    @ParameterizedTest
    @EnumSource(LimitedBy.class)
    void everything_that_can_end_the_time_is_a_word_that_home_assistant_knows(LimitedBy by) {
        Figures figures = new Figures(0, 0, 0, 0, 0, 0, 0, new NextLock(0, by), false, PlayTimeFigures.NONE);
        Entity<AccountView> row = Entities.ACCOUNT.stream()
                .filter(r -> r.key().equals("limited_by"))
                .findFirst()
                .orElseThrow();
        Object word = Anna.unknown().figures(figures).state().get("limited_by");
        assertTrue(row.options().get("options") instanceof List<?> words && words.contains(word), () -> "" + word);
    }

    @Test
    void moments_are_written_with_their_offset() {
        Map<String, ?> state = Anna.used(0)
                .active(true)
                .locksAt(Anna.NOW.plusSeconds(60))
                .lastSeen(Anna.MORNING)
                .state();
        assertEquals("2026-11-21T12:01:00+01:00", state.get("locks_at"));
        assertEquals("2026-11-21T09:30:15+01:00", state.get("last_seen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "time_left", "time_left_now", "time_week", "time_month"})
    void a_figure_of_a_pc_that_is_off_says_how_old_it_is(String key) {
        Map<?, ?> off = DiscoveryRules.map(Anna.used(0).absent("off").state(), "details");
        assertEquals("2026-11-21T09:30:15+01:00", DiscoveryRules.map(off, key).get("as_of"));
        Map<?, ?> on = DiscoveryRules.map(Anna.used(0).state(), "details");
        assertNull(DiscoveryRules.map(on, key).get("as_of"));
    }

    @Test
    void a_pc_tells_the_changes_of_all_its_children_by_their_names() {
        Map<String, ?> pc = Documents.pc(Shown.pc(false, false, "off", Shown.family()));
        assertEquals("2", shown(pc, "waiting"));
        assertEquals("failed", shown(pc, "changes"));
        Map<?, ?> changes = DiscoveryRules.map(DiscoveryRules.map(pc, "details"), "changes");
        assertEquals(List.of("Anna", "Ben"), children(changes.get("open")));
        assertEquals(List.of("Anna"), children(changes.get("failed")));
    }

    private static List<Object> children(@Nullable Object changes) {
        List<Object> children = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(changes)).forEach(change -> children.add(((Map<?, ?>) change).get("child")));
        return children;
    }

    @Test
    void a_pc_whose_children_want_nothing_has_no_changes() {
        Map<String, ?> pc = Documents.pc(pc(true, false, ""));
        assertEquals("0", shown(pc, "waiting"));
        assertEquals("applied", shown(pc, "changes"));
    }
}
