package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody at the PC allows other days in the moment in which a limit is on its way there. */
@Lab
@ExtendWith(BrokerExtension.class)
class FewerDaysLineTest {
    private static final String LIMITS = "setTimeLimitForDays";

    private final Home home;

    FewerDaysLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void each_day_that_is_allowed_then_has_its_own_limit(LabVersion version) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                home) {
            LabFilter filter = onItsWay(den);
            filter.goOn();
            holds(den);
        }
    }

    @Test
    void so_it_has_if_the_bridge_is_killed_before_the_call_arrives() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            LabFilter filter = onItsWay(den);
            home.kill();
            filter.goOn();
            Awaitility.await("our limits on other days")
                    .atMost(Home.LIMIT)
                    .ignoreException(IOException.class)
                    .until(() ->
                            den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("2700;"));
            home.startProcess();
            holds(den);
        }
    }

    /** A limit for Monday is on its way, and somebody at the PC allows the weekend alone. */
    private LabFilter onItsWay(LabPc den) throws Exception {
        den.parent().call(LIMITS, "sai", "anna", "7", "600", "1200", "1800", "2400", "3000", "3600", "4200");
        LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
        home.at("den", "127.0.0.1", den.port(), "anna").startProcess();
        home.awaitOnline("den").awaitAccount("den", "anna");
        filter.stopAt(LIMITS, LabFilter.Point.BEFORE_CALL);
        home.command("den", "anna", "limit_monday", "{\"value\":45,\"id\":\"l1\"}");
        filter.awaitStopped();
        den.parent().call("setAllowedDays", "sas", "anna", "2", "6", "7");
        return filter;
    }

    private void holds(LabPc den) throws IOException {
        Awaitility.await("the end of it").atMost(Home.LIMIT).until(() -> !ended().isEmpty());
        assertEquals(List.of("applied"), ended());
        assertEquals("1;2;3;4;5;6;7", den.files().config("anna", "ALLOWED_WEEKDAYS"));
        assertEquals("2700;0;0;0;0;3600;4200", den.files().config("anna", "LIMITS_PER_WEEKDAYS"));
        List<String> byOthers = List.of("tuesday 20", "wednesday 30", "thursday 40", "friday 50");
        assertEquals(
                byOthers.stream().map(day -> "limit_" + day + " 0").toList(),
                home.events("den", "anna").stream()
                        .filter(event -> "changed_at_pc".equals(event.get("event_type")))
                        .map(FewerDaysLineTest::words)
                        .toList());
    }

    private static String words(Map<String, Object> event) {
        return event.get("command") + " " + event.get("before") + " " + event.get("after");
    }

    private List<Object> ended() {
        return home.events("den", "anna").stream()
                .filter(event -> "l1".equals(event.get("id")))
                .map(event -> String.valueOf(event.get("event_type")))
                .map(Object.class::cast)
                .toList();
    }
}
