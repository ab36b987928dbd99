package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which accounts of a PC are shown. */
@Lab
@ExtendWith(BrokerExtension.class)
class NamesLineTest {
    @Test
    void the_named_ones_and_a_name_that_the_pc_does_not_have_is_said(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                Home home = new Home(broker, folder)) {
            home.with("den", den, "anna", "cleo").start();
            home.awaitAccount("den", "anna");
            Map<String, Object> state = home.await(
                    home.base + "/pc/den/state",
                    s -> String.valueOf(s.get("last_error")).contains("no account 'cleo'"));
            assertEquals("ON", state.get("problem"));
            assertTrue(home.probe.seen().stream().noneMatch(seen -> seen.topic().contains("/ben/")));
            String discovery = home.base + "-ha/device/timekpr_den/anna/config";
            assertTrue(home.probe.last(discovery).orElseThrow().contains("\"name\":\"Anna on den\""));
        }
    }

    @Test
    void an_account_whose_id_another_pc_s_account_has_already_is_left_out_and_said(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc first = LabPc.start(LabVersion.TIMEKPR_0_5_9, "b_c");
                LabPc second = LabPc.start(LabVersion.TIMEKPR_0_5_4, "c", "dora");
                Home home = new Home(broker, folder)) {
            second.off();
            home.with("a", first).with("a_b", second).start();
            home.awaitAccount("a", "b_c");
            second.on();
            home.awaitAccount("a_b", "dora");
            Map<String, Object> state = home.await(
                    home.base + "/pc/a_b/state",
                    s -> String.valueOf(s.get("last_error")).contains("would have one id in Home Assistant"));
            assertEquals("ON", state.get("problem"));
            assertTrue(home.probe.seen().stream().noneMatch(seen -> seen.topic().contains("/a_b/c/")));
        }
    }

    @Test
    void without_names_all_but_the_excluded_and_those_that_timekpr_excludes(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna", "parent", "guest");
                Home home = new Home(broker, folder)) {
            den.files().setMainConfig("TIMEKPR_USERS_EXCL", "testtimekpr;guest");
            home.with("den", den).exclude("parent").start();
            home.awaitAccount("den", "anna");
            assertTrue(home.probe.seen().stream().noneMatch(seen -> seen.topic().contains("/parent/")));
            assertTrue(home.probe.seen().stream().noneMatch(seen -> seen.topic().contains("/guest/")));
        }
    }

    @Test
    void names_with_anything_in_them_are_shown_and_what_timekpr_does_not_limit_is_said(
            Broker broker, @TempDir Path folder) throws Exception {
        String pc = "B\u00fcro 2/ob.en #1+$";
        try (LabPc attic = LabPc.start(LabVersion.TIMEKPR_0_5_4, "an.na", "b+n", "m\u00fcl$", "d#ra");
                Home home = new Home(broker, folder)) {
            home.with(pc, attic).start();
            Topics topics = new Topics(home.base, home.base + "-ha", "");
            Topics.Account anna = new Topics.Account(pc, new Username("an.na"));
            home.await(topics.state(anna), state -> "OFF".equals(state.get("problem")));
            home.probe.publish(topics.command(anna, "limit_monday"), "33");
            home.await(topics.event(anna), event -> "applied".equals(event.get("event_type")));
            assertTrue(attic.files().config("an.na", "LIMITS_PER_WEEKDAYS").startsWith("1980;"));
            for (String name : List.of("b+n", "m\u00fcl$", "d#ra")) {
                Topics.Account account = new Topics.Account(pc, new Username(name));
                Map<String, Object> state = home.await(
                        topics.state(account),
                        s -> String.valueOf(s.get("last_error")).contains("limits no account of this name"));
                assertNull(state.get("time_left"));
                String discovery = home.probe.last(topics.discovery(account)).orElseThrow();
                assertTrue(discovery.contains(topics.uniqueId(account, "time_left")), discovery);
            }
        }
    }
}
