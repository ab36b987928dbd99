package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bonus, absolute extra time, cancelling and dismissing, on real daemons. */
@Lab
@ExtendWith(BrokerExtension.class)
class ExtraLineTest {
    private static int extra(LabPc pc, String child) throws IOException {
        return Integer.parseInt(pc.files().time(child, "TIME_SPENT_DAY"))
                - Integer.parseInt(pc.files().time(child, "TIME_SPENT_BALANCE"));
    }

    private static void waiting(Home home, int changes) {
        home.await(
                home.account("den", "anna", "state"),
                s -> Integer.valueOf(changes).equals(s.get("waiting")));
    }

    private void a_bonus_and_absolute_extra_time(LabVersion version, Broker broker, Path folder) throws Exception {
        try (LabPc den = LabPc.start(version, "anna");
                Home home = new Home(broker, folder)) {
            home.with("den", den).start().awaitAccount("den", "anna");
            home.command("den", "anna", "bonus_minutes", "25");
            Map<String, Object> kept = home.awaitEvent("den", "anna", 1);
            assertEquals(
                    List.of("applied", "bonus_minutes", 30, 25),
                    List.of(kept.get("event_type"), kept.get("command"), kept.get("before"), kept.get("after")));
            home.command("den", "anna", "give_bonus", "{\"id\":\"b1\"}");
            home.command("den", "anna", "give_bonus", "{\"id\":\"b1\"}");
            assertEquals("applied", home.awaitEvent("den", "anna", 2).get("event_type"));
            assertEquals(1500, extra(den, "anna"));
            home.command("den", "anna", "extra_time", "40");
            assertEquals(40, home.awaitEvent("den", "anna", 3).get("after"));
            assertEquals(2400, extra(den, "anna"));
            home.command("den", "anna", "extra_time", "-10");
            assertEquals(-10, home.awaitEvent("den", "anna", 4).get("after"));
            assertEquals(-600, extra(den, "anna"));
            home.await(
                    home.account("den", "anna", "settings"),
                    s -> Integer.valueOf(-10).equals(s.get("extra_time"))
                            && Integer.valueOf(25).equals(s.get("bonus_minutes")));
        }
    }

    @Test
    void on_0_5_4(Broker broker, @TempDir Path folder) throws Exception {
        a_bonus_and_absolute_extra_time(LabVersion.TIMEKPR_0_5_4, broker, folder);
    }

    @Test
    void on_0_5_9(Broker broker, @TempDir Path folder) throws Exception {
        a_bonus_and_absolute_extra_time(LabVersion.TIMEKPR_0_5_9, broker, folder);
    }

    @Test
    void what_is_cancelled_while_the_pc_is_off_is_never_done(Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            home.with("den", den).start().awaitAccount("den", "anna");
            String limits = den.files().config("anna", "LIMITS_PER_WEEKDAYS");
            den.off();
            home.await(home.base + "/pc/den/state", s -> "OFF".equals(s.get("online")));
            home.command("den", "anna", "limit_monday", "10");
            home.press("den", "anna", "add_15", "p1");
            waiting(home, 2);
            home.command("den", "anna", "cancel_waiting", "PRESS");
            waiting(home, 0);
            for (int n = 1; n <= 2; n++) {
                assertEquals("cancelled", home.awaitEvent("den", "anna", n).get("event_type"));
            }
            home.command("den", "anna", "limit_tuesday", "11");
            den.on();
            assertEquals("limit_tuesday", home.awaitEvent("den", "anna", 3).get("command"));
            assertEquals(
                    limits.split(";", -1)[0],
                    den.files().config("anna", "LIMITS_PER_WEEKDAYS").split(";", -1)[0]);
            assertEquals(0, extra(den, "anna"));
        }
    }
}
