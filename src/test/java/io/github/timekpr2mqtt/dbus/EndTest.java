package io.github.timekpr2mqtt.dbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a connection ends: once. */
class EndTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    @Test
    void when_the_peer_ends_open_calls_fail_and_it_is_told_once() throws Exception {
        Pair pair = Pair.silent();
        CompletableFuture<List<Object>> open = pair.call("m");
        pair.connection.input().close();
        pair.connection.input().close();
        pair.connection.close();
        pair.peer.send((byte) 'x');
        assertSame(pair.heard.closed.get(0), Pair.failure(open));
        assertEquals("the peer has ended the connection", pair.heard.why());
        assertEquals(1, pair.peer.closed());
    }

    @Test
    void after_the_end_calls_fail_and_signals_are_not_told() throws Exception {
        Pair pair = Pair.silent();
        pair.connection.close();
        assertEquals("closed at this end", Pair.failure(pair.call("m")).getMessage());
        pair.peer.send(Message.signal(1, "/p", "i.f", "m", ""));
        assertEquals(1, pair.peer.calls().size());
        assertTrue(pair.heard.signals.isEmpty());
        assertEquals("closed at this end", pair.heard.why());
        assertEquals(0, pair.connection.openCalls());
    }

    @Test
    void what_is_no_d_bus_ends_the_connection_in_the_middle_of_a_piece() throws Exception {
        Pair pair = Pair.silent();
        CompletableFuture<List<Object>> open = pair.call("m");
        byte[] signal = Message.signal(1, "/p", "i.f", "m", "").encode();
        pair.peer.send(Bytes.joined(signal, Bytes.with(signal, 0, 'x'), signal));
        assertEquals(1, pair.heard.signals.size());
        assertEquals("not D-Bus: byte order 120", pair.heard.why());
        assertEquals(pair.heard.why(), Pair.failure(open).getMessage());
        assertEquals(1, pair.peer.closed());
    }

    @Test
    void a_write_that_fails_ends_the_connection() throws Exception {
        Pair pair = Pair.silent();
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }

            @Override
            public void close() throws IOException {
                throw new IOException("broken close");
            }
        };
        DBusConnection connection = new DBusConnection(broken, Pair.AMPLE, pair.heard);
        assertEquals("broken pipe", Pair.failure(connection.start()).getMessage());
        assertEquals("broken pipe", pair.heard.why());
        assertEquals("broken close", pair.heard.closed.get(0).getSuppressed()[0].getMessage());
    }

    @Test
    @Timeout(60)
    void a_peer_that_takes_no_bytes_is_left_after_the_limit() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        Heard heard = new Heard();
        Peer peer = new Peer(call -> {});
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (peer.calls().isEmpty()) {
                    peer.write(bytes, offset, length);
                    return;
                }
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                throw new IOException("closed while writing");
            }

            @Override
            public void close() {
                released.countDown();
            }
        };
        DBusConnection connection = new DBusConnection(stuck, SHORT, heard);
        peer.connectedTo(connection.input());
        Pair.answer(connection.start());
        CompletableFuture<List<Object>> call = connection.call("a.b", "/p", "i.f", "m", "");
        assertInstanceOf(CallTimedOut.class, Pair.failure(call));
        await().until(() -> !heard.closed.isEmpty());
        assertEquals("the peer takes no bytes", heard.why());
    }
}
