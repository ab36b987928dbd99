package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClientIdTest {
    /** Section 3.1.3.1: what a broker must accept. */
    private static final String ACCEPTED = "[0-9a-zA-Z]{1,23}";

    @Test
    void it_is_that_of_the_base_topic_at_every_start() {
        assertEquals("timekpr721f95112c45435b", ClientId.of("timekpr"));
        assertTrue(ClientId.of("\u00e4/b c").matches(ACCEPTED));
    }

    @Test
    void bridges_with_topics_of_their_own_do_not_throw_each_other_out() {
        assertNotEquals(ClientId.of("timekpr"), ClientId.of("timekpr-x"));
    }

    @Test
    void a_look_throws_nobody_out() {
        assertTrue(ClientId.ofLook().matches(ACCEPTED));
        assertNotEquals(ClientId.ofLook(), ClientId.ofLook());
    }
}
