package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One tap on MQTT to Timekpr's daemon and back, and everything that happens at a PC to MQTT; with the real parts. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineTest {
    private final LabPc den;
    private final LabPc attic;
    private final Home home;

    LineTest(Broker broker, @TempDir Path folder) throws IOException {
        den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben", "cleo", "dora");
        attic = LabPc.start(LabVersion.TIMEKPR_0_5_4, "emil", "fay");
        home = new Home(broker, folder);
        home.with("den", den, "anna", "ben", "cleo", "dora")
                .with("attic", attic)
                .start();
    }

    @BeforeAll
    void shown() {
        home.awaitOnline("den").awaitOnline("attic").awaitAccount("den", "anna").awaitAccount("attic", "emil");
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        den.close();
        attic.close();
    }

    @Test
    void twenty_limits_one_after_another_are_in_the_daemons_file_and_confirmed() throws IOException {
        List<Long> inFile = new ArrayList<>();
        List<Long> applied = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String day = DayOfWeek.of(i % 7 + 1).name().toLowerCase(Locale.ROOT);
            int minutes = 30 + i;
            int events = home.events("den", "anna").size();
            long start = System.nanoTime();
            home.command("den", "anna", "limit_" + day, "" + minutes);
            int position = i % 7;
            Awaitility.await()
                    .pollInterval(java.time.Duration.ofMillis(1))
                    .pollDelay(java.time.Duration.ZERO)
                    .ignoreException(IOException.class) // the daemon rewrites it in place
                    .until(() -> limits("anna").get(position).equals("" + minutes * 60));
            inFile.add(System.nanoTime() - start);
            Map<String, Object> event = home.awaitEvent("den", "anna", events + 1);
            assertEquals("applied", event.get("event_type"));
            assertEquals("limit_" + day, event.get("command"));
            assertEquals(minutes, event.get("after"));
            applied.add(home.probe.seen().stream()
                            .filter(seen -> seen.topic().endsWith("anna/event"))
                            .skip(events)
                            .findFirst()
                            .orElseThrow()
                            .nanoTime()
                    - start);
        }
        print("command published to the value in the daemon's file", inFile);
        print("command published to applied on MQTT", applied);
    }

    private List<String> limits(String child) throws IOException {
        return List.of(den.files().config(child, "LIMITS_PER_WEEKDAYS").split(";"));
    }

    private static void print(String what, List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "FIGURE %s: median %.1f ms, slowest %.1f ms of %d%n",
                what,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6,
                sorted.size());
    }

    /** From the signal that logind sends, at which the lab's log-in returns, to the message. */
    @Test
    void a_log_in_and_a_log_out_are_shown_at_once() throws IOException {
        List<Long> in = new ArrayList<>();
        List<Long> out = new ArrayList<>();
        String topic = home.account("den", "cleo", "state");
        for (int i = 0; i < 5; i++) {
            in.add(shown(topic, "ON", () -> den.login("cleo")));
            out.add(shown(topic, "OFF", () -> den.logout("cleo")));
        }
        print("log-in at logind to active on MQTT", in);
        print("log-out at logind to not active on MQTT", out);
    }

    private interface AtThePc {
        void happens() throws IOException;
    }

    private long shown(String topic, String active, AtThePc event) throws IOException {
        int before = home.probe.on(topic).size();
        event.happens();
        long start = System.nanoTime();
        home.await(topic, state -> active.equals(state.get("active")));
        return home.probe.seen().stream()
                        .filter(seen -> seen.topic().equals(topic))
                        .skip(before)
                        .filter(seen -> active.equals(Home.parse(seen.payload()).get("active")))
                        .findFirst()
                        .orElseThrow()
                        .nanoTime()
                - start;
    }

    @Test
    void a_change_by_a_parent_at_the_pc_is_shown_at_once() throws IOException {
        List<Long> shown = new ArrayList<>();
        den.login("dora");
        home.await(home.account("den", "dora", "state"), state -> "ON".equals(state.get("active")));
        Awaitility.await("the daemon has seen the log-in, and tells changes from then on")
                .until(
                        () -> den.parent().call("getUserInformation", "ss", "dora", "R"),
                        answer -> answer.contains("ACTUAL"));
        String topic = home.account("den", "dora", "settings");
        for (int i = 1; i <= 5; i++) {
            int minutes = i;
            String list = "7 " + (minutes * 60) + " 60 60 60 60 60 60";
            den.parent().call("setTimeLimitForDays", "sai", ("dora " + list).split(" ", -1));
            long start = System.nanoTime();
            home.await(topic, settings -> Integer.valueOf(minutes).equals(settings.get("limit_monday")));
            shown.add(System.nanoTime() - start);
        }
        den.logout("dora");
        print("answer to a parent at the PC to the limit on MQTT", shown);
    }

    @Test
    void fifteen_minutes_for_a_child_that_is_logged_out() throws IOException {
        int before = extra(den, "ben");
        home.press("den", "ben", "add_15", "a");
        assertEquals("applied", home.awaitEvent("den", "ben", 1).get("event_type"));
        assertEquals(before + 900, extra(den, "ben"));
        home.await(
                home.account("den", "ben", "state"),
                state -> Integer.valueOf(15).equals(state.get("extra_today")));
        home.probe.awaitLast(home.base + "/stats/den/ben", "{\"time_spent_day\":0,\"playtime_spent_day\":0}");
        assertTrue(home.probe.last(home.base + "/servers/online").orElseThrow().contains("\"den\""));
    }

    private static int extra(LabPc pc, String child) throws IOException {
        return Integer.parseInt(pc.files().time(child, "TIME_SPENT_DAY"))
                - Integer.parseInt(pc.files().time(child, "TIME_SPENT_BALANCE"));
    }

    @Test
    void a_limit_changed_at_the_pc_appears_by_itself() throws IOException {
        attic.login("fay");
        home.await(home.account("attic", "fay", "state"), state -> "ON".equals(state.get("active")));
        attic.parent().timekpra("--settimelimits", "fay", "60;120;180;240;300;360;420");
        home.await(
                home.account("attic", "fay", "settings"),
                settings -> Integer.valueOf(7).equals(settings.get("limit_sunday")));
        assertEquals("changed_at_pc", home.awaitEvent("attic", "fay", 1).get("event_type"));
        attic.logout("fay");
        home.await(home.account("attic", "fay", "state"), state -> "OFF".equals(state.get("active")));
    }
}
