package io.github.timekpr2mqtt.bridge;

import static io.github.timekpr2mqtt.bridge.GrantLineTest.awaitExtra;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Aim;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.timekpr.Username;
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

/** One waiting change is picked from the list and cancelled, on real daemons. */
@Lab
@ExtendWith(BrokerExtension.class)
class CancelLineTest {
    private static final String NOTHING = "no change is selected: pick one in pending_change first";
    private static final String SENT = "add_15 was already sent to the PC, and goes on to its end";

    private final Home home;

    CancelLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    private void awaitSelected(String place, String words) {
        home.await(
                home.account("den", "anna", "settings"),
                settings -> place.equals(settings.get("pending_change"))
                        && words(settings).startsWith(words));
    }

    private static String words(Map<String, Object> settings) {
        return pending(settings).get("change") + " " + pending(settings).get("wanted");
    }

    private String list() {
        return String.valueOf(
                pending(home.document(home.account("den", "anna", "settings"))).get("list"));
    }

    private static Map<?, ?> pending(Map<String, Object> settings) {
        return settings.get("details") instanceof Map<?, ?> details
                        && details.get("pending_change") instanceof Map<?, ?> pending
                ? pending
                : Map.of();
    }

    private void awaitWaiting(int changes) {
        home.await(
                home.account("den", "anna", "state"),
                state -> Integer.valueOf(changes).equals(state.get("waiting")));
    }

