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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Midnights at which more than a day ends, and the two nights of a year in which a clock is put: the PC of each version, with a
 * child who is there and one who is not, and the bridge go through them on one clock. A bonus from before is over with its day
 * alone, a bonus from after is given once.
 */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnLineTest {
    private static final String LIMITS = "18000;18000;18000;18000;18000;18000;18000";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int SECONDS_BEFORE = 1;

    /** In the order in which they come. */
    private enum Turn {
        /** A Sunday, in a zone that does not put its clocks any more. */
        WEEK("America/Sao_Paulo", "2030-10-20T23:59:59", true),
        /** A Thursday: the week goes on. */
        MONTH("America/Sao_Paulo", "2030-10-31T23:59:59", true),
        /** A Tuesday: the ISO week goes on. */
        YEAR("Europe/Berlin", "2030-12-31T23:59:59", true),
        /** There is no 02:30. */
        SPRING("Europe/Berlin", "2031-03-30T01:59:59", false),
        /** There is no midnight: the day begins at 01:00. */
        NO_MIDNIGHT("Africa/Cairo", "2031-04-24T23:59:59", true),
        /** 02:30 comes twice. */
        AUTUMN("Europe/Berlin", "2031-10-26T02:59:59", false);

        private final ZoneId zone;
        private final LocalDateTime last;
        private final boolean endsDay;

        Turn(String zone, String last, boolean endsDay) {
            this.zone = ZoneId.of(zone);
            this.last = LocalDateTime.parse(last);
            this.endsDay = endsDay;
        }

        /** Some time before, on the same day. */
        LocalDateTime quiet() {
            return last.with(LocalTime.of(1, 15));
        }

        Instant over() {
            return last.atZone(zone).toInstant().plusSeconds(1);
        }

        /** Whether a file was saved in the half hour after it; in the half before, the clock shows the same hour, but later. */
        boolean isBefore(LocalDateTime saved) {
            LocalDateTime first = LocalDateTime.ofInstant(over(), zone).truncatedTo(ChronoUnit.MINUTES);
            return !saved.isBefore(first) && saved.isBefore(first.plusMinutes(30));
        }

        /** Minutes used of the day, of sixty before. */
        int usedAfter() {
            return endsDay ? 0 : 60;
        }

        /**
         * Minutes: Timekpr 0.5.4 takes an hour that comes again off what was used, if it counts before it is told something.
         */
        List<Integer> mayTakeOff(String pc, String child) {
            return this == AUTUMN && pc.equals("old") && child.equals("there") ? List.of(0, 60) : List.of(0);
        }

        /** Timekpr 0.5.4 that has saved just before an hour comes again does not save until it is over, unless it is told something. */
        boolean isSavedAfter(String pc) {
            return this != AUTUMN || !pc.equals("old");
        }

        /** Hours used of the week, of ten before. Timekpr 0.5.4 forgets it at the end of a month, too. */
        int weekAfter(String pc) {
            return this == WEEK || (monthAfter() == 0 && pc.equals("old")) ? 0 : 10;
        }

        /** Hours used of the month, of twenty before. */
        int monthAfter() {
            return this == MONTH || this == YEAR ? 0 : 20;
        }
    }

    private final TwoVersions two;
    private final WrongClock clock;
    private final Home home;

    TurnLineTest(Broker broker, @TempDir Path folder) throws IOException {
        two = new TwoVersions(broker, folder);
        clock = two.clock;
        home = two.home;
        for (String pc : TwoVersions.PCS) {
            for (String child : TwoVersions.CHILDREN) {
                pc(pc).files().setConfig(child, "LIMITS_PER_WEEKDAYS", LIMITS);
            }
        }
    }

    @AfterAll
    void end() throws Exception {
        two.close();
    }

    private LabPc pc(String name) {
        return two.pc(name);
    }

    /** An hour used today, ten in the week and twenty in the month. */
    private void prepare(LabPc pc, Turn turn) throws IOException {
        pc.off();
        pc.clock().zone(turn.zone.getId());
        pc.clock().set(turn.quiet());
        for (String child : TwoVersions.CHILDREN) {
            pc.files().setTime(child, "TIME_SPENT_BALANCE", "3600");
            pc.files().setTime(child, "TIME_SPENT_DAY", "3600");
            pc.files().setTime(child, "TIME_SPENT_WEEK", "36000");
            pc.files().setTime(child, "TIME_SPENT_MONTH", "72000");
            pc.files().setLastChecked(child, turn.quiet().minusMinutes(1));
        }
        pc.on();
        pc.login("there");
    }

    private void setClocks(Instant moment, Turn turn) throws IOException {
        for (String pc : TwoVersions.PCS) {
            pc(pc).clock().set(LocalDateTime.ofInstant(moment, turn.zone));
        }
        clock.set(moment);
    }

    private static double number(Map<String, Object> document, String key) {
        return document.get(key) instanceof Number number ? number.doubleValue() : -1;
    }

    private void press(String pc, String child, String id) {
        home.press(pc, child, "add_15", id);
        Awaitility.await(id + " of " + child + " on " + pc)
                .atMost(LIMIT)
                .until(() -> !endings(pc, child, id).isEmpty());
        assertEquals(
                List.of("applied"),
                endings(pc, child, id).stream()
                        .map(event -> event.get("event_type"))
                        .toList(),
                endings(pc, child, id)::toString);
    }

    private List<Map<String, Object>> endings(String pc, String child, String id) {
        return home.events(pc, child).stream()
                .filter(event -> id.equals(event.get("id")))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_bonus_is_given_once_and_for_its_day(Turn turn) throws Exception {
        clock.set(turn.quiet().atZone(turn.zone).toInstant());
        for (String pc : TwoVersions.PCS) {
            prepare(pc(pc), turn);
        }
        if (turn == Turn.WEEK) {
            home.start();
        }
        for (String pc : TwoVersions.PCS) {
            for (String child : TwoVersions.CHILDREN) {
                home.await(
                        home.account(pc, child, "state"),
                        state -> number(state, "time") == 60
                                && number(state, "time_week") == 10
                                && Integer.valueOf(0).equals(state.get("extra_today"))
                                && (child.equals("there") ? "ON" : "OFF").equals(state.get("active")));
                press(pc, child, turn + " before");
                GrantLineTest.awaitExtra(pc(pc), child, 900);
            }
        }
        int told = home.probe.on(home.account("old", "there", "state")).size();

        setClocks(turn.last.atZone(turn.zone).toInstant().minusSeconds(SECONDS_BEFORE), turn);
        Awaitility.await("the turn").atMost(LIMIT).until(() -> clock.instant().isAfter(turn.over()));

        for (String pc : TwoVersions.PCS) {
            if (turn.isSavedAfter(pc)) {
                Awaitility.await("a save of " + pc)
                        .atMost(LIMIT)
                        .ignoreException(IOException.class)
                        .until(() -> pc(pc).files().lastChecked("there"), turn::isBefore);
            }
            for (String child : TwoVersions.CHILDREN) {
                if (turn.isSavedAfter(pc)) {
                    isTrueAfter(turn, pc, child, turn.endsDay ? 0 : 15);
                }
                press(pc, child, turn + " after");
                GrantLineTest.awaitExtra(pc(pc), child, turn.endsDay ? 900 : 1800);
                isTrueAfter(turn, pc, child, turn.endsDay ? 15 : 30);
                assertEquals(LIMITS, pc(pc).files().config(child, "LIMITS_PER_WEEKDAYS"));
                assertEquals(1, endings(pc, child, turn + " before").size());
            }
        }
        for (Map<String, Object> state : home.probe.on(home.account("old", "there", "state")).stream()
                .skip(told)
                .map(Home::parse)
                .toList()) {
            assertTrue(Set.of(0.0, 1.0, 60.0, 61.0).contains(number(state, "time")), state::toString);
            assertTrue(Set.of(0.0, 15.0, 30.0).contains(number(state, "extra_today")), state::toString);
            assertTrue(number(state, "time_left") >= 0 && number(state, "time_left_now") >= 0, state::toString);
        }
    }

    /** Together what was used and what is left are the limit and what was given. */
    private void isTrueAfter(Turn turn, String pc, String child, int extra) {
        home.await(
                home.account(pc, child, "state"),
                s -> isLeftTrue(s, turn.mayTakeOff(pc, child), extra)
                        && turn.mayTakeOff(pc, child).stream().anyMatch(off -> isTrue(s, turn, pc, off, extra)));
        if (turn.endsDay) {
            home.await(
                    home.account(pc, child, "history"),
                    history -> Math.abs(number(history, "yesterday") - 60) <= 1
                            && history.toString()
                                    .contains(turn.last.toLocalDate().toString()));
        }
    }

    /** What the daemon has taken off, it says first by what it leaves, and by what was used when it saves. */
    private static boolean isLeftTrue(Map<String, Object> state, List<Integer> mayBeTakenOff, int extra) {
        double tooMuch = number(state, "time_left") + number(state, "time") - 300 - extra;
        return mayBeTakenOff.stream().anyMatch(off -> Math.abs(tooMuch - off) <= 1);
    }

    private static boolean isTrue(Map<String, Object> state, Turn turn, String pc, int off, int extra) {
        return Math.abs(number(state, "time") - turn.usedAfter() + off) <= 1
                && number(state, "extra_today") == extra
                && number(state, "time_week") == turn.weekAfter(pc) - off / 60
                && number(state, "time_month") == turn.monthAfter() - off / 60;
    }
}
