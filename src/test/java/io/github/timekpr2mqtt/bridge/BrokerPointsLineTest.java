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

/** The bridge is killed at each point of the talk with the broker about a press of {@code add_15} and a limit, which takes two calls. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerPointsLineTest {
    private static final String PRESS = "/anna/add_15/set";
    private static final String LIMIT = "/anna/limit_monday/set";

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

    /** Whether the broker has no acknowledgement of the press then. */
    private static boolean comesAgain(PacketProxy.Point point) {
        return !point.isOfClientsMessage() && point != PacketProxy.Point.AFTER_ITS_PUBACK;
    }

    /** With the press, a limit of a short week is on its way. */
    @ParameterizedTest
    @EnumSource
    void a_kill(PacketProxy.Point point) throws Exception {
        kill(point, PRESS);
    }

    /** The same where it is the limit that is delivered. */
    @ParameterizedTest
    @EnumSource(names = {"BEFORE_DELIVERY", "AFTER_DELIVERY", "BEFORE_ITS_PUBACK", "AFTER_ITS_PUBACK"})
    void a_kill_at_a_limit(PacketProxy.Point point) throws Exception {
        kill(point, LIMIT);
    }

    private void kill(PacketProxy.Point point, String command) throws Exception {
        home.probe.clear(); // of the process before
        home.startProcess();
        home.awaitOnline("den").awaitAccount("den", "anna");
        ShortWeek week = new ShortWeek(home, "den", den, point + " of " + command);
        week.shorten();
        proxy.stopAt(point, point.isOfClientsMessage() ? "/anna/event" : command);
        if (command.equals(PRESS)) {
            week.want();
            grants.press();
        } else {
            grants.press();
            week.want();
        }
        proxy.awaitStopped();
        home.kill();
        proxy.cut(); // with what it held: else the broker gets it from a bridge that is gone
        proxy.mend();
        if (comesAgain(point)) {
            proxy.stopAt(PacketProxy.Point.AFTER_DELIVERY, command);
        }
        home.startProcess();
        if (comesAgain(point)) {
            proxy.awaitStopped();
            proxy.goOn();
        }
        grants.holds();
        week.holds();
        home.kill();
    }
}
