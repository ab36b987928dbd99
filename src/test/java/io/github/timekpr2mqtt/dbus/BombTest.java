package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worst that a peer may send: memory stays bounded. */
class BombTest {
    private static final ThreadMXBean THREADS =
            assertInstanceOf(ThreadMXBean.class, ManagementFactory.getThreadMXBean());
    private static final int MEBIBYTE = 1 << 20;
    private static final int CHUNK = 32 * 1024;
    private static final byte[] CHUNK_OF_ZEROS = new byte[CHUNK];

    private interface Action {
        void run() throws Exception;
    }

    /** Bytes that this thread allocated meanwhile, kept or not. */
    private static long allocated(Action action) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /**
     * A mebibyte of message: an array full of zeros.
     *
     * @param first where its first element begins, after the array's length
     * @param size of one element; the next begins at the next multiple of {@code stride}
     */
    private static byte[] zeros(String type, int first, int size, int stride) {
        byte[] head = MalformedTest.signal(type);
        int length = (MEBIBYTE - head.length - first - size) / stride * stride + size;
        ByteBuffer message = ByteBuffer.allocate(head.length + first + length).order(ByteOrder.LITTLE_ENDIAN);
        message.put(head).putInt(4, first + length).putInt(head.length, length);
        return message.array();
    }

    @ParameterizedTest
    @CsvSource({
        "ay, 4, 1, 1",
        "ag, 4, 2, 2",
        "as, 4, 5, 8",
        "ad, 8, 8, 8",
        "a(y), 8, 1, 8",
        "a(yyyyyyyy), 8, 8, 8",
        "aay, 4, 4, 4",
        "aaaaaaay, 4, 4, 4",
        "aa{sv}, 4, 4, 8",
        "a{yy}, 8, 2, 8"
    })
    void a_mebibyte_of_zeros_becomes_no_more_than_some_mebibytes(String type, int first, int size, int stride)
            throws Exception {
        Pair pair = Pair.silent();
        byte[] bomb = zeros(type, first, size, stride);
        assertTrue(bomb.length > MEBIBYTE - 32);
        long allocated = allocated(() -> pair.peer.send(bomb));
        assertTrue(allocated < 64 * MEBIBYTE, () -> allocated / MEBIBYTE + " MiB");
        assertEquals(List.of("m"), pair.heard.members(), () -> pair.heard.closed.toString());
        assertTrue(pair.connection.buffered() <= CHUNK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"av", "a{sv}", "a()", "a(())", "ao"})
    void a_mebibyte_of_zeros_that_is_malformed_ends_the_connection(String type) throws Exception {
        Pair pair = Pair.silent();
        byte[] bomb = zeros(type, 8, 8, 8);
        long allocated = allocated(() -> pair.peer.send(bomb));
        assertTrue(allocated < 8 * MEBIBYTE, () -> allocated / MEBIBYTE + " MiB");
        assertTrue(pair.heard.why().startsWith("not D-Bus: "), pair.heard::why);
    }

    @Test
    void a_mebibyte_of_variants_is_bounded_too() throws Exception {
        Pair pair = Pair.silent();
        byte[] bomb = zeros("av", 4, 4, 4);
        for (int at = MalformedTest.signal("av").length + 4; at < bomb.length; at += 4) {
            bomb[at] = 1;
            bomb[at + 1] = 'y';
        }
        long allocated = allocated(() -> pair.peer.send(bomb));
        assertTrue(allocated < 128 * MEBIBYTE, () -> allocated / MEBIBYTE + " MiB");
        assertEquals(List.of("m"), pair.heard.members());
    }

    @Test
    void nested_variants_are_no_deep_stack() throws Exception {
        Pair pair = Pair.silent();
        byte[] bomb = zeros("v", 0, 8, 8);
        for (int at = MalformedTest.signal("v").length; at + 3 < bomb.length; at += 3) {
            bomb[at] = 1;
            bomb[at + 1] = 'v';
            bomb[at + 2] = 0;
        }
        pair.peer.send(bomb);
        assertEquals("not D-Bus: values nested more than 100 deep", pair.heard.why());
    }

    /** Bytes 4 to 7 of a message are the length of its body, 12 to 15 that of its header fields. */
    @ParameterizedTest
    @CsvSource({"4, false", "12, true"})
    void a_hundred_megabytes_announced_are_not_reserved(int index, boolean ends) throws Exception {
        Pair pair = Pair.silent();
        byte[] signal = Message.signal(1, "/p", "i.f", "m", "").encode();
        ByteBuffer.wrap(signal).order(ByteOrder.LITTLE_ENDIAN).putInt(index, 100_000_000);
        long allocated = allocated(() -> {
            pair.peer.send(signal);
            for (int sent = 0; sent < 10 * MEBIBYTE; sent += CHUNK) {
                pair.peer.send(CHUNK_OF_ZEROS);
            }
        });
        assertTrue(allocated < MEBIBYTE, () -> allocated / 1024 + " KiB");
        assertTrue(pair.connection.buffered() <= CHUNK);
        assertEquals(ends, !pair.heard.closed.isEmpty(), () -> pair.heard.closed.toString());
    }

    @Test
    void thirty_megabytes_of_signal_run_by_and_the_next_answer_arrives() throws Exception {
        Pair pair = Pair.silent();
        CompletableFuture<List<Object>> open = pair.call("m");
        byte[] signal = Message.signal(1, "/p", "i.f", "m", "").encode();
        ByteBuffer.wrap(signal).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 960 * CHUNK);
        long allocated = allocated(() -> {
            pair.peer.send(signal);
            for (int chunk = 0; chunk < 960; chunk++) {
                pair.peer.send(CHUNK_OF_ZEROS);
            }
        });
        assertTrue(allocated < MEBIBYTE, () -> allocated / 1024 + " KiB");
        assertTrue(pair.connection.buffered() <= CHUNK);
        pair.peer.send(pair.peer.calls().get(1).reply(2, ""));
        assertEquals(List.of(), Pair.answer(open));
        assertEquals(List.of(), pair.heard.signals);
    }
}
