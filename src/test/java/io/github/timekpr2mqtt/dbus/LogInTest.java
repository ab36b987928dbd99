package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void tells_our_name_and_the_guid_of_the_bus() throws Exception {
        Pair pair = Pair.of(Pair.AMPLE, (peer, call) -> {});
        assertEquals(new Login(":1.7", Peer.GUID), Pair.answer(pair.connection.start()));
        assertEquals("\0AUTH ANONYMOUS 30\r\nBEGIN\r\n", pair.peer.logIn());
        assertEquals("org.freedesktop.DBus", pair.peer.calls().get(0).destination());
        assertTrue(pair.heard.closed.isEmpty());
    }

    @Test
    void the_answer_may_come_in_any_pieces() throws Exception {
        String ok = "OK " + Peer.GUID + "\r\n";
        for (int cut = 0; cut <= ok.length(); cut++) {
            Pair pair = Pair.of(Pair.AMPLE, (peer, call) -> {});
            pair.peer.answering(ok.substring(0, cut));
            CompletableFuture<Login> login = pair.connection.start();
            assertEquals(cut == ok.length(), login.isDone());
            pair.peer.send(ok.substring(cut).getBytes(StandardCharsets.US_ASCII));
            assertEquals(Peer.GUID, Pair.answer(login).guid());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED EXTERNAL, REJECTED EXTERNAL",
        "DATA, DATA",
        "OK, OK",
        "OK 12, OK 12",
        "OK g123456789abcdef0123456789abcdef, OK g123456789abcdef0123456789abcdef",
        "Wel\u0007come to den!, Wel?come to den!"
    })
    void any_other_answer_ends_the_connection_and_is_quoted(String answer, String quoted) {
        Pair pair = Pair.of(Pair.AMPLE, (peer, call) -> {});
        pair.peer.answering(answer + "\r\n");
        String expected = "the log-in was answered '" + quoted + "'";
        assertEquals(expected, Pair.failure(pair.connection.start()).getMessage());
        assertEquals(expected, pair.heard.why());
        assertEquals(1, pair.peer.closed());
        assertFalse(pair.peer.logIn().contains("BEGIN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\0", "OK "})
    void an_answer_without_an_end_is_not_waited_for(String piece) {
        Pair pair = Pair.of(Pair.AMPLE, (peer, call) -> {});
        pair.peer.answering(piece.repeat(100_000));
        assertTrue(String.valueOf(Pair.failure(pair.connection.start()).getMessage())
                .startsWith("the log-in was answered"));
        assertEquals(1, pair.peer.closed());
    }

    @Test
    void a_silent_peer_is_left_after_the_limit() {
        Pair pair = Pair.of(SHORT, (peer, call) -> {});
        pair.peer.answering("");
        assertInstanceOf(CallTimedOut.class, Pair.failure(pair.connection.start()));
        assertEquals("no answer to the log-in within 50 ms", pair.heard.why());
        pair.peer.send(("OK " + Peer.GUID + "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertFalse(pair.peer.logIn().contains("BEGIN"));
    }

    @Test
    void a_peer_that_ends_instead_of_answering_is_told_as_it_is() throws Exception {
        Pair pair = Pair.of(Pair.AMPLE, (peer, call) -> {});
        pair.peer.answering("OK 0123");
        CompletableFuture<Login> login = pair.connection.start();
        pair.connection.input().close();
        assertEquals("the peer has ended the connection", Pair.failure(login).getMessage());
    }

    static Stream<Function<Message, Message>> wrongAnswers() {
        return Stream.of(
                hello -> hello.reply(1, ""),
                hello -> hello.reply(1, "s", "org.bus"),
                hello -> hello.reply(1, "i", 1),
                hello -> hello.reply(1, "ss", ":1.1", ":1.2"),
                hello -> hello.failure(1, "org.freedesktop.DBus.Error.LimitsExceeded", "Hello: no more connections"));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void hello_must_be_answered_with_a_unique_name(Function<Message, Message> answer) {
        Pair pair = Pair.of(Pair.AMPLE, (peer, call) -> {});
        pair.peer.answeringHello(answer);
        String told = Pair.failure(pair.connection.start()).toString();
        assertTrue(told.contains("Hello"), told);
        assertTrue(told.contains(pair.heard.why()), told);
        assertEquals(1, pair.peer.closed());
    }
}
