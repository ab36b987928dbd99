package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody sets at the PC what ours is on its way to set, too: theirs is told, ours replaces it, and each is told once. */
@Lab
@ExtendWith(BrokerExtension.class)
class SetAtPcLineTest {
    private final Home home;

    SetAtPcLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    /** A call that stands before its first byte, and the link is cut. */
    private LabFilter held(LabPc den, Proxy wire, String member, String topic, String value) throws Exception {
        wire.open();
        LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
        home.at("den", "127.0.0.1", wire.port(), "anna").startProcess();
        home.awaitOnline("den").awaitAccount("den", "anna");
        home.await(home.base + "/pc/den/state", state -> state.containsKey("timekpr_poll_time"));
        filter.stopAt(member, LabFilter.Point.BEFORE_CALL);
        home.probe.publish(topic + "/set", "{\"value\":\"" + value + "\",\"id\":\"ours\"}");
        filter.awaitStopped();
        wire.cut();
        home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
        return filter;
    }

    private static LabPc den(LabVersion version) throws IOException {
        LabPc den = LabPc.start(version, "anna");
        den.access().serverSettings(true);
        return den;
    }

    private static String told(Map<String, Object> event) {
        return Stream.of("event_type", "command", "before", "after", "reason")
                .map(field -> String.valueOf(event.get(field)))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow()
                .strip();
    }

    private List<String> ofAnna(int endings) {
        home.awaitEvent("den", "anna", endings);
        return home.events("den", "anna").stream().map(SetAtPcLineTest::told).toList();
    }

    private List<String> ofPc(int endings) {
        Awaitility.await("what is told of the PC")
                .atMost(Home.LIMIT)
                .until(() -> home.probe.on(home.base + "/pc/den/event").size() >= endings);
        return home.probe.on(home.base + "/pc/den/event").stream()
                .map(Home::parse)
                .map(SetAtPcLineTest::told)
                .toList();
    }

    private static void mondayAtThePc(LabPc den, int minutes) throws IOException {
        String seconds = String.valueOf(60 * minutes);
        den.parent()
                .call(
                        "setTimeLimitForDays",
                        "sai",
                        "anna",
                        "7",
                        seconds,
                        "86400",
                        "86400",
                        "86400",
                        "86400",
                        "86400",
                        "86400");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void what_was_set_at_the_pc_is_told_before_ours_comes_late(LabVersion version) throws Exception {
        try (LabPc den = den(version);
                Proxy wire = new Proxy(den.port());
                home) {
            LabFilter filter =
                    held(den, wire, "setTimeLimitForDays", home.account("den", "anna", "limit_monday"), "45");
            mondayAtThePc(den, 30);
            wire.open();
            assertEquals(List.of("changed_at_pc limit_monday 1440 30"), ofAnna(1));
            mondayAtThePc(den, 35);
            assertEquals("changed_at_pc limit_monday 30 35", ofAnna(2).get(1));
            filter.goOn();
            assertEquals("applied limit_monday 35 45", ofAnna(3).get(2));
            home.command("den", "anna", "limit_week", "20");
            assertEquals("applied limit_week 168 20", ofAnna(4).get(3));
        }
    }

    @Test
    void what_was_set_at_a_pc_with_whose_power_ours_was_lost_is_told_also_after_a_kill() throws Exception {
        try (LabPc den = den(LabVersion.TIMEKPR_0_5_9);
                Proxy wire = new Proxy(den.port());
                home) {
            LabFilter filter =
                    held(den, wire, "setTimeLimitForDays", home.account("den", "anna", "limit_monday"), "45");
            home.kill();
            den.off();
            filter.goOn();
            den.on();
            mondayAtThePc(den, 30);
            home.startProcess();
            wire.open();
            assertEquals(List.of("changed_at_pc limit_monday 1440 30", "applied limit_monday 30 45"), ofAnna(2));
            home.command("den", "anna", "limit_week", "20");
            assertEquals("applied limit_week 168 20", ofAnna(3).get(2));
        }
    }

    @Test
    void hours_that_come_late_after_a_kill_replace_what_was_set_at_the_pc() throws Exception {
        try (LabPc den = den(LabVersion.TIMEKPR_0_5_9);
                Proxy wire = new Proxy(den.port());
                home) {
            String hours = home.account("den", "anna", "hours_monday");
            LabFilter filter = held(den, wire, "setAllowedHours", hours, "08:00-20:00");
            home.kill();
            den.parent().timekpra("--setallowedhours", "anna", "1", "9;10;11");
            home.startProcess();
            wire.open();
            assertEquals(List.of("changed_at_pc hours_monday all day 09:00-12:00"), ofAnna(1));
            filter.goOn();
            assertEquals(
                    "applied hours_monday 09:00-12:00 08:00-20:00", ofAnna(2).get(1));
            home.command("den", "anna", "limit_week", "20");
            assertEquals("applied limit_week 168 20", ofAnna(3).get(2));
        }
    }

    @Test
    void timekprs_own_setting_that_comes_late_when_another_is_wanted_is_nobody_elses() throws Exception {
        try (LabPc den = den(LabVersion.TIMEKPR_0_5_9);
                Proxy wire = new Proxy(den.port());
                home) {
            String poll = home.base + "/pc/den/timekpr_poll_time";
            LabFilter filter = held(den, wire, "setTimekprPollTime", poll, "5");
            home.probe.publish(poll + "/set", "{\"value\":\"3\",\"id\":\"again\"}");
            den.parent().callServer("setTimekprSaveTime", "i", "25");
            wire.open();
            assertEquals(List.of("changed_at_pc timekpr_save_time 30 25"), ofPc(1));
            filter.goOn();
            assertEquals("applied timekpr_poll_time 5 3", ofPc(2).get(1));
            den.parent().callServer("setTimekprPollTime", "i", "4");
            assertEquals("changed_at_pc timekpr_poll_time 3 4", ofPc(3).get(2));
        }
    }

    @Test
    void timekprs_own_setting_that_comes_late_replaces_what_was_set_at_the_pc() throws Exception {
        try (LabPc den = den(LabVersion.TIMEKPR_0_5_9);
                Proxy wire = new Proxy(den.port());
                home) {
            String save = home.base + "/pc/den/timekpr_save_time";
            LabFilter filter = held(den, wire, "setTimekprSaveTime", save, "20");
            home.kill();
            den.parent().callServer("setTimekprSaveTime", "i", "25");
            home.startProcess();
            wire.open();
            assertEquals(List.of("changed_at_pc timekpr_save_time 30 25"), ofPc(1));
            filter.goOn();
            assertEquals("applied timekpr_save_time 25 20", ofPc(2).get(1));
        }
    }
}
