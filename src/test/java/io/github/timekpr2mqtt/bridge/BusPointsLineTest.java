package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Something breaks at each point of the talk with the daemon about a press of {@code add_15}: before and after the call has
 * passed, before and after its answer has.
 */
@Lab
@ExtendWith(BrokerExtension.class)
class BusPointsLineTest {
    private static final String MEMBER = "setTimeLeft";

    private final Home home;

    BusPointsLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    /** What breaks. */
    private enum Fault {
        /** The bridge is killed; what it sent reaches the daemon when it runs again. */
        BRIDGE,
        /** The link is cut; the old process on the PC wakes up when there is a new link. */
        LINK,
        /** The daemon is killed, and started again. */
        DAEMON,
        /** The PC loses its power, and is switched on again. */
        POWER
    }

    static Stream<Arguments> faults() {
        return Stream.of(LabVersion.TIMEKPR_0_5_4, LabVersion.TIMEKPR_0_5_9)
                .flatMap(version -> Stream.of(Fault.values()).map(fault -> Arguments.of(version, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void it_is_given_once(LabVersion version, Fault fault) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                Proxy wire = new Proxy(den.port());
                home) {
            wire.open();
            LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
            home.at("den", "127.0.0.1", wire.port(), "anna").startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            GivenOnce grants = new GivenOnce(home, den);
            for (LabFilter.Point point : LabFilter.Point.values()) {
                filter.stopAt(MEMBER, point);
                grants.press();
                filter.awaitStopped();
                happens(fault, den, wire, filter);
                grants.holds();
            }
        }
    }

    private void happens(Fault fault, LabPc den, Proxy wire, LabFilter filter) throws Exception {
        long logIns = logIns(den);
        switch (fault) {
            case BRIDGE -> {
                home.kill();
                home.startProcess();
            }
            case LINK -> wire.blink();
            case DAEMON -> {
                den.killDaemon();
                filter.goOn();
                den.startDaemon();
                return;
            }
            case POWER -> {
                den.off();
                filter.goOn();
                den.on();
                return;
            }
        }
        Awaitility.await("a new link").until(() -> logIns(den) > logIns);
        filter.goOn();
    }

    private static long logIns(LabPc pc) throws IOException {
        try (Stream<String> lines = Files.lines(pc.file("/var/log/sshd.out"))) {
            return lines.filter(line -> line.contains("Accepted publickey")).count();
        }
    }
}
