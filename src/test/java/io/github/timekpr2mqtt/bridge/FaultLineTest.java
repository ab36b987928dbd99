package io.github.timekpr2mqtt.bridge;

import static io.github.timekpr2mqtt.bridge.GrantLineTest.awaitExtra;
import static io.github.timekpr2mqtt.bridge.GrantLineTest.extra;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PCs that are off, hang or break in the middle, and a bridge that is killed. */
@Lab
@ExtendWith(BrokerExtension.class)
class FaultLineTest {
    private final Home home;

    FaultLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    private static boolean waits(Map<String, Object> state, int open) {
        return Integer.valueOf(open).equals(state.get("waiting"));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void wishes_for_a_pc_that_is_off_survive_a_kill_and_are_done_once(LabVersion version) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                home) {
            home.with("den", den).startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            den.off();
            home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
            home.command("den", "anna", "limit_monday", "45");
            home.press("den", "anna", "add_15", "1");
            home.press("den", "anna", "add_30", "2");
            home.await(home.account("den", "anna", "state"), state -> waits(state, 3));
            home.kill();
            home.probe.awaitLast(home.base + "/bridge/availability", "offline");
            den.on();
            home.startProcess();
            home.probe.awaitLast(home.base + "/bridge/availability", "online");
            home.awaitEvent("den", "anna", 3);
            home.await(home.account("den", "anna", "state"), state -> waits(state, 0));
            assertEquals(List.of("applied", "applied", "applied"), types());
            awaitExtra(den, "anna", 2700);
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("2700;"));
        }
    }

    private List<Object> types() {
        return home.events("den", "anna").stream()
                .map(event -> String.valueOf(event.get("event_type")))
                .map(Object.class::cast)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_daemon_that_hangs_in_the_middle_of_a_grant_and_goes_on_gives_it_once(LabVersion version) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                home) {
            home.with("den", den).start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            den.stopDaemon();
            home.press("den", "anna", "add_15", "1");
            home.await(
                    home.base + "/pc/den/state",
                    state -> "ON".equals(state.get("problem"))
                            || String.valueOf(state.get("last_error")).contains("not answer"));
            assertEquals(1, home.document(home.account("den", "anna", "state")).get("waiting"));
            den.contDaemon();
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            awaitExtra(den, "anna", 900);
            home.command("den", "anna", "limit_monday", "45"); // and nothing comes late
            assertEquals("applied", home.awaitEvent("den", "anna", 2).get("event_type"));
            assertEquals(900, extra(den, "anna"));
        }
    }

    /** Nothing tells that it goes on, but that it answers what had timed out. */
    @Test
    void a_daemon_that_goes_on_after_a_while_is_noticed_before_the_next_try() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
            home.at("den", "127.0.0.1", den.port(), "anna").start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            den.stopDaemon();
            long before = filter.calls("getUserInformation");
            home.command("den", "anna", "limit_monday", "{\"value\":45,\"id\":\"l1\"}");
            Awaitility.await("six tries")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> filter.calls("getUserInformation") >= before + 6);
            TimeUnit.SECONDS.sleep(8); // the limit of a call is 5 s, and after the sixth the pause is 32 s
            den.contDaemon();
            Awaitility.await("applied before that is over")
                    .atMost(Duration.ofSeconds(16))
                    .until(() -> home.events("den", "anna").size() == 1);
            assertEquals(List.of("applied"), types());
        }
    }

    @Test
    void a_torn_file_changes_nothing() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                home) {
            home.with("den", den).options("\"poll_seconds\":5,").start();
            home.awaitOnline("den").awaitAccount("den", "anna").awaitAccount("den", "ben");
            String settings = home.account("den", "anna", "settings");
            Map<String, Object> before = home.document(settings);
            Path file = den.files().configFile("anna");
            String whole = Files.readString(file);
            Files.writeString(file, whole.substring(0, whole.length() / 2));
            home.command("den", "ben", "limit_monday", "45"); // another child's change goes through meanwhile
            assertEquals("applied", home.awaitEvent("den", "ben", 1).get("event_type"));
            home.await(home.account("den", "anna", "state"), state -> "ON".equals(state.get("problem")));
            assertEquals(before, home.document(settings));
            Files.writeString(file, whole);
            home.await(home.account("den", "anna", "state"), state -> "OK".equals(state.get("last_error")));
            assertEquals(before, home.document(settings));
            assertEquals(List.of(), home.events("den", "anna"));
        }
    }

    @Test
    void a_frozen_pc_delays_no_other_and_gets_its_change_when_it_thaws() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                LabPc attic = LabPc.start(LabVersion.TIMEKPR_0_5_4, "ben");
                home) {
            home.with("den", den).with("attic", attic).start();
            home.awaitOnline("den")
                    .awaitOnline("attic")
                    .awaitAccount("den", "anna")
                    .awaitAccount("attic", "ben");
            attic.freeze();
            home.command("attic", "ben", "limit_monday", "45");
            for (int i = 1; i <= 5; i++) {
                home.command("den", "anna", "limit_monday", "" + i);
                assertEquals("applied", home.awaitEvent("den", "anna", i).get("event_type"));
            }
            assertEquals(1, home.document(home.account("attic", "ben", "state")).get("waiting"));
            assertEquals(List.of(), home.events("attic", "ben"));
            attic.thaw();
            assertEquals("applied", home.awaitEvent("attic", "ben", 1).get("event_type"));
            assertTrue(attic.files().config("ben", "LIMITS_PER_WEEKDAYS").startsWith("2700;"));
        }
    }

    @Test
    void a_broker_that_comes_late_or_forgets_everything_is_told_everything(Broker broker) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            broker.stop();
            home.with("den", den).start();
            broker.start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            home.probe.clear();
            broker.startAnew();
            home.probe.awaitLast(home.base + "/bridge/availability", "online");
            home.awaitOnline("den").awaitAccount("den", "anna");
            assertTrue(home.probe
                    .last(home.base + "-ha/device/timekpr_den/anna/config")
                    .isPresent());
            home.command("den", "anna", "limit_monday", "45");
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
        }
    }

    @Test
    void a_restart_does_not_take_our_own_change_for_somebody_elses() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den).start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            home.command("den", "anna", "limit_monday", "45");
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            home.stop();
            home.probe.clear();
            home.start();
            home.awaitOnline("den");
            home.command("den", "anna", "limit_monday", "46");
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            assertEquals(List.of("applied"), types());
        }
    }

    @Test
    void sigterm_ends_it_with_offline_published() throws Exception {
        try (home) {
            Process bridge = home.withoutData()
                    .at("nowhere", "127.0.0.1", 1)
                    .startProcess(); // and the very first start makes its folder
            home.probe.awaitLast(home.base + "/bridge/availability", "online");
            long start = System.nanoTime();
            bridge.destroy();
            assertEquals(0, bridge.waitFor() & 0x7f & ~15);
            System.out.printf(
                    "FIGURE SIGTERM to the end: %d ms%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            home.probe.awaitLast(home.base + "/bridge/availability", "offline");
        }
    }
}
