package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.OpenChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What several commands for one control may come to, by how they ended. What was taken back before it was sent must not come; of what
 * was sent before, nobody can know.
 *
 * @param wishes in the order in which they were asked for; all that give or take a child's time are one control
 * @param ends of each of them; empty of what is not known to have ended
 */
record RandomOutcome(List<RandomWish> wishes, List<String> ends) {
    /** Words for one that was taken back after it had been sent. */
    static final String PERHAPS = "cancelled, perhaps there";

    /** @param line of the audit, or an event */
    static String end(String line) {
        var event = Home.parse(line);
        String type = String.valueOf(event.get("event_type"));
        return type.equals("cancelled") && OpenChange.PERHAPS_THERE.equals(event.get("reason")) ? PERHAPS : type;
    }

    boolean isGrant() {
        return wishes.get(0).isGrant();
    }

    /** Whether one was told as applied, so that it is known what is there. */
    boolean isAnyApplied() {
        return ends.contains("applied");
    }

    /**
     * Everything that may stand in the file.
     *
     * @param before what was there before all of them
     */
    Set<String> mayBe(String before) {
        return isGrant() ? sums() : values(before);
    }

    private Set<String> sums() {
        Set<Integer> sums = Set.of(0);
        for (int i = 0; i < wishes.size(); i++) {
            Set<Integer> next = new HashSet<>();
            for (int sum : sums) {
                if (!ends.get(i).equals("applied")) {
                    next.add(sum);
                }
                if (ends.get(i).isEmpty() || ends.get(i).equals("applied")) {
                    next.add(sum + wishes.get(i).minutes());
                }
            }
            sums = next;
        }
        Set<String> seconds = new HashSet<>();
        sums.forEach(minutes -> seconds.add(String.valueOf(minutes * 60)));
        return seconds;
    }

    private Set<String> values(String before) {
        Set<String> values = new HashSet<>();
        int last = ends.lastIndexOf("applied");
        values.add(last < 0 ? before : wishes.get(last).inFile());
        for (int i = last + 1; i < wishes.size(); i++) {
            List<String> later = ends.subList(i, ends.size());
            boolean replaced = ends.get(i).equals("superseded") && (later.contains(PERHAPS) || later.contains(""));
            if (ends.get(i).isEmpty() || ends.get(i).equals(PERHAPS) || replaced) {
                values.add(wishes.get(i).inFile());
            }
        }
        return values;
    }

    /** When nothing waits any more: one ending each, and that which it may have. */
    void endsRightly(Set<RandomWish> mayBeCancelled) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            boolean isLast = i == wishes.size() - 1;
            boolean right = switch (ends.get(i)) {
                case "applied" -> true;
                case "superseded" -> !isLast && !isGrant();
                case "cancelled" -> mayBeCancelled.contains(wishes.get(i));
                case PERHAPS -> mayBeCancelled.contains(wishes.get(i)) && !isGrant();
                default -> false;
            };
            if (!right) {
                wrong.add(wishes.get(i) + " ended as " + ends.get(i));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(ends.size() == wishes.size());
    }
}
