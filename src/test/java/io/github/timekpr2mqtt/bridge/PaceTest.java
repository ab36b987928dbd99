package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is sent, second by second, with timers that this test runs. */
class PaceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<Integer, List<Runnable>> timers = new TreeMap<>();
    private final List<String> sent = new ArrayList<>();
    private int second;
    private Duration wrong = Duration.ZERO;
    private final Pace pace = new Pace(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return Instant.ofEpochSecond(second).plus(wrong);
                }
            },
            (delay, task) -> timers.computeIfAbsent(second + (int) delay.toSeconds(), at -> new ArrayList<>())
                    .add(task),
            (topic, payload) -> sent.add(second + " " + topic + " " + payload));

    private void until(int end) {
        while (second < end) {
            second++;
            timers.getOrDefault(second, List.of()).forEach(Runnable::run);
        }
    }

    @Test
    void the_first_change_goes_out_at_once_and_later_ones_together() {
        pace.offer("a", "1", MINUTE);
        until(10);
        pace.offer("a", "2", MINUTE);
        until(20);
        pace.offer("a", "3", MINUTE);
        until(300);
        pace.offer("a", "4", MINUTE);
        assertEquals(List.of("0 a 1", "60 a 3", "300 a 4"), sent);
    }

    @Test
    void a_clock_that_is_put_back_a_day_holds_nothing_for_a_day() {
        pace.offer("a", "1", MINUTE);
        wrong = Duration.ofDays(-1);
        pace.offer("a", "2", Duration.ZERO);
        until(10);
        pace.offer("a", "3", MINUTE);
        until(300);
        wrong = Duration.ofDays(1);
        pace.offer("a", "4", MINUTE);
        pace.offer("a", "5", MINUTE);
        wrong = Duration.ZERO;
        until(600);
        assertEquals(List.of("0 a 1", "0 a 2", "60 a 3", "300 a 4", "360 a 5"), sent);
    }

    @Test
    void what_did_not_change_or_changed_back_is_not_sent() {
        pace.offer("a", "1", MINUTE);
        pace.offer("a", "1", MINUTE);
        pace.offer("a", "2", MINUTE);
        pace.offer("a", "1", MINUTE);
        until(300);
        assertEquals(List.of("0 a 1"), sent);
    }

    @Test
    void what_somebody_waits_for_takes_what_was_held_with_it() {
        pace.offer("a", "1", MINUTE);
        pace.offer("a", "2", MINUTE);
        until(10);
        pace.offer("a", "3", Duration.ZERO);
        until(300);
        assertEquals(List.of("0 a 1", "10 a 3"), sent);
    }

    @Test
    void however_often_everything_is_told_again_the_pace_afterwards_is_the_same() {
        for (int i = 0; i < 5; i++) {
            pace.forget();
            pace.offer("a", "told " + i, MINUTE);
            pace.offer("a", "held " + i, MINUTE);
            until(second + 10);
        }
        sent.clear();
        for (int i = 0; i < 200; i++) {
            pace.offer("a", "figure " + second, MINUTE);
            until(second + 1);
        }
        assertEquals(List.of("100 a figure 99", "160 a figure 159", "220 a figure 219"), sent);
    }

    @Test
    void once_more_is_the_newest_even_if_it_was_held() {
        pace.again("a");
        pace.offer("a", "1", MINUTE);
        pace.again("a");
        pace.offer("a", "2", MINUTE);
        pace.again("a");
        until(300);
        assertEquals(List.of("0 a 1", "0 a 1", "0 a 2"), sent);
    }

    @Test
    void a_topic_that_was_cleared_gets_nothing_that_was_held_and_the_same_again_when_it_comes_back() {
        pace.offer("a", "1", MINUTE);
        pace.offer("a", "2", MINUTE);
        pace.offer("b", "1", MINUTE);
        pace.forget("a");
        until(300);
        pace.offer("a", "1", MINUTE);
        pace.offer("b", "1", MINUTE);
        assertEquals(List.of("0 a 1", "0 b 1", "300 a 1"), sent);
    }
}
