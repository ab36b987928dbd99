package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was used on the days before, and when the child was there. */
@Lab
@ExtendWith(BrokerExtension.class)
class HistoryLineTest {
    private static final int MINUTES_BEFORE = 3;

    private static void used(LabPc pc, int seconds, LocalDateTime at) throws IOException {
        for (String key : List.of("DAY", "BALANCE", "WEEK", "MONTH")) {
            pc.files().setTime("anna", "TIME_SPENT_" + key, String.valueOf(seconds));
        }
        pc.files().setLastChecked("anna", at);
    }

    private static double minutes(Map<String, Object> state) {
        return state.get("time") instanceof Number number ? number.doubleValue() : -1;
    }

    private static @Nullable Object detail(Map<String, Object> document, String entity, String attribute) {
        Map<?, ?> details = (Map<?, ?>) Objects.requireNonNull(document.get("details"));
        return ((Map<?, ?>) Objects.requireNonNull(details.get(entity))).get(attribute);
    }

    private static List<?> sessions(Map<String, Object> state) {
        return (List<?>) Objects.requireNonNull(detail(state, "active", "sessions"));
    }

    private static Map<?, ?> onDisk(Home home, LocalDate day) throws IOException {
        Map<String, Object> file = Home.parse(Files.readString(home.data.resolve("history/den/anna.json")));
        return (Map<?, ?>) Objects.requireNonNull(file.get(day.toString()), file::toString);
    }

    private static Map<?, ?> session(Map<?, ?> day, int number) {
        return (Map<?, ?>) ((List<?>) Objects.requireNonNull(day.get("sessions"))).get(number);
    }

    @Test
    void the_last_minutes_before_the_pc_went_off_are_counted_to_their_own_day(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            den.off();
            den.clock().zoneBeforeMidnight(MINUTES_BEFORE);
            den.on();
            LocalDate day = den.clock().now().toLocalDate();
            used(den, 594, den.clock().now());
            home.with("den", den).start();
            String state = home.account("den", "anna", "state");
            String history = home.account("den", "anna", "history");
            home.awaitAccount("den", "anna");
            home.await(state, s -> minutes(s) >= 9);
            assertNull(home.document(history).get("yesterday"), "not known");
            int toldBefore = home.probe.on(history).size();

            den.login("anna");
            Map<String, Object> ten = home.await(state, s -> minutes(s) >= 10);
            assertNull(((Map<?, ?>) sessions(ten).get(0)).get("to"), "goes on");
            den.off();
            int saved = Integer.parseInt(den.files().time("anna", "TIME_SPENT_DAY"));
            assertTrue(saved < 600, "Timekpr has only saved " + saved);
            Map<String, Object> off = home.await(state, s -> "OFF".equals(s.get("active")));
            assertNotNull(((Map<?, ?>) sessions(off).get(0)).get("to"));
            assertEquals(day, LocalDate.now(zoneOf(home)), "before midnight");
            assertEquals(toldBefore, home.probe.on(history).size(), "what is used today is no news of finished days");

            Map<String, Object> after = Awaitility.await("the PC's midnight")
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> home.document(history), s -> s.get("yesterday") != null);
            assertEquals(10, after.get("yesterday"));
            assertEquals(day.toString(), detail(after, "yesterday", "date"));
            assertEquals(Map.of(day.toString(), 10), detail(after, "history", "days"));
            home.await(state, s -> sessions(s).isEmpty());

            den.on();
            den.login("anna");
            home.await(state, s -> "ON".equals(s.get("active")) && sessions(s).size() == 1);
            assertEquals(10, home.document(history).get("yesterday"));
            home.stop();
            assertTrue(((Number) Objects.requireNonNull(onDisk(home, day).get("time_spent"))).intValue() >= 600);
            assertNotNull(session(onDisk(home, day), 0).get("to"));
            assertNotNull(session(onDisk(home, day.plusDays(1)), 0).get("seen"));
        }
    }

    /** The PC's zone, as the bridge remembers it. */
    private static ZoneOffset zoneOf(Home home) throws IOException {
        return ZoneOffset.of(String.valueOf(
                Home.parse(Files.readString(home.data.resolve("seen-den.json"))).get("zone")));
    }

    @Test
    void what_was_used_while_the_bridge_was_killed_is_read_on_the_next_day(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna");
                Home home = new Home(broker, folder)) {
            LocalDateTime evening = den.clock().now().minusDays(1).with(LocalTime.of(20, 0));
            LocalDate yesterday = evening.toLocalDate();
            den.clock().set(evening);
            used(den, 600, evening);
            home.with("den", den).startProcess();
            String state = home.account("den", "anna", "state");
            home.await(state, s -> minutes(s) == 10);
            den.login("anna");
            home.await(state, s -> sessions(s).size() == 1);
            Awaitility.await("the session is on the disk")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> onDisk(home, yesterday).containsKey("sessions"));
            home.kill();
            Map<?, ?> running = session(onDisk(home, yesterday), 0);

            den.off();
            used(den, 1805, evening.plusHours(2));
            den.clock().move(Duration.ZERO);
            den.on();
            den.login("anna");
            home.start();
            Map<String, Object> history = home.await(
                    home.account("den", "anna", "history"),
                    s -> Integer.valueOf(30).equals(s.get("yesterday")));
            assertEquals(yesterday.toString(), detail(history, "yesterday", "date"));
            Map<String, Object> today =
                    home.await(state, s -> !s.isEmpty() && sessions(s).size() == 1);
            String from = String.valueOf(((Map<?, ?>) sessions(today).get(0)).get("from"));
            assertEquals(
                    LocalDate.now(ZoneOffset.UTC),
                    OffsetDateTime.parse(from)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDate());
            home.stop();
            Map<?, ?> ended = session(onDisk(home, yesterday), 0);
            assertEquals(running.get("from"), ended.get("from"));
            assertEquals(running.get("seen"), ended.get("to"), "not through the time in which nobody looked");
            assertEquals(
                    1, ((List<?>) Objects.requireNonNull(onDisk(home, yesterday).get("sessions"))).size());
        }
    }

    @Test
    void a_damaged_history_is_told_and_stops_neither_the_start_nor_another_account(Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
                Home home = new Home(broker, folder)) {
            Path files = Files.createDirectories(home.data.resolve("history/den"));
            Files.writeString(files.resolve("anna.json"), "{");
            LocalDate today = den.clock().now().toLocalDate();
            Files.writeString(
                    files.resolve("ben.json"),
                    "{\"" + today.minusDays(1) + "\": {\"time_spent\": 5400, \"playtime_spent\": 0}}");
            home.with("den", den).start();
            home.await(
                    home.account("den", "ben", "history"),
                    s -> Integer.valueOf(90).equals(s.get("yesterday")));
            Map<String, Object> pc = home.await(
                    home.base + "/pc/den/state",
                    s -> String.valueOf(s.get("last_error")).startsWith("history of anna on den lost"));
            assertTrue(String.valueOf(pc.get("last_error")).contains("anna.damaged-1"), pc::toString);
            home.awaitAccount("den", "anna");
            assertNull(home.document(home.account("den", "anna", "history")).get("yesterday"));
            assertEquals("{", Files.readString(files.resolve("anna.damaged-1")));
        }
    }
}
