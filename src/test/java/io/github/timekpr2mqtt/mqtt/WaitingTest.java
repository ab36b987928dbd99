package io.github.timekpr2mqtt.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Waiting waiting = new Waiting();

    private Waiting.Message state(String topic, String payload) {
        return waiting.add(message(topic, payload, true));
    }

    private Waiting.Message event(String topic, String payload) {
        return waiting.add(message(topic, payload, false));
    }

    private static Mqtt5Publish message(String topic, String payload, boolean retain) {
        return Mqtt5Publish.builder()
                .topic(topic)
                .payload(payload.getBytes(UTF_8))
                .retain(retain)
                .build();
    }

    /** Everything that may go out now, without hearing of any arrival. */
    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        for (Optional<Waiting.Message> next = waiting.next(); next.isPresent(); next = waiting.next()) {
            sent.add(text(next.get()));
        }
        return sent;
    }

    private static String text(Waiting.Message message) {
        return message.publish().getTopic() + " " + new String(message.publish().getPayloadAsBytes(), UTF_8);
    }

    @Test
    void of_a_state_only_the_newest_waits_at_the_place_of_the_first() {
        state("a", "1");
        state("b", "1");
        state("a", "2");
        assertEquals(List.of("a 2", "b 1"), sent());
    }

    @Test
    void who_put_the_replaced_state_hears_of_the_newer_one() {
        assertSame(state("a", "1").told(), state("a", "2").told());
    }

    @Test
    void of_events_every_one_waits_in_order_one_per_topic_on_its_way() {
        event("a", "1");
        event("a", "2");
        event("b", "1");
        Waiting.Message first = waiting.next().orElseThrow();
        assertEquals("a 1", text(first));
        assertEquals(List.of("b 1"), sent());
        waiting.arrived(first);
        assertEquals(List.of("a 2"), sent());
    }

    @Test
    void a_state_that_changes_while_it_is_on_its_way_goes_out_again() {
        state("a", "1");
        Waiting.Message first = waiting.next().orElseThrow();
        state("a", "2");
        assertEquals(List.of(), sent());
        waiting.arrived(first);
        assertEquals(List.of("a 2"), sent());
    }

    @Test
    void what_did_not_arrive_goes_out_again_before_what_came_later() {
        event("a", "1");
        event("a", "2");
        state("s", "1");
        Waiting.Message first = waiting.next().orElseThrow();
        waiting.failed(first);
        assertEquals("a 1", text(waiting.next().orElseThrow()));
        assertEquals(List.of("s 1"), sent());
    }

    @Test
    void a_state_that_did_not_arrive_gives_way_to_a_newer_one_and_hears_of_it() {
        Waiting.Message old = state("a", "1");
        assertSame(old, waiting.next().orElseThrow());
        Waiting.Message newer = state("a", "2");
        waiting.failed(old);
        assertEquals(List.of("a 2"), sent());
        assertFalse(old.told().isDone());
        newer.told().complete(Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS);
        assertEquals(Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS, old.told().join());
    }

    @Test
    void it_hears_also_that_the_newer_one_cannot_be_sent() {
        Waiting.Message old = state("a", "1");
        assertSame(old, waiting.next().orElseThrow());
        Waiting.Message newer = state("a", "2");
        waiting.failed(old);
        newer.told().completeExceptionally(new IllegalStateException("too large"));
        assertThrows(CompletionException.class, () -> old.told().join());
    }

    @Test
    void no_more_than_the_window_is_on_its_way() {
        for (int i = 0; i < 100; i++) {
            state("s" + i, "1");
        }
        assertEquals(Waiting.WINDOW, sent().size());
        waiting.arrived(new Waiting.Message(
                0, message("s0", "1", true), state("other", "1").told()));
        assertEquals(List.of("s64 1"), sent());
    }

    @Test
    void the_oldest_event_is_surplus_never_a_state() {
        state("s", "1");
        for (int i = 0; i < Waiting.EVENTS; i++) {
            event("e", "" + i);
            assertTrue(waiting.surplus().isEmpty());
        }
        event("e", "last");
        assertEquals("e 0", waiting.surplus().map(WaitingTest::text).orElseThrow());
        assertTrue(waiting.surplus().isEmpty());
        assertEquals(List.of("s 1", "e 1"), sent());
    }

    @Test
    void ten_thousand_states_do_not_push_an_event_out() {
        event("e", "1");
        for (int i = 0; i < 10_000; i++) {
            state("s" + i, "1");
        }
        assertTrue(waiting.surplus().isEmpty());
        assertEquals("e 1", text(waiting.next().orElseThrow()));
    }
}
