package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Mosquitto;
import io.github.timekpr2mqtt.broker.PacketProxy;
import io.github.timekpr2mqtt.broker.PacketProxy.Point;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mosquitto is restarted, with what it knew and without, in each phase of a press of {@code add_15}. */
@Lab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerRestartLineTest {
    private static final String SET = "/anna/add_15/set";
    private static final String EVENT = "/anna/event";

    private final LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
    private final Mosquitto broker;
    private final PacketProxy proxy;
    private final LabFilter filter;
    private final Home home;
    private final GivenOnce grants;

    BrokerRestartLineTest(@TempDir Path folder) throws IOException {
        broker = new Mosquitto(folder.resolve("mosquitto"));
        proxy = new PacketProxy(broker.port());
        home = new Home(broker, folder).through(proxy.port()).at("den", "127.0.0.1", den.port(), "anna");
        filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
        grants = new GivenOnce(home, den);
    }

    @AfterAll
    void end() throws IOException {
        home.close();
        proxy.close();
        broker.close();
        den.close();
    }

    /** How far the press is. */
    private enum Phase {
        NOT_DELIVERED,
        NOT_ACKNOWLEDGED,
        NOT_ON_THE_PC,
        CALL_UNDER_WAY,
        EVENT_NOT_SENT,
        EVENT_NOT_ACKNOWLEDGED,
        OVER
    }

    static Stream<Arguments> restarts() {
        return Stream.of(Phase.values())
                .flatMap(phase -> Stream.of(Arguments.of(phase, true), Arguments.of(phase, false)));
    }

    @ParameterizedTest
    @MethodSource("restarts")
    void it_is_given_once_and_everything_is_told_again(Phase phase, boolean remembers) throws Exception {
        begin();
        Map<String, String> before = retained();
        press(phase);
        restart(remembers);
        goOn(phase);
        if (!remembers) {
            home.await(home.base + "/bridge/state", BrokerRestartLineTest::isSaid); // and then it hears the next press
        }
        if (phase == Phase.NOT_DELIVERED && !remembers) {
            grants.isLost();
        } else if (phase != Phase.OVER) {
            grants.holds();
        }
        grants.press(); // and the next one is heard
        grants.holds();
        assertEquals(remembers, proxy.wasResumed());
        Map<String, Object> bridge = home.document(home.base + "/bridge/state");
        assertEquals(!remembers, isSaid(bridge), bridge::toString);
        assertEquals(remembers, "OK".equals(bridge.get("last_error")), bridge::toString);
        assertEquals(before.keySet(), retained().keySet());
        before.forEach((topic, payload) -> {
            if (topic.endsWith("/config") || topic.endsWith("/availability") || topic.endsWith("/online")) {
                assertEquals(payload, retained().get(topic));
            }
        });
        Awaitility.await("the broker has what was told last")
                .until(() -> retained().entrySet().stream()
                        .allMatch(topic -> home.probe
                                .last(topic.getKey())
                                .filter(topic.getValue()::equals)
                                .isPresent()));
    }

    /** That nobody knows what is lost. */
    private static boolean isSaid(Map<String, Object> bridge) {
        return String.valueOf(bridge.get("last_error"))
                .matches("commands that waited at the broker at .* were lost, if there were any, because .*");
    }

    private void begin() throws IOException {
        home.probe.clear();
        home.start().awaitOnline("den").awaitAccount("den", "anna");
        home.await(
                home.base + "-ha/device/timekpr/den/config",
                device -> String.valueOf(device.get("components"))
                        .contains("timekpr_log_level")); // the last that becomes known: whether Timekpr's own settings
        // may be changed
    }

    @AfterEach
    void stop() {
        home.stop();
        home.kill();
    }

    private void press(Phase phase) throws Exception {
        switch (phase) {
            case NOT_DELIVERED -> press(Point.BEFORE_DELIVERY, SET);
            case NOT_ACKNOWLEDGED -> press(Point.BEFORE_ITS_PUBACK, SET);
            case NOT_ON_THE_PC -> {
                den.off();
                press(Point.AFTER_ITS_PUBACK, SET);
            }
            case CALL_UNDER_WAY -> {
                filter.stopAt("setTimeLeft", LabFilter.Point.BEFORE_ANSWER);
                grants.press();
                filter.awaitStopped();
            }
            case EVENT_NOT_SENT -> press(Point.BEFORE_SENDING, EVENT);
            case EVENT_NOT_ACKNOWLEDGED -> press(Point.BEFORE_THE_BROKERS_PUBACK, EVENT);
            case OVER -> {
                grants.press();
                grants.holds();
            }
        }
    }

    private void press(Point until, String topicEnd) throws InterruptedException {
        proxy.stopAt(until, topicEnd);
        grants.press();
        proxy.awaitStopped();
    }

    private void goOn(Phase phase) throws IOException {
        switch (phase) {
            case NOT_ON_THE_PC -> den.on();
            case CALL_UNDER_WAY -> filter.goOn();
            case NOT_DELIVERED, NOT_ACKNOWLEDGED, EVENT_NOT_SENT, EVENT_NOT_ACKNOWLEDGED, OVER -> {}
        }
    }

    private void restart(boolean remembers) throws IOException {
        if (remembers) {
            broker.stop();
            proxy.cut();
            broker.start();
        } else {
            broker.kill();
            proxy.cut();
            broker.startAnew();
        }
        seen();
        proxy.mend();
    }

    /** The bridge comes back when our eye is: an event is told once. */
    private void seen() {
        String marker = home.base + "/marker";
        home.probe.clear();
        Awaitility.await("the eye is back").until(() -> {
            home.probe.publish(marker, "");
            return !home.probe.on(marker).isEmpty();
        });
    }

    private Map<String, String> retained() {
        Map<String, String> retained = new TreeMap<>();
        String marker = home.base + "/marker";
        try (Probe fresh = Probe.on(broker.port(), home.base + "/#", home.base + "-ha/#")) {
            fresh.publish(marker, "all that was retained came before this");
            fresh.await(seen -> seen.topic().equals(marker));
            fresh.seen().stream()
                    .filter(Probe.Seen::retained)
                    .forEach(seen -> retained.put(seen.topic(), seen.payload()));
        }
        return retained;
    }

    @Test
    void a_press_that_comes_again_from_an_old_memory_gives_nothing() throws Exception {
        begin();
        press(Point.BEFORE_ITS_PUBACK, SET);
        broker.save();
        proxy.goOn();
        grants.holds();
        broker.kill();
        proxy.cut();
        broker.start();
        proxy.stopAt(Point.AFTER_ITS_PUBACK, SET);
        proxy.mend();
        proxy.awaitStopped();
        proxy.goOn();
        grants.press();
        grants.holds();
    }

    @Test
    void a_new_process_takes_once_what_was_sent_meanwhile_also_from_a_broker_that_was_restarted() throws Exception {
        home.probe.clear();
        home.startProcess();
        home.awaitOnline("den").awaitAccount("den", "anna");
        home.kill();
        grants.press();
        grants.again();
        home.command("den", "anna", "limit_monday", "45");
        broker.stop();
        broker.start();
        seen();
        grants.again();
        home.startProcess();
        grants.holds();
        Awaitility.await("the limit")
                .atMost(Home.LIMIT)
                .until(() -> den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("2700;"));
        assertTrue(proxy.wasResumed());
    }
}
