package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.Proxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that the client ends the connection for: a lenient broker keeps them, and sends them again and again. */
@ExtendWith(BrokerExtension.class)
class UnreadableTest {
    /** A PUBLISH of QoS 1 to {@code t} whose answer is wanted at {@code a/+}; mosquitto 2.0.11 forwards it. */
    static final String WILDCARD_IN_RESPONSE_TOPIC = "320c 000174 0007 06 080003612f2b".replace(" ", "");

    private static final String TOPIC = "t/account/den/anna/limit_monday/set";

    private final Broker broker;
    private final Log log = new Log();

    @TempDir
    private Path folder = Path.of("");

    UnreadableTest(Broker broker) {
        this.broker = broker;
    }

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            320c 000174 0007 06 080003612f2b      | PUBLISH: malformed response topic
            3209 000174 0007 03 080000            | PUBLISH: malformed response topic
            3208 000174 0007 02 0102              | PUBLISH: wrong payload format indicator: 2
            320b 000174 0007 05 030002fffe        | PUBLISH: malformed UTF-8 string for content type
            320d 000174 0007 07 26000161 0001ff   | PUBLISH: malformed user property
            3208 000174 0007 02 5500              | PUBLISH: wrong property with identifier 85
            3208 00012b 0007 00 3130              | PUBLISH: malformed topic
            3209 000174 0007 05 010101            | PUBLISH: remaining length too short
            3606 000174 0007 00                   | PUBLISH: wrong QoS
            32ffffffff                            | PUBLISH: malformed remaining length
            32838080040000                        | PUBLISH: incoming packet exceeded maximum packet size
            2003000000                            | Must not receive second CONNACK.
            9004 0001 0000                        | Unknown packet identifier for SUBACK
            """)
    void what_comes_again_and_again_is_got_rid_of_by_one_clean_start(String packet, String why) throws IOException {
        try (ScriptedBroker lenient = ScriptedBroker.keeping(packet.replace(" ", ""));
                Running running = new Running(lenient.port(), folder)) {
            running.awaitConnected(3);
            Running.await(() -> lenient.subscribesAfterConnect(3));
            lenient.hangUp();
            running.awaitConnected(4);
            assertEquals(List.of(false, false, true, false), lenient.cleanStarts());
            assertEquals(List.of(true, true, false, true), running.forgotten()); // what it gave up itself, it has told
            String what = "the broker sent what cannot be read (" + why + ")";
            assertEquals(
                    List.of(
                            "No connection to the broker: " + what,
                            "Again " + what
                                    + ": to get rid of it, the commands that the broker still keeps for us are dropped",
                            "No connection to the broker: the broker closed the connection"),
                    log.troubles());
        }
    }

    @Test
    void afterwards_commands_arrive_as_before_and_a_cut_loses_none() throws Exception {
        byte[] unreadable = HexFormat.of().parseHex(WILDCARD_IN_RESPONSE_TOPIC);
        try (Proxy proxy = new Proxy(broker.port());
                Probe parent = Probe.on(broker.port())) {
            proxy.open();
            try (Running running = new Running(proxy.port(), folder).awaitSubscribed(parent)) {
                parent.publish(TOPIC, "keep");
                running.taken.await("keep");
                for (int end = 1; end <= 2; end++) {
                    proxy.toClients(unreadable);
                    running.awaitConnected(end + 1);
                }
                assertEquals(1, log.count("are dropped"));
                running.taken.acknowledges.forEach(Runnable::run); // late: that session is gone
                running.taken.marked = false;
                running.taken.statusMarked = false;
                running.awaitSubscribed(parent);
                running.taken.messages.clear();
                parent.publish(TOPIC, "keep");
                running.taken.await("keep");
                proxy.blink();
                running.awaitConnected(4);
                Running.await(() -> running.taken.payloads().equals(List.of("keep", "keep")));
            }
        }
    }

    @Test
    void one_alone_costs_no_command() throws Exception {
        byte[] unreadable = HexFormat.of().parseHex(WILDCARD_IN_RESPONSE_TOPIC);
        try (Proxy proxy = new Proxy(broker.port());
                Probe parent = Probe.on(broker.port())) {
            proxy.open();
            try (Running running = new Running(proxy.port(), folder).awaitSubscribed(parent)) {
                parent.publish(TOPIC, "keep");
                running.taken.await("keep");
                for (int end = 1; end <= 3; end++) {
                    if (end == 2) {
                        proxy.blink(); // another kind of end between the two
                    } else {
                        proxy.toClients(unreadable);
                    }
                    int times = end + 1;
                    running.awaitConnected(times);
                    Running.await(() -> running.taken.messages.size() == times);
                }
                assertEquals(0, log.count("are dropped"));
            }
        }
    }

    @Test
    void a_message_that_would_fill_the_memory_stays_at_the_broker_and_the_next_arrives() {
        try (Probe parent = Probe.on(broker.port());
                Running running = new Running(broker.port(), folder).awaitSubscribed(parent)) {
            parent.publish(TOPIC, "x".repeat(8 << 20));
            parent.publish(TOPIC, "next");
            running.taken.await("next");
            assertEquals(List.of("next"), running.taken.payloads());
            assertEquals(List.of(), log.troubles());
        }
    }
}
