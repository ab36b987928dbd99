package io.github.timekpr2mqtt.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.TimeSpent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes in whatever order. */
class HistoryProperties {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    /** One thing that was seen: on a day, some seconds. */
    record Told(int day, int seconds, int playTime) {
        History to(History history) {
            return history.counted(MONDAY.plusDays(day), seconds, playTime);
        }
    }

    @Provide
    static Arbitrary<Told> told() {
        return Combinators.combine(
                        Arbitraries.integers().between(-40, 40),
                        Arbitraries.integers().between(-86_400, 90_000),
                        Arbitraries.integers().between(-86_400, 90_000))
                .as(Told::new);
    }

    private static History all(List<Told> told) {
        History history = History.NONE;
        for (Told one : told) {
            history = one.to(history);
        }
        return history;
    }

    @Property
    void figures_only_grow_and_stay_within_a_day(
            @ForAll("told") Told next, @ForAll @Size(max = 40) List<@From("told") Told> told) {
        History before = all(told);
        History after = next.to(before);
        before.days().forEach((date, day) -> {
            Day now = after.on(date).orElseThrow();
            assertTrue(now.time() >= day.time() && now.playTime() >= day.playTime());
        });
        after.days().values().forEach(day -> {
            assertTrue(day.time() >= 0 && day.time() <= 86_400);
            assertTrue(day.playTime() >= 0 && day.playTime() <= 86_400);
        });
        assertEquals(after, next.to(after), "told twice");
    }

    @Property
    void the_order_in_which_it_is_told_does_not_matter(
            @ForAll @Size(max = 40) List<@From("told") Told> told, @ForAll Random random) {
        List<Told> shuffled = new ArrayList<>(told);
        Collections.shuffle(shuffled, random);
        assertEquals(all(told), all(shuffled));
    }

    @Property
    void what_is_kept_is_no_more_than_wanted_and_loses_nothing_within(
            @ForAll @Size(max = 40) List<@From("told") Told> told,
            @ForAll @IntRange(min = 0, max = 60) int today,
            @ForAll @IntRange(min = 1, max = 40) int most) {
        History history = all(told);
        LocalDate date = MONDAY.plusDays(today);
        History kept = history.kept(date, most);
        assertEquals(kept, kept.kept(date, most));
        assertTrue(kept.before(date).size() <= most);
        for (LocalDate day = date.minusDays(most); !day.isAfter(MONDAY.plusDays(41)); day = day.plusDays(1)) {
            assertEquals(history.on(day), kept.on(day), day.toString());
        }
    }

    @Property
    void weeks_and_days_tell_the_same(
            @ForAll @Size(max = 60) List<@From("told") Told> told, @ForAll @IntRange(min = -40, max = 80) int today) {
        History history = all(told);
        LocalDate date = MONDAY.plusDays(today);
        NavigableMap<LocalDate, Day> days = history.before(date);
        history.weeks(date).forEach((monday, seconds) -> {
            assertEquals(DayOfWeek.MONDAY, monday.getDayOfWeek());
            int sum = 0;
            for (int i = 0; i < 7; i++) {
                sum += Objects.requireNonNull(days.get(monday.plusDays(i))).time();
            }
            assertEquals(sum, seconds);
        });
        if (!days.isEmpty()) {
            assertEquals(date.minusDays(1), days.firstKey());
            assertEquals(date.minusDays(days.size()), days.lastKey());
        }
    }

    /** A child that uses the PC for so many seconds in a row of days; we look now and then, and never for longer than a night not. */
    @Property
    void days_that_were_looked_at_once_each_add_up_to_what_timekpr_counted(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(min = 0, max = 7200) Integer> used,
            @ForAll @IntRange(min = 0, max = 100) int percentAtLook) {
        History history = History.NONE;
        Optional<TimeSpent> before = Optional.empty();
        int month = 0;
        int week = 0;
        Map<LocalDate, Integer> truth = new TreeMap<>();
        for (int i = 0; i < used.size(); i++) {
            LocalDate date = MONDAY.plusDays(i);
            week = date.getDayOfWeek() == DayOfWeek.MONDAY ? 0 : week;
            int atLook = used.get(i) * percentAtLook / 100;
            TimeSpent look = new TimeSpent(atLook, atLook, week + atLook, month + atLook, date.atTime(20, 0), 0, 0);
            history = history.read(before, look, 0);
            before = Optional.of(look);
            week += used.get(i);
            month += used.get(i);
            truth.put(date, used.get(i));
        }
        LocalDate last = MONDAY.plusDays(used.size() - 1);
        truth.remove(last);
        for (Map.Entry<LocalDate, Integer> day : truth.entrySet()) {
            assertEquals(day.getValue(), history.on(day.getKey()).orElseThrow().time(), day::toString);
        }
    }

    /** Log-ins, log-outs, looks and kills in any order and at any pace: sessions never overlap, nor leave their day. */
    @Property
    void sessions_follow_each_other_and_stay_in_their_day(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 3) Integer> what,
            @ForAll @Size(min = 60, max = 60) List<@IntRange(min = 1, max = 9000) Integer> pauses) {
        History history = History.NONE;
        Instant now = MONDAY.atTime(22, 0).toInstant(ZoneOffset.UTC);
        for (int i = 0; i < what.size(); i++) {
            now = now.plusSeconds(pauses.get(i));
            LocalDate date = now.atOffset(ZoneOffset.UTC).toLocalDate();
            Instant began = date.atStartOfDay().toInstant(ZoneOffset.UTC);
            history = switch (what.get(i)) {
                case 0 -> history.left(now);
                case 1 -> history.left();
                default -> history.present(date, began, now);
            };
        }
        Instant last = Instant.MIN;
        int running = 0;
        for (Map.Entry<LocalDate, Day> day : history.days().entrySet()) {
            for (Session session : day.getValue().sessions()) {
                assertFalse(session.from().isBefore(last), history::toString);
                last = session.until();
                running += session.running() ? 1 : 0;
                assertEquals(
                        day.getKey(), session.from().atOffset(ZoneOffset.UTC).toLocalDate());
            }
        }
        assertTrue(running <= 1, history::toString);
    }
}
