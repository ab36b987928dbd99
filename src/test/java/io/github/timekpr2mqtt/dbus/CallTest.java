package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls and their answers. */
class CallTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    @Test
    void a_call_is_answered() throws Exception {
        Pair pair = Pair.echo();
        assertEquals(List.of("anna", "R"), Pair.answer(pair.call("getUserInformation", "anna", "R")));
        Message call = pair.peer.calls().get(1);
        assertEquals(List.of("a.b", "/p", "i.f"), List.of(call.destination(), call.path(), call.iface()));
        assertEquals(0, pair.connection.openCalls());
    }

    @Test
    void answers_find_their_calls_in_any_order() throws Exception {
        Pair pair = Pair.silent();
        List<CompletableFuture<List<Object>>> open = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            open.add(pair.call("m", "call " + i));
        }
        for (int i = 99; i >= 0; i--) {
            Message call = pair.peer.calls().get(i + 1);
            pair.peer.send(call.reply(pair.peer.next(), "s", call.body().get(0)));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(List.of("call " + i), Pair.answer(open.get(i)));
        }
    }

    @Test
    void a_call_that_fails_tells_the_name_and_the_text_of_the_error() throws Exception {
        Pair pair = Pair.loggedIn(
                Pair.AMPLE, (peer, call) -> peer.send(call.failure(peer.next(), "org.x.Error.Gone", "nobody\nthere")));
        CallFailed failed = assertInstanceOf(CallFailed.class, Pair.failure(pair.call("m")));
        assertEquals("org.x.Error.Gone", failed.error());
        assertEquals("org.x.Error.Gone: nobody?there", failed.getMessage());
        assertTrue(pair.heard.closed.isEmpty());
    }

    @Test
    void an_error_need_not_have_a_text() throws Exception {
        Pair pair = Pair.loggedIn(
                Pair.AMPLE,
                (peer, call) -> peer.send(new Message(
                        MessageType.ERROR,
                        peer.next(),
                        call.serial(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "org.x.Error.Gone",
                        "",
                        List.of())));
        assertEquals("org.x.Error.Gone", Pair.failure(pair.call("m")).getMessage());
    }

    @Test
    void a_call_without_an_answer_times_out_and_the_late_answer_is_dropped_but_told_once() throws Exception {
        Pair pair = Pair.loggedIn(SHORT, (peer, call) -> {});
        CompletableFuture<List<Object>> call = pair.call("setTimeLeft");
        assertInstanceOf(CallTimedOut.class, Pair.failure(call));
        assertEquals(
                "no answer to setTimeLeft within 500 ms", Pair.failure(call).getMessage());
        assertEquals(0, pair.connection.openCalls());
        assertEquals(0, pair.heard.late.get());
        pair.peer.send(pair.peer.calls().get(1).reply(pair.peer.next(), ""));
        pair.peer.send(pair.peer.calls().get(1).reply(pair.peer.next(), ""));
        CompletableFuture<List<Object>> next = pair.call("next");
        pair.peer.send(pair.peer.calls().get(2).reply(pair.peer.next(), ""));
        assertEquals(List.of(), Pair.answer(next));
        assertEquals(1, pair.heard.late.get());
        assertTrue(pair.heard.closed.isEmpty());
    }

    @Test
    void a_late_refusal_is_told_too_and_what_is_answered_in_time_is_not() throws Exception {
        Pair pair = Pair.loggedIn(SHORT, (peer, call) -> {});
        assertInstanceOf(CallTimedOut.class, Pair.failure(pair.call("m")));
        pair.peer.send(pair.peer.calls().get(1).failure(pair.peer.next(), "org.x.Error.Gone", ""));
        CompletableFuture<List<Object>> next = pair.call("next");
        pair.peer.send(pair.peer.calls().get(2).reply(pair.peer.next(), ""));
        assertEquals(List.of(), Pair.answer(next));
        assertEquals(1, pair.heard.late.get());
    }

    @Test
    void of_the_calls_that_timed_out_only_the_last_are_known() throws Exception {
        AtomicInteger late = new AtomicInteger();
        OpenCalls calls = new OpenCalls(late::incrementAndGet);
        Limit none = new Limit(Duration.ZERO);
        for (long serial = 0; serial <= OpenCalls.MOST_TIMED_OUT; serial++) {
            assertInstanceOf(CallTimedOut.class, Pair.failure(calls.add(serial, "m", none)));
        }
        calls.answered(0, List.of());
        assertEquals(0, late.get());
        calls.answered(1, List.of());
        calls.answered(OpenCalls.MOST_TIMED_OUT, List.of());
        assertEquals(2, late.get());
    }

    @Test
    void answers_to_no_call_of_ours_are_dropped() throws Exception {
        Pair pair = Pair.echo();
        Message never = Message.call(77, "a.b", "/p", "i.f", "m", "");
        pair.peer.send(never.reply(1, ""));
        pair.peer.send(never.failure(2, "org.x.Error.Gone", ""));
        pair.peer.send(never);
        assertEquals(List.of("x"), Pair.answer(pair.call("m", "x")));
        assertTrue(pair.heard.signals.isEmpty());
    }

    @Test
    void arguments_that_do_not_fit_are_refused_and_nothing_is_sent() throws Exception {
        Pair pair = Pair.silent();
        assertThrows(IllegalArgumentException.class, () -> pair.connection.call("a.b", "/p", "i.f", "m", "i", "text"));
        assertThrows(IllegalArgumentException.class, () -> pair.connection.call("a.b", "p", "i.f", "m", ""));
        assertEquals(1, pair.peer.calls().size());
        assertEquals(0, pair.connection.openCalls());
    }

    @Test
    void nothing_is_called_before_the_log_in() {
        Pair pair = Pair.of(Pair.AMPLE, (peer, call) -> {});
        assertEquals("not logged in yet", Pair.failure(pair.call("m")).getMessage());
        assertEquals("", pair.peer.logIn());
    }

    @Test
    void an_answer_that_is_too_long_fails_its_call_alone() throws Exception {
        Pair pair = Pair.loggedIn(Pair.AMPLE, (peer, call) -> {
            if (call.member().equals("long")) {
                peer.send(call.reply(peer.next(), "s", megabyte()));
            } else if (call.member().equals("fails at length")) {
                peer.send(call.failure(peer.next(), "org.x.Error.Long", megabyte()));
            } else {
                peer.send(call.reply(peer.next(), ""));
            }
        });
        assertTrue(Pair.failure(pair.call("long")).toString().contains("an answer of 10486"));
        assertTrue(Pair.failure(pair.call("fails at length")).toString().contains("too long"));
        assertEquals(List.of(), Pair.answer(pair.call("short")));
    }

    @Test
    void a_long_signal_cannot_fail_a_call_by_claiming_to_answer_it() throws Exception {
        Pair pair = Pair.silent();
        CompletableFuture<List<Object>> open = pair.call("m");
        Message call = pair.peer.calls().get(1);
        Message forged = new Message(
                MessageType.SIGNAL, 1, call.serial(), "", ":1.666", "/p", "i.f", "m", "", "s", List.of(megabyte()));
        pair.peer.send(forged);
        assertFalse(open.isDone());
        pair.peer.send(call.reply(2, ""));
        assertEquals(List.of(), Pair.answer(open));
    }

    @Test
    void threads_may_call_at_once() throws Exception {
        Pair pair = Pair.echo();
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            String name = "worker " + worker;
            workers.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < 200; i++) {
                            assertEquals(
                                    List.of(name, "call " + i),
                                    pair.call("m", name, "call " + i).join());
                        }
                    },
                    task -> new Thread(task).start()));
        }
        for (CompletableFuture<Void> worker : workers) {
            Pair.answer(worker);
        }
        assertEquals(
                801, pair.peer.calls().stream().map(Message::serial).distinct().count());
    }

    private static String megabyte() {
        return "x".repeat(Intake.MAX_MESSAGE);
    }
}
