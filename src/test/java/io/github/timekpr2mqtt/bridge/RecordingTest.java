package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.history.Day;
import io.github.timekpr2mqtt.history.Session;
import io.github.timekpr2mqtt.host.Troubles;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.PcClock;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of a PC, on its way into the histories and onto the disk. */
class RecordingTest {
    private static final Username ANNA = ToyTimekpr.ANNA;
    private static final Observation TOY = new ToyTimekpr().look();
    /** A Friday. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static final LocalDate NEXT = DAY.plusDays(1);
    private static final Options.Pc DEN =
            new Options.Pc("den", "192.0.2.20", 22, "timekpr2mqtt", "", List.of(), List.of(), false);

    private final Path folder;
    private final WrongClock clock = WrongClock.standing(DAY.atTime(12, 0));
    /** What passes anyway. */
    private final Steady steady = new Steady(() -> clock.instant().getEpochSecond() * 1_000_000_000);

    private PcState state;

    RecordingTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.state = started();
    }

    private PcState started() throws IOException {
        return PcState.load(DEN, 30, new PcTime(clock, steady), new PcDocuments(Documents.open(folder)));
    }

    private void at(LocalDate date, int hour, int minute, int second) {
        clock.set(date.atTime(hour, minute, second).toInstant(ZoneOffset.UTC));
    }

    private static TimeSpent file(LocalDateTime saved, int day, int week) {
        return new TimeSpent(day, day, week, week + 1000, saved, 0, 0);
    }

    /** The PC is read; its clock is ours. */
    private void read(TimeSpent file) {
        read(file, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private void read(TimeSpent file, LocalDateTime itsClock) {
        AccountFiles files = new AccountFiles(
                ANNA, Objects.requireNonNull(TOY.accounts().get(ANNA)).config(), Optional.of(file));
        state.seen(
                new Observation(
                        new PcClock(itsClock, ZoneOffset.UTC, "UTC"),
                        "boot",
                        TOY.version(),
                        TOY.main(),
                        Map.of(ANNA, files),
                        Map.of()),
                Map.of());
    }

    /** The daemon ticks for one who used so much of the week. */
    private void tick(int week) {
        state.recording()
                .ticked(
                        ANNA,
                        LiveTime.ofSignal(Map.of(
                                "LEFTD",
                                600,
                                "LEFT",
                                600,
                                "SPENT",
                                60,
                                "SPENTW",
                                week,
                                "SPENTM",
                                week + 1000,
                                "SLEEP",
                                0)));
    }

    private Optional<Day> on(LocalDate date) {
        return state.recording().of(ANNA).on(date);
    }

    private Optional<Integer> time(LocalDate date) {
        return on(date).map(Day::time);
    }

    private List<Session> sessions(LocalDate date) {
        return on(date).map(Day::sessions).orElse(List.of());
    }

    private String saved() throws IOException {
        Path file = folder.resolve("history/den/anna.json");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void logIn() {
        state.sessions().loggedIn(Set.of(ANNA), clock.instant());
        state.recording().save(state.recording().timePasses());
    }

    private void passes() {
        state.recording().save(state.recording().timePasses());
    }

    @Test
    void live_figures_that_are_newer_than_the_file_count() {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        assertEquals(Optional.of(600), time(DAY));
        tick(3025);
        assertEquals(Optional.of(625), time(DAY));
    }

    @Test
    void after_midnight_a_live_figure_counts_for_nothing_until_there_is_a_file_of_the_new_day() {
        at(DAY, 23, 59, 50);
        read(file(DAY.atTime(23, 59, 40), 7000, 9000));
        tick(9015);
        at(NEXT, 0, 0, 2);
        tick(9022); // Timekpr counts the week on, and cannot say of which day this is
        assertEquals(Optional.of(7015), time(DAY));
        assertEquals(Optional.of(0), time(NEXT));
        at(NEXT, 0, 0, 20);
        read(file(NEXT.atTime(0, 0, 1), 1, 9021));
        tick(9030);
        assertEquals(Optional.of(7020), time(DAY));
        assertEquals(Optional.of(10), time(NEXT));
    }

    /** In the seconds after midnight the daemon still answers with yesterday's figure. */
    @Test
    void a_figure_that_was_asked_for_counts_for_nothing() {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        LiveTime asked = new LiveTime(
                600,
                600,
                60,
                0,
                0,
                0,
                OptionalInt.of(7000),
                OptionalInt.of(7000),
                OptionalInt.empty(),
                OptionalInt.empty(),
                0,
                false);
        state.recording().ticked(ANNA, asked);
        assertEquals(Optional.of(600), time(DAY));
    }

    @Test
    void at_the_midnight_of_a_pc_that_is_off_the_day_is_over() {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        state.gone(Troubles.lost());
        at(NEXT, 0, 0, 5);
        passes();
        assertEquals(NEXT, state.views().account(ANNA).moments().today());
        assertEquals(Optional.of(600), time(NEXT.minusDays(1)));
        assertEquals(Optional.of(0), time(NEXT));
    }

    @Test
    void days_that_are_too_old_go_also_while_the_pc_is_off_and_not_because_its_clock_is_ahead() {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        state.gone(Troubles.lost());
        at(DAY.plusDays(30), 12, 0, 0);
        passes();
        assertEquals(Optional.of(600), time(DAY));
        at(DAY.plusDays(31), 12, 0, 0);
        passes();
        assertEquals(Optional.empty(), time(DAY));
    }

    @Test
    void a_session_begins_with_the_log_in_and_ends_with_the_pc_and_is_saved_at_once() throws IOException {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        at(DAY, 12, 0, 10);
        logIn();
        assertTrue(saved().contains("\"seen\" : \"2026-11-20T12:00:10Z\""), saved());
        at(DAY, 12, 0, 30);
        state.gone(Troubles.lost());
        state.recording().save(true);
        assertEquals(List.of(new Session(clock.instant().minusSeconds(20), clock.instant(), false)), sessions(DAY));
        assertTrue(saved().contains("\"to\" : \"2026-11-20T12:00:30Z\""), saved());
    }

    @Test
    void what_is_used_meanwhile_is_saved_once_a_minute() throws IOException {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        logIn();
        String before = saved();
        at(DAY, 12, 0, 40);
        tick(3040);
        passes();
        assertEquals(before, saved());
        at(DAY, 12, 1, 0);
        tick(3060);
        passes();
        assertTrue(saved().contains("\"time_spent\" : 660"), saved());
        assertTrue(saved().contains("\"seen\" : \"2026-11-20T12:01:00Z\""), saved());
    }

    @Test
    void where_nobody_is_there_nothing_is_saved_again() throws IOException {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        Files.delete(folder.resolve("history/den/anna.json"));
        at(DAY, 12, 30, 0);
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        passes();
        assertEquals("", saved());
    }

    /** Only a clean end says when a session ended; after a kill it ends where it was last seen. */
    @Test
    void after_a_kill_the_session_is_there_and_does_not_last_through_a_time_when_the_pc_was_off() throws IOException {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        logIn();
        Session known = new Session(clock.instant(), clock.instant(), false);
        at(DAY, 12, 2, 0);
        state = started(); // it was killed before the next save
        assertTrue(sessions(DAY).isEmpty(), "not shown before it was seen");
        state.gone(Troubles.lost());
        at(DAY, 12, 3, 0);
        read(file(DAY.atTime(12, 2, 40), 700, 3100));
        assertEquals(List.of(known), sessions(DAY));
        logIn();
        assertEquals(List.of(known, new Session(clock.instant(), clock.instant(), true)), sessions(DAY));
    }

    @Test
    void after_a_short_restart_it_goes_on() throws IOException {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        logIn();
        Instant from = clock.instant();
        at(DAY, 12, 2, 0);
        state = started();
        state.sessions().loggedIn(Set.of(ANNA), clock.instant()); // comes before the first look
        read(file(DAY.atTime(12, 1, 40), 700, 3100));
        assertEquals(List.of(new Session(from, clock.instant(), true)), sessions(DAY));
    }

    @Test
    void a_history_that_is_lost_is_told_beside_other_losses_and_the_pc_goes_on() throws IOException {
        Files.createDirectories(folder.resolve("history/den"));
        Files.writeString(folder.resolve("history/den/anna.json"), "{");
        Files.writeString(folder.resolve("wishes-den.json"), "{");
        state = started();
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        assertTrue(state.error().startsWith("wishes of PC den lost: "), state.error());
        assertTrue(
                state.error()
                        .endsWith("; history of anna on den lost: its file was damaged and is kept as anna.damaged-1"),
                state.error());
        assertEquals(Optional.of(600), time(DAY));
        assertFalse(saved().isEmpty());
    }

    private static final LocalDateTime NO_BATTERY = LocalDate.of(1970, 1, 1).atTime(0, 1);

    /** Else the days before the first look would be told as days on which nothing was used. */
    @Test
    void a_pc_without_a_clock_battery_makes_no_day_known() {
        logIn();
        read(file(NO_BATTERY, 20, 20), NO_BATTERY);
        tick(30);
        passes();
        assertEquals(Map.of(), state.recording().of(ANNA).days());
        read(file(NO_BATTERY, 40, 40));
        assertEquals(Optional.of(0), time(DAY));
        assertEquals(Optional.empty(), time(DAY.minusDays(1)));
    }

    @Test
    void a_file_that_a_clock_far_behind_has_left_makes_no_day_known_before_the_first() {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        read(file(DAY.minusDays(300).atTime(9, 0), 40, 40));
        assertEquals(Set.of(DAY), state.recording().of(ANNA).days().keySet());
    }

    @Test
    void a_clock_that_is_ahead_leaves_nothing_for_a_day_to_come() {
        read(file(DAY.atTime(11, 59, 40), 600, 3000));
        logIn();
        LocalDateTime ahead = DAY.plusDays(2).atTime(12, 0);
        read(file(ahead, 500, 500), ahead);
        tick(520);
        passes();
        read(file(ahead, 500, 500));
        passes();
        assertEquals(Set.of(DAY), state.recording().of(ANNA).days().keySet());
        assertEquals(Optional.of(600), time(DAY));
        assertEquals(1, sessions(DAY).size());
    }
}
