package io.github.timekpr2mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of the program rely on, whichever broker they get. */
@ExtendWith(BrokerExtension.class)
class BrokerTest {
    private final Broker broker;

    BrokerTest(Broker broker) {
        this.broker = broker;
    }

    @Test
    void a_restart_keeps_the_port_and_what_is_retained_and_a_new_start_keeps_the_port() throws IOException {
        int port = broker.port();
        try (Probe probe = Probe.on(port, "kept")) {
            probe.publish("kept", "1", message -> message.retain(true));
            broker.stop();
            broker.stop();
            broker.start();
            broker.start();
            probe.publish("marker", "the probe is back");
        }
        try (Probe later = Probe.on(port, "kept")) {
            later.awaitLast("kept", "1");
        }
        broker.startAnew();
        assertEquals(port, broker.port());
        try (Probe later = Probe.on(port, "kept", "marker")) {
            later.publish("marker", "all that was retained came before this");
            later.await(seen -> seen.topic().equals("marker"));
            assertEquals(Optional.empty(), later.last("kept"));
        }
    }

    @Test
    void the_probe_keeps_order_flags_and_times() {
        try (Probe probe = Probe.on(broker.port(), "a", "b")) {
            probe.publish("a", "1");
            probe.publish("a", "2", message -> message.retain(true));
            probe.publish("b", "3");
            probe.awaitLast("b", "3");
            assertEquals(List.of("1", "2"), probe.on("a"));
            List<Probe.Seen> seen = probe.seen();
            assertEquals(
                    List.of(false, true, false),
                    seen.stream().map(Probe.Seen::retained).toList());
            assertTrue(seen.get(0).nanoTime() <= seen.get(2).nanoTime());
            probe.clear();
            assertEquals(List.of(), probe.seen());
            probe.publish("a", "", message -> message.retain(true));
        }
    }

    @Test
    void the_proxy_cuts_and_mends() throws Exception {
        try (Proxy proxy = new Proxy(broker.port())) {
            proxy.open();
            try (Probe probe = Probe.on(proxy.port(), "c")) {
                proxy.cut();
                assertEquals(1, proxy.connections());
                proxy.open();
                Awaitility.await().until(() -> proxy.connections() == 2);
                probe.publish("c", "again");
                probe.awaitLast("c", "again");
            }
        }
    }

    @Test
    void an_unknown_kind_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> BrokerExtension.create("mosquitto"));
        assertFalse(broker.kind().isEmpty());
    }
}