    private static List<Object> told(Map<String, Object> event) {
        return List.of(
                String.valueOf(event.get("event_type")),
                String.valueOf(event.get("command")),
                String.valueOf(event.get("id")),
                String.valueOf(event.get("reason")));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void one_of_three_changes_for_a_pc_that_is_off_is_cancelled_and_the_others_are_done(LabVersion version)
            throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                home) {
            home.with("den", den).startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            den.off();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            home.press("den", "anna", "add_15", "p1");
            home.press("den", "anna", "add_30", "p2");
            awaitWaiting(2);
            home.command("den", "anna", "pending_change", "1");
            awaitSelected("1", "Add 15 minutes +15 min on ");
            String before = list();
            home.command("den", "anna", "limit_monday", "{\"value\":45,\"id\":\"l1\"}");
            awaitSelected("2", "Add 15 minutes +15 min on ");
            String settings = home.account("den", "anna", "settings");
            int shown = home.probe.on(settings).size();
            home.command("den", "anna", "pending_change", "{\"value\":\"1\",\"list\":\"" + before + "\"}");
            assertEquals(
                    "the list of changes moved before '1' was picked: look at it again",
                    home.awaitEvent("den", "anna", 1).get("reason"));
            Awaitility.await("the truth after what was picked")
                    .until(() -> home.probe.on(settings).size() >= shown + 2);
            assertEquals("1", Home.parse(home.probe.on(settings).get(shown)).get("pending_change"));
            awaitSelected("2", "Add 15 minutes +15 min on ");
            home.kill();
            home.probe.awaitLast(home.base + "/bridge/availability", "offline");
            home.startProcess();
            home.probe.awaitLast(home.base + "/bridge/availability", "online");
            awaitSelected("2", "Add 15 minutes +15 min on ");
            home.command("den", "anna", "cancel_selected", "{\"id\":\"c1\"}");
            home.command("den", "anna", "cancel_selected", "{\"id\":\"c1\"}");
            assertEquals(List.of("cancelled", "add_15", "p1", ""), told(home.awaitEvent("den", "anna", 2)));
            assertEquals(List.of("applied", "cancel_selected", "c1", ""), told(home.awaitEvent("den", "anna", 3)));
            awaitSelected("nothing", "null null");
            home.command("den", "anna", "cancel_selected", "PRESS");
            assertEquals(NOTHING, home.awaitEvent("den", "anna", 4).get("reason"));
            home.command("den", "anna", "pending_change", "3");
            assertEquals(
                    "given '3', allowed nothing, 1, 2",
                    home.awaitEvent("den", "anna", 5).get("reason"));
            den.on();
            assertEquals(
                    List.of("applied", "limit_monday", "l1", ""),
                    told(home.awaitEvent("den", "anna", 6)).subList(0, 4));
            assertEquals("applied", home.awaitEvent("den", "anna", 7).get("event_type"));
            awaitExtra(den, "anna", 1800);
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("2700;"));
            assertEquals(7, home.events("den", "anna").size());
        }
    }

    @Test
    void a_change_is_picked_and_cancelled_in_one_breath() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den).start().awaitOnline("den").awaitAccount("den", "anna");
            String limits = den.files().config("anna", "LIMITS_PER_WEEKDAYS");
            den.off();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            for (int i = 1; i <= 20; i++) {
                home.command("den", "anna", "limit_monday", "{\"value\":45,\"id\":\"l" + i + "\"}");
                home.command("den", "anna", "pending_change", "1");
                home.command("den", "anna", "cancel_selected", "PRESS");
            }
            for (int i = 1; i <= 20; i++) {
                assertEquals(
                        List.of("cancelled", "limit_monday", "l" + i, ""), told(home.awaitEvent("den", "anna", i)));
            }
            awaitWaiting(0);
            home.command("den", "anna", "hours_monday", "9-10");
            den.on();
            assertEquals("hours_monday", home.awaitEvent("den", "anna", 21).get("command"));
            assertEquals(limits, den.files().config("anna", "LIMITS_PER_WEEKDAYS"));
        }
    }

    /** What a power cut between saving and sending leaves. */
    private void asCutOffWhileSending() throws IOException {
        PcDocuments documents = new PcDocuments(Documents.open(home.data));
        Username anna = new Username("anna");
        PcWishes wishes = documents.wishes("den").value().orElseThrow();
        Grant waiting = wishes.of(anna).grants().get(0);
        Grant.Sender sender = new Grant.Sender("an older boot", "its bus", ":1.7");
        Grant prepared = new Grant(
                waiting.origin(), waiting.amount(), waiting.day(), new Grant.Prepared(Aim.of(900, 0, 900), sender));
        documents.save("den", wishes.with(anna, AccountWishes.NONE.with(prepared)));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void what_was_sent_is_not_cancelled_and_that_is_said(LabVersion version) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                home) {
            home.with("den", den).start().awaitOnline("den").awaitAccount("den", "anna");
            den.off();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            home.press("den", "anna", "add_15", "p1");
            awaitWaiting(1);
            home.stop();
            asCutOffWhileSending();
            home.start();
            home.await(
                    home.account("den", "anna", "state"),
                    state -> String.valueOf(state.get("details"))
                            .contains("sent, and it is not yet known whether it arrived"));
            home.press("den", "anna", "add_30", "p2");
            home.command("den", "anna", "pending_change", "1");
            awaitSelected("1", "Add 15 minutes +15 min on ");
            home.command("den", "anna", "cancel_selected", "{\"id\":\"c1\"}");
            assertEquals(List.of("rejected", "cancel_selected", "c1", SENT), told(home.awaitEvent("den", "anna", 1)));
            home.command("den", "anna", "cancel_waiting", "PRESS");
            assertEquals(List.of("cancelled", "add_30", "p2", ""), told(home.awaitEvent("den", "anna", 2)));
            Map<String, Object> rest = home.awaitEvent("den", "anna", 3);
            assertEquals(
                    List.of("applied", "cancel_waiting", SENT),
                    List.of(
                            String.valueOf(rest.get("event_type")),
                            String.valueOf(rest.get("command")),
                            String.valueOf(rest.get("reason"))));
            den.on();
            assertEquals(
                    List.of("applied", "add_15", "p1"),
                    told(home.awaitEvent("den", "anna", 4)).subList(0, 3));
            awaitExtra(den, "anna", 900);
            awaitSelected("nothing", "null null");
            assertEquals(4, home.events("den", "anna").size());
        }
    }
}
