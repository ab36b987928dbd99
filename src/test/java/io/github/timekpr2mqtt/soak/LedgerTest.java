package io.github.timekpr2mqtt.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong must be seen: each lie of a bridge once. */
class LedgerTest {
    @TempDir
    private Path folder;

    private ToyHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new ToyHouse(folder);
    }

    private void breach(String part) {
        List<String> breaches = house.diary.breaches();
        assertEquals(1, breaches.size(), breaches::toString);
        assertTrue(breaches.get(0).contains(part), breaches::toString);
    }

    @Test
    void a_change_that_the_pc_has_may_be_called_applied_and_be_told_twice() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        assertTrue(house.ledger.isOpen(ToyHouse.ANNA));
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.tells(limit, "applied", "");
        house.tells(limit, "applied", "");
        assertEquals(List.of(), house.diary.breaches());
        assertEquals(List.of(), house.ledger.open());
    }

    @Test
    void applied_before_the_pc_has_it() {
        house.tells(house.asks("limit_week", Asked.Kind.SETTING, "7200"), "applied", "");
        breach("the PC never had it since");
    }

    @Test
    void two_different_endings() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.tells(limit, "applied", "");
        house.ledger.cancel(ToyHouse.ANNA);
        house.tells(limit, "cancelled", "");
        breach("has two endings");
    }

    @Test
    void more_presses_called_given_than_were() {
        Asked first = house.asks("add_15", Asked.Kind.GRANT, "900");
        Asked second = house.asks("add_15", Asked.Kind.GRANT, "900");
        house.gives(false, 15);
        house.tells(first, "applied", "");
        house.tells(second, "applied", "");
        breach("given it 1 times, and 2 were told");
    }

    @Test
    void a_setting_for_which_nobody_asked() {
        house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.sets(true, "LIMIT_PER_WEEK", "3600");
        house.sets(false, "LIMIT_PER_WEEK", "10800");
        breach("set limit_week of anna on den to 10800");
    }

    @Test
    void time_given_into_a_file_of_yesterday() {
        house.passes(1);
        house.gives(false, 15);
        breach("into a file of another day");
    }

    @Test
    void endings_for_which_there_is_no_reason() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        for (String type : List.of("superseded", "cancelled", "expired", "failed", "rejected")) {
            int before = house.diary.breaches().size();
            house.tells(house.asks("limit_week", Asked.Kind.SETTING, "7200"), type, "the PC refused it: no");
            assertEquals(before + 1, house.diary.breaches().size(), type);
        }
        house.tells(limit, "superseded", "");
        assertEquals(5, house.diary.breaches().size(), "others came after it");
    }

    @Test
    void a_change_at_the_pc_that_was_our_own() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.tells(limit, "changed_at_pc", "");
        breach("nobody changed limit_week");
    }

    @Test
    void what_was_taken_back_while_it_was_sent_may_arrive() {
        Asked limit = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        house.ledger.cancel(ToyHouse.ANNA);
        house.tells(limit, "cancelled", "");
        house.sets(false, "LIMIT_PER_WEEK", "7200");
        house.ledger.heard(
                new Told(Map.of(
                        "event_type", "changed_at_pc",
                        "id", "pc-1",
                        "pc", "den",
                        "user", "anna",
                        "command", "limit_week",
                        "after", 2)),
                System.nanoTime());
        assertEquals(List.of(), house.diary.breaches());
    }

    @Test
    void what_the_pc_never_had_is_shown_as_its_own() {
        Map<String, Object> details = new HashMap<>();
        Level.OF_CHILD.keySet().forEach(control -> details.put(control, Map.of("on_pc", shown(control))));
        house.ledger.shown(ToyHouse.ANNA, Map.of("details", details));
        assertEquals(List.of(), house.diary.breaches());
        details.put("limit_monday", Map.of("on_pc", 61));
        house.ledger.shown(ToyHouse.ANNA, Map.of("details", details));
        breach("limit_monday of anna on den is shown with 61");
    }

    private static Object shown(String control) {
        if (control.startsWith("playtime_limit")) {
            return 0;
        }
        return control.startsWith("hours_")
                ? "7;8"
                : switch (control) {
                    case "limit_week" -> 168;
                    case "limit_month" -> 744;
                    case "lockout" -> "terminate";
                    default -> control.startsWith("limit_") ? 60 : "OFF";
                };
    }

    @Test
    void an_ending_of_what_nobody_asked_for() {
        Asked stranger = house.asks("limit_week", Asked.Kind.SETTING, "7200");
        ToyHouse other;
        try {
            other = new ToyHouse(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        other.tells(stranger, "failed", "");
        assertTrue(other.diary.breaches().get(0).contains("nobody asked"));
    }
}
