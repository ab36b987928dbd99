package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A read-only PC shows everything and takes no change. */
@Lab
@ExtendWith(BrokerExtension.class)
class ReadOnlyLineTest {
    private static final String WHY = "this PC is read-only (read_only in the options)";

    @Test
    void every_change_is_refused_with_the_reason_and_pushed_out_of_its_box(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            home.with("den", den).readOnly().start().awaitAccount("den", "anna");
            String before = den.files().config("anna", "LIMITS_PER_WEEKDAYS");
            String settings = home.account("den", "anna", "settings");
            home.await(settings, document -> !document.isEmpty());
            int shown = home.probe.on(settings).size();
            home.command("den", "anna", "limit_monday", "33");
            Map<String, Object> rejected = home.awaitEvent("den", "anna", 1);
            assertEquals(List.of("rejected", WHY), List.of(rejected.get("event_type"), rejected.get("reason")));
            Awaitility.await("the truth after what was typed")
                    .until(() -> home.probe.on(settings).size() >= shown + 2);
            assertEquals(33, Home.parse(home.probe.on(settings).get(shown)).get("limit_monday"));
            assertEquals(
                    Home.parse(home.probe.on(settings).get(shown - 1)),
                    Home.parse(home.probe.on(settings).get(shown + 1)));
            home.press("den", "anna", "add_15", "p1");
            assertEquals(WHY, home.awaitEvent("den", "anna", 2).get("reason"));
            home.command("den", "anna", "bonus_minutes", "33");
            assertEquals(WHY, home.awaitEvent("den", "anna", 3).get("reason"));
            home.command("den", "anna", "cancel_waiting", "PRESS");
            den.parent().call("setTimeLimitForDays", "sai", "anna", "7", "60", "60", "60", "60", "60", "60", "60");
            assertEquals("changed_at_pc", home.awaitEvent("den", "anna", 4).get("event_type"));
            assertTrue(!den.files().config("anna", "LIMITS_PER_WEEKDAYS").equals(before));
        }
    }

    /** States follow the announcements a second later. */
    @Test
    void what_is_refused_while_all_is_told_again_is_pushed_out_too(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            home.with("den", den).readOnly().start().awaitAccount("den", "anna");
            String settings = home.account("den", "anna", "settings");
            home.await(settings, document -> !document.isEmpty());
            String announcement = home.base + "-ha/device/timekpr_den/anna/config";
            int announced = home.probe.on(announcement).size();
            home.probe.publish(home.base + "-ha/status", "online");
            Awaitility.await("all is announced again")
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> home.probe.on(announcement).size() > announced);
            home.command("den", "anna", "limit_monday", "33");
            Awaitility.await("what was typed, and the truth").until(() -> {
                List<Object> shown = home.probe.on(settings).stream()
                        .map(document -> Home.parse(document).get("limit_monday"))
                        .toList();
                return shown.contains(33) && !Integer.valueOf(33).equals(shown.get(shown.size() - 1));
            });
        }
    }

    @Test
    void what_waited_when_it_became_read_only_waits_with_that_reason(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna");
                Home home = new Home(broker, folder)) {
            home.with("den", den).start().awaitAccount("den", "anna");
            den.off();
            home.await(home.base + "/pc/den/state", s -> "OFF".equals(s.get("online")));
            home.command("den", "anna", "limit_monday", "33");
            home.await(
                    home.account("den", "anna", "state"),
                    s -> Integer.valueOf(1).equals(s.get("waiting")));
            home.stop();
            home.readOnly().start();
            den.on();
            home.awaitOnline("den");
            home.await(
                    home.account("den", "anna", "settings"),
                    s -> String.valueOf(s.get("details")).contains("change=waiting, since="));
            home.await(
                    home.account("den", "anna", "settings"),
                    s -> String.valueOf(s.get("details")).contains("reason=" + WHY));
            assertEquals(List.of(), home.events("den", "anna"));
            home.command("den", "anna", "cancel_waiting", "PRESS");
            assertEquals("cancelled", home.awaitEvent("den", "anna", 1).get("event_type"));
        }
    }

    /** A call was sent, and the bridge ends before it sees an answer. */
    private static LabFilter inDoubt(
            Home home, LabPc den, Proxy wire, LabFilter.Point point, String call, Runnable want) throws Exception {
        wire.open();
        LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
        home.at("den", "127.0.0.1", wire.port(), "anna")
                .start()
                .awaitOnline("den")
                .awaitAccount("den", "anna");
        filter.stopAt(call, point);
        want.run();
        filter.awaitStopped();
        wire.cut();
        home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
        home.stop();
        return filter;
    }

    private static long writes(LabFilter filter) throws IOException {
        long writes = 0;
        for (String call : List.of("setTimeLeft", "setTimeLimitForDays", "setAllowedDays")) {
            writes += filter.calls(call);
        }
        return writes;
    }

    private static String told(Map<String, Object> event) {
        return event.get("event_type") + " " + event.get("id") + " " + event.get("after");
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void extra_time_in_doubt_that_arrived_is_applied_without_a_call(
            LabVersion version, Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                Proxy wire = new Proxy(den.port());
                Home home = new Home(broker, folder)) {
            LabFilter filter = inDoubt(
                    home,
                    den,
                    wire,
                    LabFilter.Point.BEFORE_ANSWER,
                    "setTimeLeft",
                    () -> home.press("den", "anna", "add_15", "p1"));
            home.readOnly().start();
            filter.goOn();
            wire.open();
            assertEquals("applied p1 15", told(home.awaitEvent("den", "anna", 1)));
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(0).equals(state.get("waiting")));
            assertEquals(List.of(1L, 900), List.of(writes(filter), GrantLineTest.extra(den, "anna")));
        }
    }

    @Test
    void extra_time_in_doubt_that_did_not_arrive_waits_with_that_reason_until_it_is_cancelled(
            Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Proxy wire = new Proxy(den.port());
                Home home = new Home(broker, folder)) {
            LabFilter filter = inDoubt(
                    home,
                    den,
                    wire,
                    LabFilter.Point.BEFORE_CALL,
                    "setTimeLeft",
                    () -> home.press("den", "anna", "add_15", "p1"));
            den.off();
            home.readOnly().start();
            filter.goOn();
            den.on();
            wire.open();
            home.await(
                    home.account("den", "anna", "state"),
                    state -> String.valueOf(state).contains(WHY));
            home.command("den", "anna", "cancel_waiting", "{\"id\":\"c1\"}");
            assertEquals("cancelled p1 null", told(home.awaitEvent("den", "anna", 1)));
            assertEquals(List.of(1L, 0), List.of(writes(filter), GrantLineTest.extra(den, "anna")));
        }
    }

    @Test
    void a_limit_in_doubt_that_arrived_is_applied_and_one_that_was_not_sent_waits(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna");
                Proxy wire = new Proxy(den.port());
                Home home = new Home(broker, folder)) {
            LabFilter filter = inDoubt(
                    home,
                    den,
                    wire,
                    LabFilter.Point.BEFORE_ANSWER,
                    "setTimeLimitForDays",
                    () -> home.command("den", "anna", "limit_monday", "{\"value\":45,\"id\":\"l1\"}"));
            home.start();
            home.command("den", "anna", "limit_tuesday", "{\"value\":50,\"id\":\"l2\"}");
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(2).equals(state.get("waiting")));
            home.stop();
            home.readOnly().start();
            filter.goOn();
            wire.open();
            assertEquals("applied l1 45", told(home.awaitEvent("den", "anna", 1)));
            home.await(
                    home.account("den", "anna", "settings"),
                    settings -> String.valueOf(settings.get("details")).contains("reason=" + WHY));
            assertEquals(
                    List.of(1L, 1),
                    List.of(writes(filter), home.events("den", "anna").size()));
        }
    }
}
