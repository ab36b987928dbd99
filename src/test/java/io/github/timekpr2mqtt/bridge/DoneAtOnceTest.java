package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoneAtOnceTest {
    private final DoneAtOnce done = new DoneAtOnce();

    @Test
    void it_is_known_by_its_topic_and_its_id() {
        done.add("t/pc/den/sync_now/set", Optional.of("1"));
        assertTrue(done.knows("t/pc/den/sync_now/set", Optional.of("1")));
        assertFalse(done.knows("t/pc/den/sync_now/set", Optional.of("2")));
        assertFalse(done.knows("t/pc/attic/sync_now/set", Optional.of("1")));
    }

    @Test
    void one_without_an_id_is_a_new_one_each_time() {
        done.add("t/pc/den/sync_now/set", Optional.empty());
        assertFalse(done.knows("t/pc/den/sync_now/set", Optional.empty()));
    }

    @Test
    void of_more_than_it_keeps_the_oldest_are_forgotten() {
        for (int i = 0; i <= DoneAtOnce.MOST; i++) {
            done.add("t", Optional.of("" + i));
            done.add("t", Optional.of("" + i));
        }
        assertFalse(done.knows("t", Optional.of("0")));
        assertTrue(done.knows("t", Optional.of("1")));
        assertTrue(done.knows("t", Optional.of("" + DoneAtOnce.MOST)));
    }
}
