package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Message FIRST = Message.signal(1, "/a", "i.f", "first", "sas", "x", List.of("y", "z"));
    private static final Message SECOND = Message.signal(2, "/a", "i.f", "second", "");

    private final Decoded decoded = new Decoded();
    private final Intake intake = new Intake(decoded);

    private void push(byte[] bytes, int from, int to) throws Malformed {
        intake.accept(bytes, from, to - from);
    }

    private void push(byte[] bytes) throws Malformed {
        push(bytes, 0, bytes.length);
    }

    @Test
    void the_pieces_may_be_cut_anywhere() throws Malformed {
        byte[] two = Bytes.joined(FIRST.encode(), SECOND.encode());
        for (int cut = 0; cut <= two.length; cut++) {
            push(two, 0, cut);
            push(two, cut, two.length);
        }
        assertEquals(2 * (two.length + 1), decoded.messages.size());
        for (int i = 0; i < decoded.messages.size(); i += 2) {
            assertEquals(List.of(FIRST, SECOND), decoded.messages.subList(i, i + 2));
        }
    }

    @Test
    void a_message_is_told_with_its_last_byte() throws Malformed {
        byte[] message = FIRST.encode();
        for (int i = 0; i < message.length; i++) {
            assertEquals(List.of(), decoded.messages);
            push(message, i, i + 1);
        }
        assertEquals(List.of(FIRST), decoded.messages);
    }

    @Test
    void many_messages_in_one_piece_are_told_in_order() throws Malformed {
        List<byte[]> many = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            many.add(Message.signal(i, "/a", "i.f", "m", "i", i).encode());
        }
        push(Bytes.joined(many.toArray(byte[][]::new)));
        assertEquals(1000, decoded.messages.size());
        assertEquals(List.of(777), decoded.messages.get(776).body());
    }

    private static Message ofLength(int length) {
        Message empty = Message.signal(3, "/a", "i.f", "big", "s", "");
        Message big = empty.with(List.of("x".repeat(length - empty.encode().length)));
        assertEquals(length, big.encode().length);
        return big;
    }

    @Test
    void a_message_of_one_mebibyte_is_read_and_one_byte_more_is_not() throws Malformed {
        Message longest = ofLength(Intake.MAX_MESSAGE);
        push(longest.encode());
        push(ofLength(Intake.MAX_MESSAGE + 1).encode());
        push(SECOND.encode());
        assertEquals(List.of(longest, SECOND), decoded.messages);
        assertEquals(
                List.of("big"), decoded.tooLong.stream().map(Message::member).toList());
        assertEquals(Intake.MAX_MESSAGE + 1, decoded.longest);
    }

    @Test
    void a_message_that_is_too_long_may_be_cut_anywhere_too() throws Malformed {
        byte[] big = ofLength(Intake.MAX_MESSAGE + 1).encode();
        for (int cut = 0; cut < 200; cut++) {
            push(big, 0, cut);
            push(big, cut, big.length - cut);
            push(big, big.length - cut, big.length);
            push(SECOND.encode());
            assertEquals(cut + 1, decoded.messages.size());
        }
    }

    @Test
    void a_header_that_is_too_long_runs_by_with_its_message() throws Malformed {
        Message longPath = Message.signal(3, "/a".repeat(Intake.MAX_HEADER / 2), "i.f", "m", "s", "x");
        push(longPath.encode());
        push(SECOND.encode());
        assertEquals(List.of(SECOND), decoded.messages);
        assertEquals(List.of(), decoded.tooLong);
    }

    @Test
    void a_type_of_the_future_is_passed_over_at_any_length() throws Malformed {
        push(Bytes.with(FIRST.encode(), 1, 9));
        push(Bytes.with(ofLength(Intake.MAX_MESSAGE + 1).encode(), 1, 9));
        push(SECOND.encode());
        assertEquals(List.of(SECOND), decoded.messages);
        assertEquals(List.of(), decoded.tooLong);
    }

    @Test
    void memory_follows_what_came_and_not_what_was_announced() throws Malformed {
        byte[] megabyte = ofLength(Intake.MAX_MESSAGE).encode();
        push(megabyte, 0, 1000);
        assertTrue(intake.capacity() <= 4096, () -> "for 1000 bytes: " + intake.capacity());
        push(megabyte, 1000, 5000);
        assertTrue(intake.capacity() <= 8192, () -> "for 5000 bytes: " + intake.capacity());
        push(megabyte, 5000, megabyte.length - 1);
        assertTrue(intake.capacity() <= Intake.MAX_MESSAGE, () -> "for a message: " + intake.capacity());
        push(megabyte, megabyte.length - 1, megabyte.length);
        assertTrue(intake.capacity() <= 4096, () -> "afterwards: " + intake.capacity());
    }
}
