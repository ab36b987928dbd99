package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.Aim;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
    private static final Grant.State WAITING = new Grant.Waiting("");
    private static final Amount QUARTER = Amount.relative(900);

    private static List<Map<String, @Nullable Object>> open(Anna anna) {
        return Changes.of(anna.view()).open();
    }

    private static @Nullable Object ofGrant(Anna anna, String key) {
        return open(anna).get(0).get(key);
    }

    @Test
    void one_word_says_how_it_stands_and_failed_is_said_first() {
        Anna anna = Anna.used(600);
        assertEquals("applied", Changes.word(anna.view()));
        anna.given("add_15", QUARTER, WAITING);
        assertEquals("waiting", Changes.word(anna.view()));
        anna.failed(DayOfWeek.MONDAY, 90, "the PC refused it: no");
        assertEquals("failed", Changes.word(anna.view()));
    }

    @Test
    void a_setting_is_told_with_what_is_wanted_and_what_the_pc_has() {
        Map<String, @Nullable Object> change = open(Anna.used(600)
                        .wants(DayOfWeek.MONDAY, 90)
                        .absent("PC den is off"))
                .get(0);
        assertEquals(
                Map.of(
                        "change", "Limit 1 Monday",
                        "wanted", "90 min",
                        "on_pc", "60 min",
                        "since", "2026-11-21T12:00:00+01:00",
                        "tries", 0,
                        "reason", "PC den is off"),
                change);
    }

    @Test
    void a_setting_that_was_sent_before_the_pc_went_says_that_first() {
        Anna anna = Anna.used(600).wants(DayOfWeek.MONDAY, 90).sent(level -> level);
        assertEquals("", open(anna).get(0).get("reason"));
        String both = "sent, and it is not yet known whether it arrived. Nothing answers";
        assertEquals(both, open(anna.absent("Nothing answers")).get(0).get("reason"));
        assertEquals(both, details(anna, "limit_monday").get("reason"), "the control says the same");
        assertEquals(
                "sent, and it is not yet known whether it arrived; it may still arrive",
                open(anna.absent("it may still arrive")).get(0).get("reason"));
        Anna other = Anna.used(600)
                .wants(DayOfWeek.MONDAY, 90)
                .sent(level -> new DayLimit(DayOfWeek.MONDAY, 1800))
                .absent("Nothing answers");
        assertEquals("Nothing answers", open(other).get(0).get("reason"), "this one was not sent");
    }

    @Test
    void no_hours_are_told_in_a_word() {
        Anna anna = Anna.used(600).wants(new DayHours(DayOfWeek.MONDAY, AllowedHours.NONE));
        Map<String, @Nullable Object> change = open(anna).get(0);
        assertEquals("Hours 1 Monday", change.get("change"));
        assertEquals("none", change.get("wanted"));
        assertEquals("all day", change.get("on_pc"));
    }

    @Test
    void a_setting_of_an_account_that_was_never_read_is_told_in_the_same_words() {
        Map<String, @Nullable Object> change =
                open(Anna.unknown().wants(DayOfWeek.MONDAY, 90)).get(0);
        assertEquals("90 min", change.get("wanted"));
        assertEquals(null, change.get("on_pc"));
    }

    @Test
    void a_failed_setting_says_why_and_what_to_do() {
        AccountView view = Anna.used(600)
                .failed(DayOfWeek.SUNDAY, 45, "the PC refused it: no")
                .failed(DayOfWeek.MONDAY, 90, "the PC accepted it 2 times but did not keep it")
                .absent("PC den is off")
                .view();
        Changes changes = Changes.of(view);
        assertEquals(List.of(), changes.open());
        assertEquals("the PC refused it: no", changes.failed().get(0).get("reason"));
        assertEquals(2, changes.failed().get(0).get("tries"));
        assertEquals("Limit 7 Sunday failed: the PC refused it: no. Set it again", Changes.trouble(view));
    }

    @Test
    void the_accounts_own_trouble_is_said_before_a_failed_setting() {
        Anna anna =
                Anna.used(600).failed(DayOfWeek.MONDAY, 90, "no").trouble("config/timekpr.anna.conf: no LOCKOUT_TYPE");
        assertEquals("config/timekpr.anna.conf: no LOCKOUT_TYPE", Changes.trouble(anna.view()));
    }

    @ParameterizedTest
    @CsvSource({
        "false,  900, +15 min on 2026-11-21",
        "false, -900, -15 min on 2026-11-21",
        "false,   30, +0.5 min on 2026-11-21",
        "true,  3600, '60 min extra, all in all, on 2026-11-21'",
        "true, -3600, '-60 min extra, all in all, on 2026-11-21'",
        "true,     0, '0 min extra, all in all, on 2026-11-21'",
    })
    void a_grant_says_how_much_and_for_which_day(boolean absolute, int seconds, String wanted) {
        assertEquals(wanted, ofGrant(Anna.used(0).given("add_15", new Amount(absolute, seconds), WAITING), "wanted"));
    }

    @Test
    void a_grant_has_the_name_of_its_button_or_of_the_command_it_came_by() {
        assertEquals("Add 15 minutes", ofGrant(Anna.used(0).given("add_15", QUARTER, WAITING), "change"));
        assertEquals("script", ofGrant(Anna.used(0).given("script", QUARTER, WAITING), "change"));
    }

    @Test
    void what_the_pc_has_of_a_grant_is_todays_extra_time() {
        Figures given = Anna.figures(600, 7500, 900);
        assertEquals("15 min extra", ofGrant(Anna.used(600).figures(given).given("add_15", QUARTER, WAITING), "on_pc"));
        assertEquals(null, ofGrant(Anna.unknown().given("add_15", QUARTER, WAITING), "on_pc"));
    }

    @Test
    void a_grant_says_how_many_of_its_tries_were_answered() {
        Anna anna = Anna.used(0).given("add_15", QUARTER, WAITING).gaveUp("add_30", QUARTER, Anna.SATURDAY, "no");
        assertEquals(0, ofGrant(anna, "tries"));
        assertEquals(0, Changes.of(anna.view()).failed().get(0).get("tries"));
        assertEquals(0, details(anna, "extra_time").get("tries"));
        Anna read =
                Anna.used(0).given(anna.view().wishes().grants().get(0).answered(new Grant.Done(Aim.of(900, 0, 900))));
        assertEquals(1, ofGrant(read, "tries"));
        assertEquals(1, details(read, "extra_time").get("tries"));
    }

    private static Map<?, ?> details(Anna anna, String control) {
        return DiscoveryRules.map(DiscoveryRules.map(Documents.settings(anna.view()), "details"), control);
    }

    @Test
    void a_grant_says_what_it_waits_for() {
        Grant.State clock = new Grant.Waiting("clock");
        Grant.State prepared = new Grant.Prepared(Aim.of(900, 0, 900), Anna.CONNECTION);
        Grant.State done = new Grant.Done(Aim.of(900, 0, 900));
        assertEquals("", ofGrant(Anna.used(0).given("add_15", QUARTER, WAITING), "reason"));
        assertEquals("clock", ofGrant(Anna.used(0).given("add_15", QUARTER, clock), "reason"));
        assertEquals(
                "PC den is off",
                ofGrant(Anna.used(0).absent("PC den is off").given("add_15", QUARTER, clock), "reason"));
        assertEquals(
                "sent, and it is not yet known whether it arrived",
                ofGrant(Anna.used(0).absent("PC den is off").given("add_15", QUARTER, prepared), "reason"));
        assertEquals(
                "the PC took it, it is being read back",
                ofGrant(Anna.used(0).given("add_15", QUARTER, done), "reason"));
    }

    @Test
    void extra_time_of_a_day_that_is_over_says_its_day_and_what_it_waits_for() {
        LocalDate friday = LocalDate.of(2026, 11, 20);
        Anna off = Anna.used(0).absent("PC den is off").given("add_15", QUARTER, friday, WAITING);
        assertEquals("+15 min on 2026-11-20", ofGrant(off, "wanted"));
        assertEquals(
                "PC den is off. By our clock its day is over: it expires when the PC is read, if the PC says so, too",
                ofGrant(off, "reason"));
    }

    @Test
    void sentences_are_joined_by_one_full_stop() {
        LocalDate friday = LocalDate.of(2026, 11, 20);
        Anna off = Anna.used(0)
                .absent("PC den is off. Look whether its firewall lets us in.")
                .given("add_15", QUARTER, friday, WAITING);
        assertEquals(
                "PC den is off. Look whether its firewall lets us in. By our clock its day is over: it expires when the"
                        + " PC is read, if the PC says so, too",
                ofGrant(off, "reason"));
        assertEquals(
                "Limit 1 Monday failed: the PC refused it: Not found. Set it again",
                Changes.failed("Limit 1 Monday", "the PC refused it: Not found."));
    }

    @Test
    void what_failed_on_an_older_day_is_told_with_that_day() {
        LocalDate friday = LocalDate.of(2026, 11, 20);
        AccountView today =
                Anna.used(0).gaveUp("add_15", QUARTER, Anna.SATURDAY, "no").view();
        AccountView older = Anna.used(0).gaveUp("add_15", QUARTER, friday, "no").view();
        assertEquals("Add 15 minutes failed: no", Changes.trouble(today));
        assertEquals("Add 15 minutes on 2026-11-20 failed: no", Changes.trouble(older));
        assertEquals("failed", Changes.word(older));
        assertEquals("+15 min on 2026-11-20", Changes.of(older).failed().get(0).get("wanted"));
    }

    private static List<@Nullable Object> reasons(Anna anna) {
        return open(anna).stream().map(change -> change.get("reason")).toList();
    }

    @Test
    void a_grant_behind_another_says_that_it_waits_for_that() {
        Grant.State prepared = new Grant.Prepared(Aim.of(900, 0, 900), Anna.CONNECTION);
        Anna doubt = Anna.used(0)
                .given("add_15", QUARTER, prepared)
                .given("add_30", QUARTER, WAITING)
                .given("add_60", QUARTER, WAITING);
        String why = "it waits for an earlier one, of which it is not yet known whether it arrived";
        assertEquals(List.of("sent, and it is not yet known whether it arrived", why, why), reasons(doubt));
        assertEquals(
                List.of("clock", "it waits for an earlier one"),
                reasons(Anna.used(0)
                        .given("add_15", QUARTER, new Grant.Waiting("clock"))
                        .given("add_30", QUARTER, WAITING)));
        assertEquals("PC den is off", reasons(doubt.absent("PC den is off")).get(1));
    }

    @Test
    void settings_come_before_grants_and_each_press_counts() {
        Anna anna = Anna.used(0)
                .given("add_15", QUARTER, WAITING)
                .given("add_15", QUARTER, WAITING)
                .wants(DayOfWeek.MONDAY, 90);
        assertEquals(
                List.of("Limit 1 Monday", "Add 15 minutes", "Add 15 minutes"),
                open(anna).stream().map(change -> change.get("change")).toList());
    }

    @Test
    void so_many_are_told_as_home_assistant_keeps_and_of_the_others_how_many() throws IOException {
        Anna anna = Anna.used(600).absent("ü".repeat(250));
        for (int i = 0; i < 100; i++) {
            anna.given("add_15", QUARTER, WAITING);
            anna.failed(DayOfWeek.of(1 + i % 7), 90, "ü".repeat(250));
        }
        Map<String, @Nullable Object> attributes = Changes.of(anna.view()).attributes();
        int told = ((List<?>) Objects.requireNonNull(attributes.get("open"))).size();
        int failed = ((List<?>) Objects.requireNonNull(attributes.get("failed"))).size();
        assertTrue(told >= 9, "pending_change offers nine, and here are " + told);
        assertEquals(100 + 7 - told - failed, attributes.get("more"));
        byte[] json = ObjectMapper.getDefault().writeValueAsBytes(attributes);
        assertTrue(json.length < 16_000, json.length + " bytes");
        assertEquals(0, Changes.of(Anna.used(600).view()).attributes().get("more"));
    }
}
