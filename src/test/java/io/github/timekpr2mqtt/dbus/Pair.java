package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A connection and the peer at its other end, all on the thread of the test. */
final class Pair {
    static final Duration AMPLE = Duration.ofSeconds(20);

    final Heard heard = new Heard();
    final Peer peer;
    final DBusConnection connection;

    private Pair(Duration limit, BiConsumer<Peer, Message> onCall) {
        peer = new Peer(call -> onCall.accept(this.peer(), call));
        connection = new DBusConnection(peer, limit, heard);
        peer.connectedTo(connection.input());
    }

    private Peer peer() {
        return peer;
    }

    /** Not logged in yet. */
    static Pair of(Duration limit, BiConsumer<Peer, Message> onCall) {
        return new Pair(limit, onCall);
    }

    static Pair loggedIn(Duration limit, BiConsumer<Peer, Message> onCall) throws Exception {
        Pair pair = new Pair(limit, onCall);
        answer(pair.connection.start());
        return pair;
    }

    /** Logged in to a peer that answers no call. */
    static Pair silent() throws Exception {
        return loggedIn(AMPLE, (peer, call) -> {});
    }

    /** Logged in to a peer that answers each call with what it was given. */
    static Pair echo() throws Exception {
        return loggedIn(
                AMPLE,
                (peer, call) -> peer.send(
                        call.reply(peer.next(), call.signature(), call.body().toArray())));
    }

    CompletableFuture<List<Object>> call(String member, Object... texts) {
        return connection.call("a.b", "/p", "i.f", member, "s".repeat(texts.length), texts);
    }

    static <T> T answer(CompletableFuture<T> future) throws Exception {
        return future.get(2 * AMPLE.toSeconds(), TimeUnit.SECONDS);
    }

    static IOException failure(CompletableFuture<?> future) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> answer(future));
        return assertInstanceOf(IOException.class, failed.getCause());
    }
}
