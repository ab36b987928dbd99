package io.github.timekpr2mqtt.bridge;

import static io.github.timekpr2mqtt.bridge.GrantLineTest.awaitExtra;
import static io.github.timekpr2mqtt.bridge.GrantLineTest.extra;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several controls in one message, on real daemons: all of them or none, once, each with its own answer. */
@Lab
@ExtendWith(BrokerExtension.class)
class SeveralLineTest {
    private final Home home;
    private final Probe asker;

    SeveralLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
        asker = Probe.on(broker.port(), home.base + "-answers");
    }

    private void set(String document) {
        home.probe.publish(
                home.account("den", "anna", "set"),
                document,
                message -> message.responseTopic(home.base + "-answers").correlationData(new byte[] {1, 2, 3}));
    }

    private List<Map<String, Object>> answers(int n) {
        return Awaitility.await(n + " answers")
                .until(() -> asker.on(home.base + "-answers"), answers -> answers.size() >= n)
                .stream()
                .map(Home::parse)
                .toList();
    }

    private static String type(Map<String, Object> event) {
        return String.valueOf(event.get("event_type"));
    }

    private static Map<String, String> types(List<Map<String, Object>> events) {
        return events.stream().collect(Collectors.toMap(e -> String.valueOf(e.get("command")), SeveralLineTest::type));
    }

    /** Waits for one further control, so that whatever was sent before it has been dealt with. */
    private void barrier(int events) {
        home.command("den", "anna", "bonus_minutes", "77");
        assertEquals("bonus_minutes", home.awaitEvent("den", "anna", events).get("command"));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void all_are_in_the_daemons_files_once_and_each_is_answered(LabVersion version) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                asker;
                home) {
            home.with("den", den).start().awaitOnline("den").awaitAccount("den", "anna");
            String document = "{\"id\": \"x\", \"limit_monday\": 90, \"limit_sunday\": \"0\","
                    + " \"hours_monday\": \"07:00-20:00\", \"lockout\": \"lock\", \"track_inactive\": true,"
                    + " \"give_bonus\": \"PRESS\", \"bonus_minutes\": 20, \"add_15\": \"PRESS\"}";
            set(document);
            home.awaitEvent("den", "anna", 8);
            Map<String, String> applied = new LinkedHashMap<>();
            for (String control :
                    "limit_monday limit_sunday hours_monday lockout track_inactive give_bonus bonus_minutes add_15"
                            .split(" ", -1)) {
                applied.put(control, "applied");
            }
            assertEquals(applied, types(home.events("den", "anna")));
            inTheFiles(den);
            List<Map<String, Object>> answers = answers(9);
            assertEquals(
                    List.of("accepted", "set", document),
                    List.of(
                            type(answers.get(0)),
                            answers.get(0).get("command"),
                            answers.get(0).get("requested")));
            assertEquals(applied, types(answers.subList(1, 9)));
            for (Map<String, Object> answer : answers.subList(1, 9)) {
                assertEquals(List.of("x", "AQID"), List.of(answer.get("id"), answer.get("correlation")));
            }
            assertTrue(asker.seen().stream()
                    .allMatch(seen -> seen.message().getCorrelationData().isPresent()));

            set(document);
            home.stop();
            home.start();
            set(document);
            barrier(9);
            assertEquals(9, home.events("den", "anna").size());
            assertEquals(9, asker.seen().size());
            inTheFiles(den);
        }
    }

    private static void inTheFiles(LabPc den) throws IOException {
        String limits = den.files().config("anna", "LIMITS_PER_WEEKDAYS");
        assertTrue(limits.matches("5400;.*;0"), limits);
        assertEquals("7;8;9;10;11;12;13;14;15;16;17;18;19", den.files().config("anna", "ALLOWED_HOURS_1"));
        assertEquals("lock", den.files().config("anna", "LOCKOUT_TYPE"));
        assertEquals("True", den.files().config("anna", "TRACK_INACTIVE"));
        assertEquals(2100, extra(den, "anna"));
    }

    @Test
    void with_one_bad_value_nothing_is_taken_and_each_bad_one_is_named() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                asker;
                home) {
            home.with("den", den).start().awaitOnline("den").awaitAccount("den", "anna");
            String before = den.files().config("anna", "LIMITS_PER_WEEKDAYS");
            Map<String, Object> settings = home.document(home.account("den", "anna", "settings"));
            Map<String, String> bad = new LinkedHashMap<>();
            bad.put(
                    "{\"id\":\"x\",\"limit_monday\":33,\"lockout\":\"shoot\",\"hours_monday\":null,\"add_15\":\"PRESS\"}",
                    "lockout: given 'shoot', allowed terminate, lock, suspend, suspendwake, shutdown, kill; hours_monday:"
                            + " given a list, an object or null, allowed a number, a text, true or false");
            bad.put(
                    "{\"limit_monday\":33,\"nonsense\":1}",
                    "no control is called 'nonsense'; allowed are limit_monday");
            bad.put(
                    "{\"limit_monday\":33,\"limit_monday\":34}",
                    "given '{\"limit_monday\":33,\"limit_monday\":34}' (Dup");
            bad.put("{\"id\":\"x\"}", "given 0 controls, allowed 1 to ");
            bad.put("limit_monday=33", "given 'limit_monday=33' (Unrecognized token 'limit_monday'");
            bad.put("", "given '' (nothing is there), allowed an object");
            bad.put("{\"limit_monday\":33,\"id\":\"" + "x".repeat(101) + "\"}", "given an id of 101 characters");
            bad.put("{\"limit_monday\":33" + " ".repeat(17_000) + "}", "given 17019 bytes, allowed 16384");
            int n = 0;
            for (Map.Entry<String, String> each : bad.entrySet()) {
                set(each.getKey());
                Map<String, Object> event = home.awaitEvent("den", "anna", ++n);
                assertEquals(List.of("rejected", "set"), List.of(type(event), event.get("command")));
                String reason = String.valueOf(event.get("reason"));
                assertTrue(reason.startsWith(each.getValue()), reason);
                assertEquals(event, answers(n).get(n - 1));
            }
            String topic = home.account("den", "anna", "set");
            String good = "{\"limit_monday\":33,\"add_15\":\"PRESS\"}";
            home.probe.publish(topic, good);
            assertEquals(
                    "add_15: given without an id, allowed with an id or correlation data in the message, by which a"
                            + " repetition is known",
                    home.awaitEvent("den", "anna", ++n).get("reason"));
            home.probe.publish(topic, good, message -> message.retain(true).correlationData(new byte[] {1}));
            assertTrue(String.valueOf(home.awaitEvent("den", "anna", ++n).get("reason"))
                    .startsWith("retained"));
            home.probe.publish(topic, "", message -> message.retain(true));
            home.probe.publish(
                    topic, good, message -> message.responseTopic(topic).correlationData(new byte[] {1}));
            assertTrue(String.valueOf(home.awaitEvent("den", "anna", ++n).get("reason"))
                    .startsWith("given a response topic that is one of the bridge's own"));
            home.command("den", "anna", "set", good);
            assertEquals(
                    "no control is called set",
                    home.awaitEvent("den", "anna", ++n).get("reason"));
            home.probe.publish(home.account("den", "nobody", "set"), good);
            assertEquals(
                    "nothing is called account/den/nobody",
                    home.await(home.base + "/bridge/event", event -> !event.isEmpty())
                            .get("reason"));
            assertEquals(before, den.files().config("anna", "LIMITS_PER_WEEKDAYS"));
            assertEquals(settings, home.document(home.account("den", "anna", "settings")));
            assertEquals(n, home.events("den", "anna").size());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void what_was_accepted_survives_a_kill_and_is_done_once(LabVersion version) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                asker;
                home) {
            home.with("den", den).startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            den.off();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            String document = "{\"id\":7,\"limit_monday\":45,\"lockout\":\"lock\",\"extra_time\":30}";
            set(document);
            assertEquals("accepted", type(answers(1).get(0)));
            home.kill();
            home.probe.awaitLast(home.base + "/bridge/availability", "offline");
            home.startProcess();
            home.probe.awaitLast(home.base + "/bridge/availability", "online");
            set(document);
            den.on();
            home.awaitEvent("den", "anna", 3);
            barrier(4);
            List<Map<String, Object>> events = home.events("den", "anna").subList(0, 3);
            assertEquals(
                    Map.of("limit_monday", "applied", "lockout", "applied", "extra_time", "applied"), types(events));
            assertEquals(Set.of("7"), events.stream().map(e -> e.get("id")).collect(Collectors.toSet()));
            assertEquals(types(events), types(answers(4).subList(1, 4)));
            assertEquals(4, asker.seen().size());
            awaitExtra(den, "anna", 1800);
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("2700;"));
            assertEquals("lock", den.files().config("anna", "LOCKOUT_TYPE"));
        }
    }

    @Test
    void for_a_pc_that_was_never_seen_it_waits() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                asker;
                home) {
            den.off();
            home.with("den", den).start();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            set("{\"id\":\"x\",\"limit_monday\":45,\"hours_sunday\":\"9-10\"}");
            home.await(home.base + "/pc/den/state", state -> Integer.valueOf(2).equals(state.get("waiting")));
            den.on();
            home.awaitEvent("den", "anna", 2);
            assertEquals(
                    Map.of("limit_monday", "applied", "hours_sunday", "applied"), types(home.events("den", "anna")));
            assertEquals("9", den.files().config("anna", "ALLOWED_HOURS_7"));
        }
    }

    @Test
    void a_read_only_pc_and_a_hundred_changes_of_extra_time_are_limits_of_all_of_it() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                asker;
                home) {
            home.with("den", den).start().awaitAccount("den", "anna");
            den.off();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            for (int i = 1; i <= 33; i++) {
                set("{\"id\":\"p" + i + "\",\"add_15\":\"PRESS\",\"add_30\":\"PRESS\",\"remove_15\":\"PRESS\"}");
            }
            set("{\"id\":\"p34\",\"limit_monday\":33,\"add_15\":\"PRESS\",\"add_30\":\"PRESS\"}");
            Map<String, Object> full = home.awaitEvent("den", "anna", 1);
            assertEquals("99 changes of extra time wait already, given 2 more, allowed 100", full.get("reason"));
            set("{\"id\":\"p35\",\"limit_monday\":33,\"add_15\":\"PRESS\"}");
            home.await(
                    home.account("den", "anna", "state"),
                    state -> Integer.valueOf(101).equals(state.get("waiting")));
            set("{\"id\":\"p1\",\"add_15\":\"PRESS\",\"add_30\":\"PRESS\",\"remove_15\":\"PRESS\"}"); // not rejected
            home.command("den", "anna", "cancel_waiting", "PRESS");
            home.awaitEvent("den", "anna", 1 + 101);
            home.stop();
            home.readOnly().start();
            set("{\"id\":\"p36\",\"limit_monday\":34}");
            Awaitility.await("the refusal; what was told right before the stop may come again")
                    .atMost(Home.LIMIT)
                    .until(
                            () -> home.events("den", "anna").stream()
                                    .filter(event -> "p36".equals(event.get("id")))
                                    .map(event -> List.of(type(event), event.get("reason")))
                                    .toList(),
                            List.of(List.of("rejected", "this PC is read-only (read_only in the options)"))::equals);
        }
    }
}
