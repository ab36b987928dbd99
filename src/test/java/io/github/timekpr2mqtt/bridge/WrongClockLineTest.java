package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clock of a PC, or that of the bridge, is wrong for a while: by a day, by decades, or in another zone. Whatever it says, a
 * bonus is given once, into the day it was meant for, and what was used is not forgotten. Each test has days of its own.
 */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongClockLineTest {
    private static final LocalDateTime NO_BATTERY = LocalDate.of(1970, 1, 1).atTime(0, 1);

    private final TwoVersions two;
    private final WrongClock clock;
    private final Home home;
    private LocalDate day = LocalDate.of(2030, 3, 5);

    WrongClockLineTest(Broker broker, @TempDir Path folder) throws IOException {
        two = new TwoVersions(broker, folder);
        clock = two.clock;
        home = two.home.start();
    }

    /** An hour used today, and everything is as it should be. */
    @BeforeEach
    void noon() throws Exception {
        day = day.plusDays(10);
        clock.set(noonOf(day).toInstant(ZoneOffset.UTC));
        for (String name : TwoVersions.PCS) {
            LabPc pc = pc(name);
            pc.clock().set(noonOf(day));
            for (String child : TwoVersions.CHILDREN) {
                for (String figure : List.of("BALANCE", "DAY", "WEEK", "MONTH")) {
                    pc.files().setTime(child, "TIME_SPENT_" + figure, "3600");
                }
                pc.files().setLastChecked(child, noonOf(day).minusMinutes(1));
            }
        }
        for (String pc : TwoVersions.PCS) {
            for (String child : TwoVersions.CHILDREN) {
                look(pc);
                home.await(
                        home.account(pc, child, "history"),
                        history -> history.toString().contains("date=" + day.minusDays(1)));
                shows(pc, child, 60, 0);
            }
        }
    }

    @AfterAll
    void end() throws Exception {
        two.close();
    }

    private static LocalDateTime noonOf(LocalDate date) {
        return date.atTime(12, 0);
    }

    private LabPc pc(String name) {
        return two.pc(name);
    }

    /** Logs a child out; returns when the daemon has saved its time for the last time. */
    private void leaves(String pc, String child) throws IOException {
        pc(pc).logout(child);
        Awaitility.await(child + " has left")
                .atMost(Home.LIMIT)
                .until(() -> !pc(pc).parent()
                        .call("getUserInformation", "ss", child, "R")
                        .contains("ACTUAL"));
    }

    private void look(String pc) {
        home.probe.publish(home.base + "/pc/" + pc + "/sync_now/set", "PRESS");
    }

    private void shows(String pc, String child, int used, int extra) {
        look(pc);
        Map<String, Object> state = home.await(
                home.account(pc, child, "state"),
                s -> s.get("time") instanceof Number time
                        && Math.abs(time.doubleValue() - used) <= 1
                        && Integer.valueOf(extra).equals(s.get("extra_today")));
        assertTrue(
                state.get("time_left") instanceof Number left && left.doubleValue() >= 0 && left.doubleValue() <= 1440,
                state::toString);
    }

    private void off(String pc) throws IOException {
        pc(pc).off();
        home.await(home.base + "/pc/" + pc + "/state", state -> "OFF".equals(state.get("online")));
    }

    private void on(String pc, LocalDateTime itsClock) throws IOException {
        pc(pc).clock().set(itsClock);
        pc(pc).on();
        look(pc);
        home.awaitOnline(pc);
    }

    private void press(String pc, String child, String id) {
        home.press(pc, child, "add_15", day + id);
    }

    /** The same while nothing can be given, which is then the n-th that waits. */
    private void asks(String pc, String child, String id, int n) {
        press(pc, child, id);
        home.await(home.account(pc, child, "state"), state -> Integer.valueOf(n).equals(state.get("waiting")));
    }

    private void waits(String pc, String child, String why) {
        home.await(
                home.account(pc, child, "state"),
                state ->
                        state.toString().contains("clock: ") && state.toString().contains(why));
    }

    private void ends(String pc, String child, String id, String how) {
        List<Map<String, Object>> ended = Awaitility.await(id + " of " + child + " on " + pc)
                .atMost(Home.LIMIT)
                .until(
                        () -> home.events(pc, child).stream()
                                .filter(event -> (day + id).equals(event.get("id")))
                                .toList(),
                        events -> !events.isEmpty());
        assertEquals(
                List.of(how),
                ended.stream().map(event -> event.get("event_type")).toList(),
                ended::toString);
    }

    private void pressed(String pc, String child, String id) {
        press(pc, child, id);
        ends(pc, child, id, "applied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "recent"})
    void the_pc_is_a_day_ahead_for_a_while(String pc) throws Exception {
        pc(pc).login("there");
        pressed(pc, "there", "1");
        pressed(pc, "away", "1");
        pc(pc).clock().set(noonOf(day.plusDays(1)));
        shows(pc, "away", 0, 0);
        shows(pc, "there", 0, 0);
        pc(pc).clock().set(noonOf(day));
        shows(pc, "away", 60, 15);
        press(pc, "there", "2");
        boolean cannot =
                pc.equals("old"); // it takes a step back for a day that was not used, of which it holds no more
        ends(pc, "there", "2", cannot ? "failed" : "applied");
        pressed(pc, "away", "2");
        GrantLineTest.awaitExtra(pc(pc), "there", cannot ? 0 : 900);
        GrantLineTest.awaitExtra(pc(pc), "away", 1800);
        leaves(pc, "there");
        off(pc);
        asks(pc, "away", "3", 1);
        on(pc, noonOf(day.plusDays(1)));
        waits(pc, "away", "it is for " + day);
        pc(pc).clock().set(noonOf(day));
        look(pc);
        ends(pc, "away", "3", "applied");
        assertEquals(2700, GrantLineTest.extra(pc(pc), "away"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "recent"})
    void the_pc_is_a_day_behind_for_a_while(String pc) throws Exception {
        pc(pc).login("there");
        pressed(pc, "there", "1");
        pressed(pc, "away", "1");
        pc(pc).clock().set(noonOf(day.minusDays(1)));
        shows(pc, "away", 0, 0);
        asks(pc, "there", "2", 1);
        asks(pc, "away", "2", 1);
        waits(pc, "there", "it is for " + day);
        waits(pc, "away", "it is for " + day);
        pc(pc).clock().set(noonOf(day));
        look(pc);
        ends(pc, "there", "2", "applied");
        ends(pc, "away", "2", "applied");
        shows(pc, "away", 60, 30);
        assertEquals(1800, GrantLineTest.extra(pc(pc), "away"));
        home.await(home.account(pc, "there", "state"), s -> s.get("time") instanceof Number n && n.intValue() >= 0);
        leaves(pc, "there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "recent"})
    void the_pc_has_no_clock_battery(String pc) throws Exception {
        pressed(pc, "away", "1");
        off(pc);
        asks(pc, "away", "2", 1);
        asks(pc, "there", "2", 1);
        on(pc, NO_BATTERY);
        waits(pc, "away", "it is for " + day + ", but the PC's date is 1970-01-01");
        String ofPc = home.base + "/pc/" + pc + "/state";
        home.await(ofPc, s -> String.valueOf(s.get("last_error")).contains("its date is 1970-01-01, ours " + day));
        asks(pc, "away", "3", 2);
        pc(pc).login("there");
        home.await(home.account(pc, "there", "state"), state -> "ON".equals(state.get("active")));
        assertEquals(900, GrantLineTest.extra(pc(pc), "away"));
        assertEquals(day, pc(pc).files().lastChecked("away").toLocalDate());
        pc(pc).clock().set(noonOf(day).plusMinutes(5));
        look(pc);
        ends(pc, "away", "2", "applied");
        ends(pc, "away", "3", "applied");
        ends(pc, "there", "2", "applied");
        shows(pc, "away", 60, 45);
        home.await(ofPc, s -> "OK".equals(s.get("last_error")) && "OFF".equals(s.get("problem")));
        GrantLineTest.awaitExtra(pc(pc), "there", 900);
        leaves(pc, "there");
    }

    @Test
    void the_pc_starts_with_the_time_of_its_end() throws Exception {
        off("old");
        asks("old", "there", "1", 1);
        clock.set(day.plusDays(1).atTime(8, 0).toInstant(ZoneOffset.UTC));
        asks("old", "away", "1", 1);
        on("old", day.atTime(23, 0));
        waits("old", "there", "it is for " + day + ", which is over by our clock");
        waits("old", "away", "it is for " + day.plusDays(1));
        pc("old").clock().set(day.plusDays(1).atTime(8, 1));
        look("old");
        ends("old", "there", "1", "expired");
        ends("old", "away", "1", "applied");
        assertEquals(0, GrantLineTest.extra(pc("old"), "there"));
        shows("old", "away", 0, 15);
    }

    @Test
    void our_own_clock_is_a_day_behind_and_a_day_ahead_for_a_while() throws Exception {
        clock.step(Duration.ofDays(-1));
        pressed("recent", "away", "1");
        shows("recent", "away", 60, 15);
        clock.step(Duration.ofDays(2));
        pressed("recent", "away", "2");
        shows("recent", "away", 60, 30);
        clock.step(Duration.ofDays(-1));
        pressed("recent", "away", "3");
        shows("recent", "away", 60, 45);

        off("recent");
        clock.step(Duration.ofDays(-1));
        asks("recent", "away", "4", 1);
        on("recent", noonOf(day));
        ends("recent", "away", "4", "applied");
        clock.step(Duration.ofDays(1));

        off("recent");
        asks("recent", "away", "5", 1);
        clock.step(Duration.ofDays(1));
        on("recent", noonOf(day));
        waits("recent", "away", "which is over by our clock but not by the PC's");
        clock.step(Duration.ofDays(-1));
        look("recent");
        ends("recent", "away", "5", "applied");
        assertEquals(5 * 900, GrantLineTest.extra(pc("recent"), "away"));

        off("recent");
        asks("recent", "away", "6", 1);
        on("recent", noonOf(day.plusDays(1)));
        waits("recent", "away", "but the PC's date is " + day.plusDays(1));
        clock.step(Duration.ofDays(1));
        look("recent");
        ends("recent", "away", "6", "expired");
        shows("recent", "away", 0, 0);
    }

    @Test
    void the_pc_goes_to_the_east_and_comes_back() throws Exception {
        pressed("recent", "away", "1");
        off("recent");
        pc("recent").clock().zone("Pacific/Kiritimati"); // +14
        on("recent", LocalDateTime.ofInstant(clock.instant(), ZoneId.of("Pacific/Kiritimati")));
        shows("recent", "away", 0, 0);
        pressed("recent", "away", "2");
        shows("recent", "away", 0, 15);
        off("recent");
        pc("recent").clock().zone("Etc/UTC");
        on("recent", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        pressed("recent", "away", "3");
        shows("recent", "away", 0, 15);
    }
}
