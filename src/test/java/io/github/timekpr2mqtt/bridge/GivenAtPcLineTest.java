package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabFilter.Point;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A parent at the PC gives time to the same child while ours is on its way: nothing is given twice, and the truth is told. */
@Lab
@ExtendWith(BrokerExtension.class)
class GivenAtPcLineTest {
    private static void isTold(Map<String, Object> event, String type, Object before, Object after) {
        assertEquals(type, event.get("event_type"), event::toString);
        assertEquals(before, event.get("before"), event::toString);
        assertEquals(after, event.get("after"), event::toString);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void ours_and_theirs_are_told_apart_or_it_is_said_that_they_cannot(
            LabVersion version, Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                Proxy wire = new Proxy(den.port());
                Home home = new Home(broker, folder)) {
            wire.open();
            LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
            home.at("den", "127.0.0.1", wire.port(), "anna").start();
            home.awaitOnline("den").awaitAccount("den", "anna");

            filter.stopAt("setTimeLeft", Point.BEFORE_CALL);
            home.press("den", "anna", "add_15", "1");
            filter.awaitStopped();
            wire.cut();
            den.off(); // and with it what was held
            filter.goOn();
            den.on();
            den.parent().timekpra("--settimeleft", "anna", "+", "600");
            wire.open();
            isTold(home.awaitEvent("den", "anna", 1), "failed", 0, 10);
            assertEquals(600, GrantLineTest.extra(den, "anna"));

            filter.stopAt("setTimeLeft", Point.BEFORE_ANSWER);
            home.press("den", "anna", "add_15", "2");
            filter.awaitStopped();
            GrantLineTest.awaitExtra(den, "anna", 1500);
            wire.cut();
            den.parent().timekpra("--settimeleft", "anna", "+", "1800");
            filter.goOn();
            wire.open();
            Map<String, Object> told = home.awaitEvent("den", "anna", 2);
            isTold(told, "failed", 10, 55);
            assertEquals(
                    "it is not known whether it arrived: the PC shows 55 min of extra time today, which is neither the 10 from"
                            + " before nor 25. Somebody else changed it; look whether it is right, and ask again if not",
                    told.get("reason"));
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(55).equals(state.get("extra_today"))
                            && "failed".equals(state.get("changes")));

            filter.stopAt("setTimeLeft", Point.BEFORE_ANSWER);
            home.press("den", "anna", "add_15", "3");
            filter.awaitStopped();
            den.parent().timekpra("--settimeleft", "anna", "+", "1800");
            filter.goOn();
            isTold(home.awaitEvent("den", "anna", 3), "applied", 55, 70);
            isTold(home.awaitEvent("den", "anna", 4), "changed_at_pc", 70, 100);
            assertEquals(6000, GrantLineTest.extra(den, "anna"));
            home.applied("den", "anna", "limit_monday", "44", 44);
            assertEquals(5, home.events("den", "anna").size());
        }
    }
}
