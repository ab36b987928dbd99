package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.host.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The bridge starts with the disk as a kill left it, just after a change was told as applied. */
@ExtendWith(BrokerExtension.class)
class AfterAKillTest {
    private final Home home;
    private final Path left;
    private final DemoPc den = new DemoPc("anna");

    AfterAKillTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
        left = folder.resolve("left");
    }

    @BeforeEach
    void begin() throws IOException {
        den.authorise(Keys.in(home.data).publicLine());
        home.at("den", "127.0.0.1", den.port(), "anna").start();
        home.awaitOnline("den").awaitAccount("den", "anna");
    }

    @AfterEach
    void end() throws IOException {
        home.close();
        den.close();
    }

    /** Without what is just being written, which may be gone when it is copied. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".tmp"))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** As if it had been killed at the moment of {@link #left}. */
    private void startAgain() throws IOException {
        home.stop();
        copy(left, home.data);
        home.probe.clear();
        home.start();
        home.awaitOnline("den");
        assertEquals("applied", home.set("den", "anna", "limit_month", "300").get("event_type"));
    }

    private List<Object> told() {
        return Stream.of(home.account("den", "anna", "event"), home.base + "/pc/den/event")
                .flatMap(topic -> home.probe.on(topic).stream())
                .map(Home::parse)
                .map(event -> event.get("event_type") + " " + event.get("command"))
                .distinct() // what the broker had not confirmed is told again
                .map(Object.class::cast)
                .toList();
    }

    @Test
    void a_childs_limit_that_we_set_is_not_taken_for_somebody_elses_change() throws Exception {
        home.set("den", "anna", "limit_week", "100");
        copy(home.data, left);
        startAgain();
        assertEquals(
                List.of("applied limit_month"),
                told().stream().filter(e -> !e.equals("applied limit_week")).toList());
    }

    @Test
    void what_ended_while_the_pc_was_off_is_told_and_forgotten() throws Exception {
        home.stop();
        den.off();
        home.probe.clear();
        home.start();
        home.await(home.account("den", "anna", "settings"), settings -> !settings.isEmpty());
        for (int minutes = 1; minutes <= 50; minutes++) {
            home.command("den", "anna", "limit_week", String.valueOf(minutes));
        }
        assertEquals("applied", home.set("den", "anna", "bonus_minutes", "20").get("event_type"));
        Awaitility.await("nothing is untold")
                .atMost(Home.LIMIT)
                .until(() -> GivenOnce.isNothingUntold(home.data, "den"));
    }

    @Test
    void nor_is_one_of_timekprs_own_settings() throws Exception {
        home.probe.publish(home.base + "/pc/den/timekpr_final_warning/set", "7");
        Awaitility.await()
                .atMost(Home.LIMIT)
                .until(() -> !home.probe.on(home.base + "/pc/den/event").isEmpty());
        copy(home.data, left);
        startAgain();
        assertEquals(
                List.of("applied limit_month"),
                told().stream()
                        .filter(e -> !e.equals("applied timekpr_final_warning"))
                        .toList());
    }

    @Test
    void nor_is_extra_time_that_we_gave() throws Exception {
        home.press("den", "anna", "add_15", "1");
        home.set("den", "anna", "extra_playtime", "30");
        copy(home.data, left);
        startAgain();
        assertEquals(
                List.of("applied limit_month"),
                told().stream()
                        .filter(e -> !e.equals("applied add_15") && !e.equals("applied extra_playtime"))
                        .toList());
    }

    @Test
    void what_somebody_gave_meanwhile_is_told_with_what_it_was() throws Exception {
        home.press("den", "anna", "add_15", "1");
        home.awaitEvent("den", "anna", 1);
        copy(home.data, left);
        den.call("setTimeLeft", "ssi", "anna", "+", 1800);
        startAgain();
        Map<String, Object> event = home.events("den", "anna").stream()
                .filter(e -> "changed_at_pc".equals(e.get("event_type")))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("extra_time", 15, 45), List.of(event.get("command"), event.get("before"), event.get("after")));
    }
}
