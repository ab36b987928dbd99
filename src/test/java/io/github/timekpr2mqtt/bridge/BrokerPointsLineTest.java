package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.PacketProxy;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bridge is killed at each point of the talk with the broker about a press of {@code add_15}. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerPointsLineTest {
    private final LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
    private final PacketProxy proxy;
    private final Home home;
    private final GivenOnce grants;

    BrokerPointsLineTest(Broker broker, @TempDir Path folder) throws IOException {
        proxy = new PacketProxy(broker.port());
        home = new Home(broker, folder).through(proxy.port()).with("den", den);
        grants = new GivenOnce(home, den);
    }

    @AfterAll
    void end() throws IOException {
        home.close();
        proxy.close();
        den.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_kill(PacketProxy.Point point) throws Exception {
        home.probe.clear(); // of the process before
        home.startProcess();
        home.awaitOnline("den").awaitAccount("den", "anna");
        proxy.stopAt(point, point.isOfClientsMessage() ? "/anna/event" : "/anna/add_15/set");
        grants.press();
        proxy.awaitStopped();
        home.kill();
        proxy.goOn();
        home.startProcess();
        grants.holds();
        home.kill();
    }
}
