package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Signals, and the listener that is told them. */
class SignalTest {
    @Test
    void the_sender_of_a_signal_is_seen_also_of_a_forged_one() throws Exception {
        Pair pair = Pair.silent();
        Message timeLeft = Message.signal(1, "/com/timekpr/server/user/anna", "i.f", "timeLeft", "s", "low");
        pair.peer.send(timeLeft.from(":1.5"));
        pair.peer.send(timeLeft.from(":1.666").to(":1.7"));
        assertEquals(
                List.of(":1.5", ":1.666"),
                pair.heard.signals.stream().map(Message::sender).toList());
        assertEquals(List.of("low"), pair.heard.signals.get(1).body());
    }

    @Test
    void bytes_may_come_one_at_a_time() throws Exception {
        Pair pair = Pair.silent();
        for (byte b : Message.signal(1, "/p", "i.f", "m", "").encode()) {
            pair.connection.input().write(b);
        }
        assertEquals(List.of("m"), pair.heard.members());
    }

    @Test
    void the_body_of_a_signal_that_is_not_wanted_is_not_even_looked_at() throws Exception {
        Heard heard = new Heard() {
            @Override
            public boolean wants(Message head) {
                assertEquals(List.of(), head.body());
                return head.sender().equals(":1.5");
            }
        };
        Peer peer = new Peer(call -> {});
        DBusConnection connection = new DBusConnection(peer, Pair.AMPLE, heard);
        peer.connectedTo(connection.input());
        Pair.answer(connection.start());
        Message signal = Message.signal(1, "/p", "i.f", "m", "s", "text");
        byte[] malformed = signal.from(":1.666").encode();
        malformed[malformed.length - 2] = (byte) 0xff;
        peer.send(Bytes.joined(malformed, signal.from(":1.5").encode(), malformed));
        assertEquals(List.of(signal.from(":1.5")), heard.signals);
        assertTrue(heard.closed.isEmpty());
    }

    @Test
    void what_the_listener_throws_is_reported_and_ends_nothing() throws Exception {
        List<Throwable> reported = new ArrayList<>();
        RuntimeException fault = new IllegalStateException("the listener's fault");
        Peer peer = new Peer(call -> {});
        DBusConnection connection = new DBusConnection(peer, Pair.AMPLE, new DBusConnection.Listener() {
            @Override
            public boolean wants(Message head) {
                if (head.member().equals("unwanted")) {
                    throw fault;
                }
                return true;
            }

            @Override
            public void signal(Message signal) {
                throw fault;
            }

            @Override
            public void closed(IOException why) {
                throw fault;
            }
        });
        peer.connectedTo(connection.input());
        Thread pushing = new Thread(() -> {
            var unused = connection.start();
            peer.send(Message.signal(1, "/p", "i.f", "m", ""));
            peer.send(Message.signal(2, "/p", "i.f", "m", ""));
            peer.send(Message.signal(3, "/p", "i.f", "unwanted", ""));
            connection.close();
        });
        pushing.setUncaughtExceptionHandler((thread, e) -> reported.add(e));
        pushing.start();
        pushing.join();
        assertEquals(List.of(fault, fault, fault, fault), reported);
    }

    @Test
    void a_listener_that_closes_hears_no_more_of_the_same_piece() throws Exception {
        List<Message> heard = new ArrayList<>();
        CompletableFuture<DBusConnection> self = new CompletableFuture<>();
        Heard closing = new Heard();
        Peer peer = new Peer(call -> {});
        DBusConnection connection = new DBusConnection(peer, Pair.AMPLE, new DBusConnection.Listener() {
            @Override
            public void signal(Message signal) {
                heard.add(signal);
                self.join().close();
            }

            @Override
            public void closed(IOException why) {
                closing.closed(why);
            }
        });
        self.complete(connection);
        peer.connectedTo(connection.input());
        Pair.answer(connection.start());
        byte[] signal = Message.signal(1, "/p", "i.f", "m", "").encode();
        peer.send(Bytes.joined(signal, signal));
        assertEquals(1, heard.size());
        assertEquals("closed at this end", closing.why());
    }
}
