package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.broker.ToySupervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorTest {
    private static final String NO_BROKER =
            "Home Assistant has none. Install the app \"Mosquitto broker\" and start it, or give"
                    + " another broker as mqtt.url in the options";

    private final ToySupervisor toy = new ToySupervisor();
    private final Supervisor supervisor = Supervisor.of(toy.environment()).orElseThrow();
    private final Log log = new Log();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void end() {
        toy.close();
        log.close();
    }

    private BrokerAnswer ask() {
        return supervisor.ask().join();
    }

    private String why() {
        return assertInstanceOf(BrokerAnswer.None.class, ask()).why();
    }

    @Test
    void it_is_there_for_an_app_alone() {
        assertTrue(Supervisor.of(Map.of()).isEmpty());
        assertTrue(Supervisor.of(Map.of("SUPERVISOR_TOKEN", "")).isEmpty());
        assertEquals(
                "Supervisor[http://supervisor/services/mqtt]",
                Supervisor.of(Map.of("SUPERVISOR_TOKEN", ToySupervisor.TOKEN))
                        .orElseThrow()
                        .toString());
    }

    @Test
    void it_names_broker_and_login() {
        toy.offer(1884, "addons", "Pl4nted");
        assertEquals(new BrokerAnswer.Place(URI.create("mqtt://127.0.0.1:1884"), "addons", "Pl4nted"), ask());
        assertFalse(ask().toString().contains("Pl4nted"), ask().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"host":"core-mosquitto","port":8883,"ssl":true,"username":"a","password":"b"} | mqtts://core-mosquitto:8883
            {"host":"a0d7b954-emqx","port":1883}                                           | mqtt://a0d7b954-emqx:1883
            {"host":"2001:db8::1","port":1883,"ssl":false,"protocol":"3.1.1","app":"x"}    | mqtt://[2001:db8::1]:1883
            """)
    void of_a_broker_tls_and_login_may_be_missing(String data, URI url) {
        toy.offer(data);
        assertEquals(url, assertInstanceOf(BrokerAnswer.Place.class, ask()).url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "7",
                "{}",
                "{\"result\":\"ok\"}",
                "{\"data\":[]}",
                "{\"data\":{\"host\":\"b\"}}",
                "{\"data\":{\"host\":\"b\",\"port\":0}}",
                "{\"data\":{\"host\":\"b\",\"port\":65536}}",
                "{\"data\":{\"host\":\"b\",\"port\":\"1883\"}}",
                "{\"data\":{\"host\":\"\",\"port\":1883}}",
                "{\"data\":{\"host\":7,\"port\":1883}}",
                "{\"data\":{\"host\":\"b b\",\"port\":1883}}",
                "{\"data\":{\"host\":\"b_b\",\"port\":1883}}",
                "{\"data\":{\"host\":\"b\",\"port\":1883}",
                "<html>",
            })
    void an_odd_answer_names_none(String body) {
        toy.say(200, body);
        assertEquals("what Home Assistant's Supervisor answers cannot be understood", why());
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        toy.say(200, "{\"data\":{\"host\":\"b\",\"port\":1883,\"x\":\"" + "x".repeat(10_000_000) + "\"}}");
        assertEquals("what Home Assistant's Supervisor answers cannot be understood", why());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            401 | 401: Unauthorized                            | refuses to tell us (status 401). Install the app anew, or give a broker as mqtt.url in the options
            403 | 403: Forbidden                               | refuses to tell us (status 403). Install the app anew, or give a broker as mqtt.url in the options
            400 | {"result":"error","message":"No\\nway\\u001b"} | cannot tell (status 400: No way )
            502 | Bad gateway                                  | cannot tell (status 502)
            500 |                                              | cannot tell (status 500)
            """)
    void what_is_wrong_with_it_is_said(int status, String body, String words) {
        toy.say(status, Objects.requireNonNullElse(body, ""));
        assertEquals("Home Assistant's Supervisor " + words, why());
    }

    @Test
    void a_long_message_is_cut() {
        toy.say(400, "{\"message\":\"" + "x".repeat(300) + "\"}");
        assertEquals("Home Assistant's Supervisor cannot tell (status 400: " + "x".repeat(200) + "…)", why());
    }

    @Test
    void a_wrong_token_names_none() {
        Map<String, String> wrong =
                Map.of("SUPERVISOR_TOKEN", "x", "SUPERVISOR_API", toy.api().toString());
        toy.offer(1883, "", "");
        BrokerAnswer answer = Supervisor.of(wrong).orElseThrow().ask().join();
        assertTrue(assertInstanceOf(BrokerAnswer.None.class, answer).why().contains("(status 401)"), answer.toString());
    }

    /** The token is for the Supervisor, wherever else somebody wants us to go. */
    @Test
    void it_sends_us_nowhere_else() {
        try (ToySupervisor other = new ToySupervisor()) {
            other.offer(1883, "", "");
            toy.redirect(other.api().resolve("/services/mqtt"));
            assertEquals("what Home Assistant's Supervisor answers cannot be understood", why());
            assertEquals(0, other.asked());
        }
    }

    @Test
    void one_that_is_not_there_names_none() {
        toy.close();
        // Java 25 adds a word of its own
        assertEquals(
                "Home Assistant's Supervisor does not answer (Connection refused)",
                why().replace(" (connect failed)", ""));
    }

    @Test
    void whoever_waits_says_so_once_and_goes_on_when_there_is_one() throws Exception {
        CompletableFuture<BrokerAnswer.Place> found = new CompletableFuture<>();
        AtomicInteger meanwhile = new AtomicInteger();
        Thread waiting = new Thread(() -> {
            try {
                found.complete(supervisor.await(meanwhile::incrementAndGet));
            } catch (InterruptedException e) {
                found.completeExceptionally(e);
            }
        });
        waiting.start();
        Running.await(() -> toy.asked() >= 2);
        assertFalse(found.isDone());
        toy.offer(1883, "u", "p");
        assertEquals("u", found.join().username());
        waiting.join();
        assertTrue(meanwhile.get() >= 3, "it showed that it lives, each time");
        assertEquals(
                List.of("There is no broker yet: " + NO_BROKER
                        + ". The bridge waits for one, and asks at least every minute"),
                log.troubles());
    }

    private Running run() {
        BrokerAnswer.Place place = assertInstanceOf(BrokerAnswer.Place.class, ask());
        BrokerOptions options =
                new BrokerOptions(place.url(), "", "", List.of(), null, Running.clientId(folder), Running.BASE);
        return new Running(options.at(place), supervisor);
    }

    @Test
    void a_new_password_of_the_broker_is_asked_for_and_taken() throws IOException {
        try (EmbeddedBroker broker = new EmbeddedBroker("new")) {
            toy.offer(broker.port(), "addons", "old");
            try (Running running = run()) {
                Running.await(() -> !log.troubles().isEmpty());
                toy.offer(broker.port(), "addons", "new");
                running.awaitConnected(1);
                broker.stop();
                broker.start();
                running.awaitConnected(2); // the new login stays
            }
            assertEquals(
                    "No connection to the broker: the broker refuses the login that Home Assistant's Supervisor gave us. It is asked"
                            + " again; if this stays, restart the broker's app",
                    log.troubles().get(0));
            assertEquals(
                    1,
                    log.count("Home Assistant's Supervisor names another broker or login: 127.0.0.1:" + broker.port()));
        }
    }

    /** Between two tries there may be half a minute. */
    @Test
    void what_it_says_while_a_try_is_waited_for_is_taken_by_that_try() throws IOException {
        try (EmbeddedBroker broker = new EmbeddedBroker("new");
                Proxy between = new Proxy(broker.port())) {
            between.open();
            toy.offer(between.port(), "addons", "old");
            try (Running running = run()) {
                Running.await(() -> between.connections() >= 3 && toy.asked() == between.connections());
                int tries = between.connections();
                toy.offer(between.port(), "addons", "new");
                running.awaitConnected(1);
                assertEquals(tries + 1, between.connections());
            }
        }
    }

    @Test
    void a_broker_that_moved_is_found() throws IOException {
        try (EmbeddedBroker broker = new EmbeddedBroker();
                Proxy closed = new Proxy(broker.port())) {
            toy.offer(closed.port(), "", "");
            try (Running running = run()) {
                Running.await(() -> !log.troubles().isEmpty());
                toy.offer(broker.port(), "", "");
                running.awaitConnected(1);
                assertEquals(1, log.count("Connected to the broker at 127.0.0.1:" + broker.port()));
            }
        }
    }

    /** Its app is uninstalled: that is said once, and the one that was there is tried on. */
    @Test
    void a_broker_that_is_taken_away_may_come_back() throws IOException {
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            toy.offer(broker.port(), "", "");
            try (Running running = run()) {
                running.awaitConnected(1);
                toy.withdraw();
                broker.stop();
                int before = toy.asked();
                running.awaitTries(() -> toy.asked() >= before + 3);
                broker.start();
                running.awaitConnected(2);
                assertEquals(1, log.count("No other broker is known: " + NO_BROKER));
            }
        }
    }

    /** An answer that takes its time holds up no end. */
    @Test
    void one_that_does_not_answer_is_not_waited_for_at_the_end() throws Exception {
        BrokerOptions nowhere = new BrokerOptions(
                URI.create("mqtt://127.0.0.1:1"), "", "", List.of(), null, Running.clientId(folder), Running.BASE);
        Whereabouts where = new Whereabouts(nowhere, supervisor);
        toy.close();
        try (java.net.ServerSocket silent =
                new java.net.ServerSocket(toy.api().getPort(), 1, java.net.InetAddress.getLoopbackAddress())) {
            CompletableFuture<?> asked = where.ask();
            assertFalse(asked.isDone());
            where.stop();
            assertTrue(asked.isDone());
            assertEquals(List.of(), log.troubles());
            assertTrue(silent.isBound());
        }
    }
}
