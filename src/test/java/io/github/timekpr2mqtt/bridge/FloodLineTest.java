package io.github.timekpr2mqtt.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabTool;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A thousand commands on one control, as fast as the broker takes them. */
@Lab
@ExtendWith(BrokerExtension.class)
class FloodLineTest {
    private static final int COMMANDS = 1000;
    /** One call for so many commands is far more than a daemon that answers in milliseconds gets. */
    private static final int MOST_CALLS = 5;

    private static final int FLOODS = 4;
    /** For each command; its id takes some two hundred, its message ten times as many. */
    private static final int MOST_BYTES = 600;

    private final Home home;

    FloodLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    /** By id, all endings as they were written down. */
    private Map<String, List<String>> endings() throws IOException {
        Map<String, List<String>> endings = new TreeMap<>();
        for (String line : Files.readAllLines(home.data.resolve("audit.jsonl"))) {
            Map<String, Object> event = Home.parse(line);
            endings.merge(
                    String.valueOf(event.get("id")),
                    List.of(String.valueOf(event.get("event_type"))),
                    (before, more) ->
                            Stream.of(before, more).flatMap(List::stream).toList());
        }
        return endings;
    }

    /** As fast as the broker takes them, each as long as it may be; waits until the last one has ended. */
    private void flood(String control, String name) {
        String text = " ".repeat(1900);
        for (int i = 1; i <= COMMANDS; i++) {
            int value = control.equals("bonus_minutes") ? 1 + i % 240 : i;
            home.command("den", "anna", control, "{\"value\":" + value + "," + text + "\"id\":\"" + name + i + "\"}");
        }
        Awaitility.await("the end of the last one")
                .atMost(Home.LIMIT)
                .until(() -> home.events("den", "anna").stream().anyMatch(e -> (name + COMMANDS).equals(e.get("id"))));
    }

    /** Each command has one ending, and those that were applied are the events. */
    private long applied() throws IOException {
        Map<String, List<String>> endings = endings();
        endings.forEach((id, all) -> assertEquals(1, all.size(), () -> id + ": " + all));
        List<Map<String, Object>> events = home.events("den", "anna");
        for (Map<String, Object> event : events) {
            assertEquals("applied", event.get("event_type"), event::toString);
        }
        long applied =
                endings.values().stream().filter(List.of("applied")::equals).count();
        assertEquals(events.size(), applied);
        assertEquals(
                endings.size() - applied,
                endings.values().stream().filter(List.of("superseded")::equals).count());
        return applied;
    }

    @Test
    void the_last_value_holds_each_command_has_one_ending_and_few_calls_are_made() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
            home.at("den", "127.0.0.1", den.port(), "anna").startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            flood("limit_monday", "l");
            home.await(
                    home.account("den", "anna", "settings"),
                    settings -> Integer.valueOf(COMMANDS).equals(onPc(settings)));
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith(COMMANDS * 60 + ";"));
            long applied = applied();
            assertEquals(COMMANDS, endings().size());
            long calls = filter.calls("setTimeLimitForDays");
            assertTrue(calls <= COMMANDS / MOST_CALLS, () -> calls + " calls");
            System.out.printf(
                    "FIGURE %d commands on one control: %d calls, %d applied, the others superseded%n",
                    COMMANDS, calls, applied);
        }
    }

    @Test
    void of_a_thousand_values_that_the_bridge_keeps_itself_the_last_is_applied_too() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den).startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            flood("bonus_minutes", "b");
            long applied = applied();
            assertTrue(applied < COMMANDS, () -> applied + " of " + COMMANDS + " told as applied");
            assertEquals(COMMANDS, endings().size());
            List<Map<String, Object>> events = home.events("den", "anna");
            assertEquals("b" + COMMANDS, events.get(events.size() - 1).get("id"));
            assertEquals(
                    1 + COMMANDS % 240,
                    home.document(home.account("den", "anna", "settings")).get("bonus_minutes"));
            System.out.printf(
                    "FIGURE %d commands on bonus_minutes: %d applied, the others superseded%n", COMMANDS, applied);
        }
    }

    /** Of each command its id is kept, and nothing else. */
    @Test
    void memory_does_not_grow_with_the_commands() throws Exception {
        LabTool.isNeeded("jcmd");
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den).startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            flood("limit_monday", "0 ");
            long before = liveHeap();
            for (int i = 1; i <= FLOODS; i++) {
                flood("limit_monday", i + " ");
            }
            long more = liveHeap() - before;
            System.out.printf(
                    "FIGURE %d more commands: live heap %d kB before, %d kB more%n",
                    FLOODS * COMMANDS, before / 1000, more / 1000);
            assertTrue(more < FLOODS * COMMANDS * MOST_BYTES, () -> more + " bytes more");
        }
    }

    /** What lives after a collection of all garbage. */
    private long liveHeap() throws Exception {
        Process asking = new ProcessBuilder("jcmd", "" + home.process().pid(), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String total = new String(asking.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.split("\\s+", -1)[2]);
    }

    private static @Nullable Object onPc(Map<String, Object> settings) {
        return settings.get("details") instanceof Map<?, ?> details
                        && details.get("limit_monday") instanceof Map<?, ?> limit
                ? limit.get("on_pc")
                : null;
    }
}
