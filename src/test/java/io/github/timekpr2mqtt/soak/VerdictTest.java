package io.github.timekpr2mqtt.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judgement at the end, on days that went wrong. */
class VerdictTest {
    @TempDir
    private Path folder;

    private ToyHouse house;
    private Verdict verdict;

    @BeforeEach
    void open() throws IOException {
        house = new ToyHouse(folder);
        verdict = new Verdict(house.journal, house.ledger, place -> Family.HOME);
    }

    private Told given(int minutes) {
        Asked press = house.asks("add_15", Asked.Kind.GRANT, "" + minutes * 60);
        house.gives(false, minutes);
        return house.tells(press, "applied", "");
    }

    private static void wrong(String part, List<String> found) {
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.get(0).contains(part), found::toString);
    }

    @Test
    void presses_that_were_given_once_each_are_right() {
        Told first = given(15);
        house.gives(true, 5);
        Told second = given(-15);
        assertEquals(List.of(), verdict.grants(List.of(first, second)));
    }

    @Test
    void a_press_that_was_given_twice() {
        Told press = given(15);
        house.gives(false, 15);
        wrong("was called 2 times", verdict.grants(List.of(press)));
    }

    @Test
    void a_press_that_was_called_cancelled_and_was_given() {
        Asked press = house.asks("add_15", Asked.Kind.GRANT, "900");
        house.ledger.cancel(ToyHouse.ANNA);
        house.gives(false, 15);
        wrong("was called 1 times", verdict.grants(List.of(house.tells(press, "cancelled", ""))));
    }

    @Test
    void a_press_of_which_it_is_told_that_the_pc_took_it_may_have_been_given() {
        Asked press = house.asks("add_15", Asked.Kind.GRANT, "900");
        house.gives(false, 15);
        house.passes(1);
        Told told = house.tells(press, "expired", "the PC took it, but the day was over before it was seen");
        assertEquals(List.of(), verdict.grants(List.of(told)));
    }

    @Test
    void a_press_that_was_wiped_by_the_daemons_save() {
        Told press = given(15);
        house.saves(600);
        wrong("the PC has 0 s of extra time, but was called for 900", verdict.grants(List.of(press)));
    }

    @Test
    void a_wish_that_was_dropped_after_it_was_applied() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.tells(limit, "applied", "");
        assertEquals(List.of(), verdict.settings());
        house.sets(false, "LIMIT_PER_WEEK", "3600");
        wrong("limit_week of anna on den is 3600", verdict.settings());
    }

    @Test
    void what_somebody_changed_at_the_pc_afterwards_stays() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.tells(limit, "applied", "");
        house.sets(true, "LIMIT_PER_WEEK", "3600");
        assertEquals(List.of(), verdict.settings());
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        wrong("must be [3600]", verdict.settings());
    }
}
