package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewestTimesTest {
    private static final Username ANNA = new Username("anna");
    private static final Username BEN = new Username("ben");

    private final Deque<Runnable> desk = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final NewestTimes times = new NewestTimes(desk::add, (user, time) -> told.add(user + " " + time.left()));

    private static LiveTime left(int seconds) {
        return LiveTime.ofSignal(Map.of("LEFTD", 0, "LEFT", seconds, "SPENT", 0, "SPENTW", 0, "SPENTM", 0, "SLEEP", 0));
    }

    @Test
    void while_the_desk_is_busy_the_newest_of_each_child_waits_and_no_more() {
        for (int i = 10_000; i > 0; i--) {
            times.offer(ANNA, left(i));
        }
        times.offer(BEN, left(7));
        assertEquals(2, desk.size());
        desk.remove().run();
        desk.remove().run();
        assertEquals(List.of("anna 1", "ben 7"), told);
    }

    @Test
    void a_desk_that_is_free_is_told_each() {
        times.offer(ANNA, left(2));
        desk.remove().run();
        times.offer(ANNA, left(1));
        desk.remove().run();
        assertEquals(List.of("anna 2", "anna 1"), told);
    }
}
