package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A parent at the PC gives and takes time on real daemons: each time is told once, and nothing that the bridge gives is. */
@Lab
@ExtendWith(BrokerExtension.class)
class ExtraAtPcLineTest {
    private static void syncNow(Home home) {
        home.probe.publish(home.base + "/pc/den/sync_now/set", "PRESS");
    }

    /** What was told as done at the PC, each once: what the broker had not confirmed before a kill is told again. */
    private static List<String> told(Home home, String child) {
        return home.events("den", child).stream()
                .filter(event -> "changed_at_pc".equals(event.get("event_type")))
                .distinct()
                .map(event -> event.get("command") + " " + event.get("before") + " " + event.get("after"))
                .toList();
    }

    private static void awaitTold(Home home, String child, List<String> expected) {
        Awaitility.await("told of " + child).atMost(Home.LIMIT).until(() -> told(home, child), expected::equals);
    }

    private static void isAway(Home home) {
        home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void time_that_a_parent_gives_at_the_pc_is_told_once_wherever_the_bridge_is(
            LabVersion version, Broker broker, @TempDir Path folder) throws Exception {
        List<String> expected = new ArrayList<>();
        try (LabPc den = LabPc.start(version, "anna");
                Proxy wire = new Proxy(den.port());
                Home home = new Home(broker, folder).with("den", den, "anna")) {
            wire.open();
            home.at("den", "127.0.0.1", wire.port(), "anna").start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            den.parent().timekpra("--settimeleft", "anna", "+", "1800");
            syncNow(home);
            expected.add("extra_time 0 30");
            awaitTold(home, "anna", expected);
            den.parent().timekpra("--setplaytimeleft", "anna", "+", "900");
            syncNow(home);
            expected.add("extra_playtime 0 15");
            awaitTold(home, "anna", expected);

            wire.cut();
            isAway(home);
            den.parent().call("setTimeLeft", "ssi", "anna", "-", "600");
            wire.open();
            home.awaitOnline("den");
            expected.add("extra_time 30 20");
            awaitTold(home, "anna", expected);

            home.stop();
            den.parent().call("setTimeLeft", "ssi", "anna", "+", "2400");
            home.start();
            home.awaitOnline("den");
            expected.add("extra_time 20 60");
            awaitTold(home, "anna", expected);

            home.press("den", "anna", "add_15", "1");
            assertEquals("applied", home.awaitEvent("den", "anna", 5).get("event_type"));
            home.applied("den", "anna", "limit_monday", "44", 44);
            assertEquals(expected, told(home, "anna"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void so_is_time_given_to_a_child_who_is_there_and_counting_on_is_not(
            LabVersion version, Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                Home home =
                        new Home(broker, folder).options("\"poll_seconds\":5,").with("den", den)) {
            home.start().awaitOnline("den").awaitAccount("den", "anna");
            den.login("anna");
            home.await(home.account("den", "anna", "state"), state -> "ON".equals(state.get("active")));
            awaitMoreUsed(den);
            den.parent().timekpra("--settimeleft", "anna", "+", "1800");
            awaitTold(home, "anna", List.of("extra_time 0 30"));
            awaitMoreUsed(den);
            home.press("den", "anna", "add_15", "1");
            home.awaitEvent("den", "anna", 2);
            awaitMoreUsed(den);
            syncNow(home);
            home.applied("den", "anna", "limit_monday", "44", 44);
            assertEquals(List.of("extra_time 0 30"), told(home, "anna"));
        }
    }

    private static int used(LabPc den) throws IOException {
        return Integer.parseInt(den.files().time("anna", "TIME_SPENT_DAY"));
    }

    /** Until the daemon has saved that more was used: it does so every 30 s, and rewrites the file in place. */
    private static void awaitMoreUsed(LabPc den) {
        int before =
                Awaitility.await("used").ignoreException(IOException.class).until(() -> used(den), used -> used >= 0);
        Awaitility.await("more used than " + before + " s")
                .atMost(Home.LIMIT)
                .ignoreException(IOException.class)
                .until(() -> used(den) > before);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void time_that_the_bridge_gave_is_not_told_as_somebodys_after_a_kill(
            LabVersion version, Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                Home home = new Home(broker, folder).with("den", den)) {
            home.startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            home.press("den", "anna", "add_15", "1");
            GrantLineTest.awaitExtra(den, "anna", 900);
            killAndGoOn(home, 1); // sent, and perhaps not told
            home.command("den", "anna", "extra_playtime", "20");
            home.awaitEvent("den", "anna", events(home) + 1);
            killAndGoOn(home, 2); // told
            home.press("den", "anna", "add_30", "2");
            home.awaitEvent("den", "anna", events(home) + 1);
            killAndGoOn(home, 3);
            assertEquals(List.of(), told(home, "anna"));
            den.parent().call("setTimeLeft", "ssi", "anna", "+", "900");
            syncNow(home);
            awaitTold(home, "anna", List.of("extra_time 45 60"));
        }
    }

    private static int events(Home home) {
        return home.events("den", "anna").size();
    }

    /** Until it has read the PC again, and told what was to be told. */
    private static void killAndGoOn(Home home, int week) throws IOException {
        home.kill();
        home.startProcess();
        home.applied("den", "anna", "limit_week", "" + week, week);
        Awaitility.await("nothing is untold")
                .atMost(Home.LIMIT)
                .until(() -> GivenOnce.isNothingUntold(home.data, "den"));
    }
}
