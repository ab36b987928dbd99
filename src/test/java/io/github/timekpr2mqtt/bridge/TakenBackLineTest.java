package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.changes.OpenChange;
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
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits that are taken back, or set at the PC as well, while the PC is away: on a real daemon. */
@Lab
@ExtendWith(BrokerExtension.class)
class TakenBackLineTest {
    private static final String LIMITS = "LIMITS_PER_WEEKDAYS";
    private static final String DAYS = "ALLOWED_WEEKDAYS";

    private final Home home;

    TakenBackLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    private static LabPc weekend() throws IOException {
        LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        den.files().setConfig("anna", LIMITS, "3600;7200");
        den.files().setConfig("anna", DAYS, "6;7");
        return den;
    }

    /** The PC is away, and a limit stands there before its first call: it may go on, or not. */
    private LabFilter left(LabPc den, Proxy wire) throws Exception {
        return left(den, wire, "setTimeLimitForDays");
    }

    /** The same before this call. */
    private LabFilter left(LabPc den, Proxy wire, String call) throws Exception {
        wire.open();
        LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
        home.at("den", "127.0.0.1", wire.port(), "anna").startProcess();
        home.awaitOnline("den").awaitAccount("den", "anna");
        filter.stopAt(call, LabFilter.Point.BEFORE_CALL);
        home.command("den", "anna", "limit_monday", "{\"value\":45,\"id\":\"l1\"}");
        filter.awaitStopped();
        wire.cut();
        home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
        return filter;
    }

    private static String told(Map<String, Object> event) {
        return Stream.of("event_type", "command", "id", "before", "after", "reason")
                .map(field -> String.valueOf(event.get(field)))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private Map<?, ?> monday() {
        Map<String, Object> settings = home.document(home.account("den", "anna", "settings"));
        return settings.get("details") instanceof Map<?, ?> details
                        && details.get("limit_monday") instanceof Map<?, ?> monday
                ? monday
                : Map.of();
    }

    @Test
    void a_limit_that_was_sent_is_taken_back_and_what_the_pc_has_of_it_is_nobody_elses() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Proxy wire = new Proxy(den.port());
                home) {
            LabFilter filter = left(den, wire);
            home.command("den", "anna", "cancel_waiting", "{\"id\":\"c1\"}");
            assertEquals(
                    "cancelled limit_monday l1 1440 null " + OpenChange.PERHAPS_THERE,
                    told(home.awaitEvent("den", "anna", 1)));
            filter.goOn();
            wire.open();
            home.awaitOnline("den");
            home.await(
                    home.account("den", "anna", "settings"),
                    settings -> Integer.valueOf(45).equals(settings.get("limit_monday")));
            home.command("den", "anna", "limit_tuesday", "{\"value\":50,\"id\":\"l2\"}");
            assertEquals("applied limit_tuesday l2 1440 50 ", told(home.awaitEvent("den", "anna", 3)));
            assertEquals(3, home.events("den", "anna").size());
        }
    }

    @Test
    void a_limit_that_was_sent_taken_back_and_wanted_again_is_not_taken_for_the_pcs_own() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Proxy wire = new Proxy(den.port());
                home) {
            LabFilter filter = left(den, wire);
            String sent = "sent, and it is not yet known whether it arrived. ";
            home.await(
                    home.account("den", "anna", "settings"),
                    settings -> String.valueOf(monday().get("reason")).startsWith(sent));
            home.command("den", "anna", "cancel_waiting", "{\"id\":\"c1\"}");
            home.awaitEvent("den", "anna", 2);
            home.command("den", "anna", "limit_monday", "{\"value\":45,\"id\":\"l2\"}");
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(1).equals(state.get("waiting")));
            filter.goOn();
            wire.open();
            assertEquals("applied limit_monday l2 1440 45 ", told(home.awaitEvent("den", "anna", 3)));
        }
    }

    @Test
    void a_limit_that_was_not_sent_is_taken_back_and_never_set() throws Exception {
        try (LabPc den = weekend();
                Proxy wire = new Proxy(den.port());
                home) {
            LabFilter filter = left(den, wire);
            den.off();
            home.command("den", "anna", "cancel_waiting", "{\"id\":\"c1\"}");
            home.awaitEvent("den", "anna", 1);
            home.await(
                    home.account("den", "anna", "settings"),
                    settings -> Integer.valueOf(0).equals(settings.get("limit_monday")));
            assertEquals("applied", monday().get("change"));
            den.on();
            filter.goOn();
            wire.open();
            home.awaitOnline("den");
            home.command("den", "anna", "limit_week", "{\"value\":20,\"id\":\"l2\"}");
            assertEquals("applied limit_week l2 168 20 ", told(home.awaitEvent("den", "anna", 3)));
            assertEquals(List.of("6;7", "3600;7200"), List.of(config(den, DAYS), config(den, LIMITS)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_limit_that_is_taken_back_between_its_two_calls_is_taken_out_of_the_list_again(boolean killed)
            throws Exception {
        try (LabPc den = weekend();
                Proxy wire = new Proxy(den.port());
                home) {
            LabFilter filter = left(den, wire, "setAllowedDays");
            if (killed) {
                home.kill();
                home.startProcess();
            }
            home.command("den", "anna", "cancel_waiting", "{\"id\":\"c1\"}");
            assertEquals(
                    "cancelled limit_monday l1 0 null " + OpenChange.PERHAPS_THERE,
                    told(home.awaitEvent("den", "anna", 1)));
            den.off();
            assertEquals(List.of("6;7", "2700;0;0;0;0;3600;7200"), List.of(config(den, DAYS), config(den, LIMITS)));
            den.on();
            filter.goOn();
            wire.open();
            home.awaitOnline("den");
            home.command("den", "anna", "limit_week", "{\"value\":20,\"id\":\"l2\"}");
            assertEquals("applied limit_week l2 168 20 ", told(home.awaitEvent("den", "anna", 3)));
            assertEquals(
                    List.of("1;2;3;4;5;6;7", "0;0;0;0;0;3600;7200"), List.of(config(den, DAYS), config(den, LIMITS)));
        }
    }

    @Test
    void what_was_set_at_the_pc_before_the_limit_came_there_stays_and_is_told() throws Exception {
        try (LabPc den = weekend();
                Proxy wire = new Proxy(den.port());
                home) {
            LabFilter filter = left(den, wire);
            den.off();
            home.command("den", "anna", "limit_week", "{\"value\":20,\"id\":\"l2\"}");
            den.on();
            filter.goOn();
            den.parent().timekpra("--settimelimits", "anna", "10800;7200");
            den.parent().timekpra("--settimelimitweek", "anna", "36000");
            wire.open();
            Awaitility.await("two endings").atMost(Home.LIMIT).until(() -> applied() == 2);
            assertEquals(
                    List.of(
                            "applied limit_monday l1 0 45 ",
                            "applied limit_week l2 10 20 ",
                            "changed_at_pc limit_saturday null 60 180 ",
                            "changed_at_pc limit_week null 168 10 "),
                    home.events("den", "anna").stream()
                            .map(event -> told(event).replaceFirst("pc-[^ ]+", "null"))
                            .sorted()
                            .toList());
            assertEquals("2700;0;0;0;0;10800;7200", config(den, LIMITS));
        }
    }

    private long applied() {
        return home.events("den", "anna").stream()
                .filter(event -> "applied".equals(event.get("event_type")))
                .count();
    }

    private static String config(LabPc pc, String key) throws IOException {
        return pc.files().config("anna", key);
    }
}
