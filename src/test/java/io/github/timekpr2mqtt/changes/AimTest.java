package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimTest {
    private static final int LIMIT = 7200;

    private static Allotment time(int day, int extra, int limit) {
        return new Allotment(day, day - extra, limit);
    }

    @ParameterizedTest
    @CsvSource({
        // day and extra seconds at our look, handed to Timekpr; day and extra seconds now
        "600, 0, 900, 600, 900, ARRIVED",
        "600, 0, 900, 600, 0, MISSING",
        "600, 0, 900, 7000, 900, ARRIVED", // using time within the limit moves nothing
        "600, 0, 900, 7000, 0, MISSING",
        "600, 0, 900, 600, 899, ARRIVED", // cut to whole seconds
        "600, 0, 900, 600, 600, UNKNOWN", // 10 minutes at the PC, and ours is not there; or 5 were taken
        "600, 0, 900, 600, 2700, UNKNOWN", // 30 minutes at the PC, and ours is there or not
        "600, 0, 900, 600, -900, UNKNOWN",
        "600, 900, 900, 600, 1800, ARRIVED",
        "600, 900, -1800, 600, -900, ARRIVED",
        "600, 900, -1800, 600, 900, MISSING",
        "600, 900, -1800, 600, 0, UNKNOWN",
        "9000, 0, 900, 9000, 2700, ARRIVED", // 30 minutes past the limit are forgiven
        "9000, 0, 900, 9000, 0, MISSING",
        "9000, 0, 900, 9040, 2740, ARRIVED", // and what it used until the call arrived
        "9000, 0, 900, 12600, 2700, ARRIVED", // used afterwards
        "9000, 0, 900, 12600, 6300, ARRIVED", // used before: the call came an hour late
        "9000, 0, 900, 9040, 2900, UNKNOWN",
        "9000, 0, 900, 9000, 900, ARRIVED", // the limit was raised before the call arrived
        "7000, 0, 900, 7500, 1200, ARRIVED", // it was not past the limit at our look
        "7000, 0, 900, 7500, 1300, UNKNOWN",
        "600, 0, 12, 600, 12, ARRIVED", // all of today's extra time, of which little was missing
        "600, 0, 12, 600, 0, MISSING",
        "600, 0, 12, 600, 6, UNKNOWN",
        "7000, 0, -900, 8100, 0, UNKNOWN", // it counted on until what was taken looks as if it had not been
        "0, 86000, 900, 0, 86400, ARRIVED", // Timekpr holds no more than a day
    })
    void it_arrived_if_the_call_alone_can_have_made_what_is_seen(
            int day, int extra, int operation, int dayNow, int extraNow, Aim.Sight sight) {
        Aim aim = new Aim(time(day, extra, LIMIT), operation);
        assertEquals(sight, aim.seenIn(time(dayNow, extraNow, LIMIT)));
    }

    @ParameterizedTest
    @CsvSource({"6000, 2700, ARRIVED", "6000, 3900, ARRIVED", "6000, 4000, UNKNOWN", "40000, 900, ARRIVED"})
    void a_limit_that_was_changed_meanwhile_is_reckoned_with(int limitNow, int extraNow, Aim.Sight sight) {
        Aim aim = new Aim(time(9000, 0, LIMIT), 900);
        assertEquals(sight, aim.seenIn(time(9000, extraNow, limitNow)));
    }

    @ParameterizedTest
    @CsvSource({"900, 0, 900", "-900, 600, -300", "900, 0, 6000"})
    void of_an_older_document_before_and_after_are_known(int operation, int before, int target) {
        Aim aim = Aim.of(operation, before, target);
        assertEquals(before, aim.before());
        assertEquals(target, aim.target());
        assertEquals(Aim.Sight.ARRIVED, aim.seenIn(time(0, target, LIMIT)));
        assertEquals(Aim.Sight.MISSING, aim.seenIn(time(0, before, LIMIT)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // extra seconds after an answered call for 15 minutes; what it made
                "900, 900, -",
                "2700, 900, -", // 30 minutes were given at the PC, too
                "451, 900, -",
                "450, 900, the PC took it; but shows 7.5 min of extra time today: its limit or its time was changed there in that moment",
                "0, 0, the PC took it; but does not show it: somebody else changed today's time",
                "-900, 900, the PC took it; but shows -15 min of extra time today: its limit or its time was changed there in that moment",
            })
    void an_answered_one_is_there_if_what_is_seen_is_nearer_to_it_than_to_what_was_before(
            int extraNow, int made, String amiss) {
        Aim aim = new Aim(time(600, 0, LIMIT), 900);
        Allotment now = time(600, extraNow, LIMIT);
        assertEquals(
                Optional.ofNullable(amiss).map(text -> text.replace(';', ',')), aim.amiss(Amount.relative(900), now));
        assertEquals(made, aim.made(now));
    }
}
