package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten minutes before the hours end at eight in the evening, on both real daemons: what is left, until when, and why. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresLineTest {
    private static final LocalTime TEN_TO_EIGHT = LocalTime.of(19, 50);
    private static final LocalTime EIGHT = LocalTime.of(20, 0);

    private final LabPc old;
    private final LabPc recent;
    private final LabPc yesterday;
    private final Home home;

    FiguresLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
        old = prepared("old", LabVersion.TIMEKPR_0_5_4);
        recent = prepared("recent", LabVersion.TIMEKPR_0_5_9);
        yesterday = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        yesterday.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", "7200;7200;7200;7200;7200;7200;7200");
        yesterday.files().setTime("anna", "TIME_SPENT_BALANCE", "600");
        yesterday.files().setTime("anna", "TIME_SPENT_DAY", "600");
        yesterday.files().makeYesterdays("anna");
        yesterday.clock().move(Duration.ofDays(-1));
        home.with("yesterday", yesterday).start();
    }

    private LabPc prepared(String name, LabVersion version) throws IOException {
        LabPc pc = LabPc.start(version, "soon", "week", "closed", "later", "there");
        pc.clock().set(pc.clock().now().toLocalDate().atTime(TEN_TO_EIGHT));
        String hours = "ALLOWED_HOURS_" + pc.clock().now().getDayOfWeek().getValue();
        pc.files().setConfig("soon", hours, "16;17;18;19");
        pc.files().setConfig("soon", "LIMITS_PER_WEEKDAYS", "600;600;600;600;600;600;600");
        pc.files().setConfig("week", "LIMIT_PER_WEEK", "3600");
        pc.files().setTime("week", "TIME_SPENT_WEEK", "3600");
        pc.files().setConfig("closed", hours, "");
        pc.files().setConfig("later", hours, "16;17;18;21;22");
        pc.files().setConfig("later", "LIMITS_PER_WEEKDAYS", "600;600;600;600;600;600;600");
        pc.files().setConfig("there", hours, "16;17;18;19");
        home.with(name, pc);
        return pc;
    }

    @BeforeAll
    void shown() {
        home.awaitOnline("old").awaitOnline("recent").awaitOnline("yesterday");
        home.awaitAccount("old", "there").awaitAccount("recent", "there").awaitAccount("yesterday", "anna");
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        old.close();
        recent.close();
        yesterday.close();
    }

    private static int minutes(@Nullable Object figure) {
        return (int) Math.ceil(((Number) Objects.requireNonNull(figure)).doubleValue());
    }

    @ParameterizedTest
    @CsvSource({
        // child; limited by; minutes left before and after, which is less the longer the test takes; the words
        "soon, hours, 10, 10, '15 min given, but the hours end at 20:00'",
        "week, week_limit, 0, 0, '15 min given, but the week''s limit leaves 0 min'",
        "closed, not_today, 0, 0, '15 min given, but today has no hours'",
        "later, hours, 10, 25, '15 min given, for the hours from 21:00 on'",
    })
    void a_grant_that_cannot_help_says_why(String child, String by, int before, int after, String words) {
        for (String pc : List.of("old", "recent")) {
            home.await(home.account(pc, child, "state"), state -> by.equals(state.get("limited_by")));
            home.press(pc, child, "add_15", "1");
            Map<String, Object> event = home.awaitEvent(pc, child, 1);
            assertEquals("applied", event.get("event_type"), event::toString);
            assertEquals(words, event.get("reason"));
            assertEquals(15, event.get("after"));
            assertEquals(by, event.get("limited_by"));
            assertTrue(before - minutes(event.get("time_left_before")) <= before / 5, event::toString);
            assertTrue(after - minutes(event.get("time_left_after")) <= after / 5, event::toString);
            Map<String, Object> state = home.await(
                    home.account(pc, child, "state"), s -> Integer.valueOf(15).equals(s.get("extra_today")));
            assertEquals(by, state.get("limited_by"));
            assertEquals(minutes(event.get("time_left_after")), minutes(state.get("time_left")), 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "recent"})
    void of_a_child_that_is_there_it_is_shown_when_the_pc_locks(String name) throws IOException {
        LabPc pc = name.equals("old") ? old : recent;
        String topic = home.account(name, "there", "state");
        assertNull(home.document(topic).get("locks_at"));
        pc.login("there");
        Map<String, Object> state = home.await(topic, s -> s.get("locks_at") != null);
        Duration toEight = Duration.between(pc.clock().now().toLocalTime(), EIGHT);
        Duration toLock = Duration.between(Instant.now(), locksAt(state));
        assertTrue(toLock.minus(toEight).abs().compareTo(Duration.ofMinutes(1)) <= 0, toLock + " " + toEight);
        assertEquals("hours", state.get("limited_by"));
        assertTrue(minutes(state.get("time_left_now")) <= 10, state::toString);

        home.press(name, "there", "add_15", "1");
        assertEquals(
                "15 min given, but the hours end at 20:00",
                home.awaitEvent(name, "there", 1).get("reason"));
        assertEquals(
                1,
                home.probe.on(topic).stream()
                        .map(payload -> Home.parse(payload).get("locks_at"))
                        .filter(Objects::nonNull)
                        .distinct()
                        .count());

        pc.lock("there");
        home.await(topic, s -> s.get("locks_at") == null);
        pc.unlock("there");
        home.await(topic, s -> s.get("locks_at") != null);
        pc.logout("there");
        home.await(topic, s -> s.get("locks_at") == null && "OFF".equals(s.get("active")));
    }

    private static Instant locksAt(Map<String, Object> state) {
        return OffsetDateTime.parse(String.valueOf(state.get("locks_at"))).toInstant();
    }

    @Test
    void of_a_pc_that_went_off_yesterday_a_new_day_is_shown_and_how_old_it_is() throws IOException {
        String topic = home.account("yesterday", "anna", "state");
        Map<String, Object> on = home.await(topic, state -> Integer.valueOf(10).equals(state.get("time")));
        assertEquals(Math.min(110, minutesToMidnight()), minutes(on.get("time_left")), 1);
        assertNull(asOf(on));
        yesterday.off();
        Map<String, Object> off = home.await(topic, state -> Integer.valueOf(0).equals(state.get("time")));
        assertEquals(Math.min(120, minutesToMidnight()), minutes(off.get("time_left")), 1);
        assertTrue(Duration.between(
                                OffsetDateTime.parse(String.valueOf(asOf(off))).toInstant(), Instant.now())
                        .compareTo(Duration.ofMinutes(5))
                < 0);
    }

    private static int minutesToMidnight() {
        return 1440 - LocalTime.now(ZoneOffset.UTC).toSecondOfDay() / 60; // the PC's zone
    }

    private static @Nullable Object asOf(Map<String, Object> state) {
        return state.get("details") instanceof Map<?, ?> details && details.get("time") instanceof Map<?, ?> time
                ? time.get("as_of")
                : null;
    }
}
