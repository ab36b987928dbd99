package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
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

    @Test
    void the_last_value_holds_and_each_command_has_one_ending() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                home) {
            home.with("den", den).start();
            home.awaitOnline("den").awaitAccount("den", "anna");
            for (int i = 1; i <= COMMANDS; i++) {
                home.command("den", "anna", "limit_monday", "{\"value\":" + i + ",\"id\":\"" + i + "\"}");
            }
            home.await(
                    home.account("den", "anna", "settings"),
                    settings -> Integer.valueOf(COMMANDS).equals(onPc(settings)));
            List<Map<String, Object>> events = Awaitility.await("the end of the last one")
                    .atMost(Home.LIMIT)
                    .until(
                            () -> home.events("den", "anna"),
                            all -> !all.isEmpty()
                                    && ("" + COMMANDS)
                                            .equals(all.get(all.size() - 1).get("id")));
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith(COMMANDS * 60 + ";"));
            for (Map<String, Object> event : events) {
                assertEquals("applied", event.get("event_type"), event::toString);
            }
            Map<String, List<String>> endings = endings();
            assertEquals(COMMANDS, endings.size());
            endings.forEach((id, all) -> assertEquals(1, all.size(), () -> id + ": " + all));
            long applied =
                    endings.values().stream().filter(List.of("applied")::equals).count();
            assertEquals(events.size(), applied);
            assertEquals(
                    COMMANDS - applied,
                    endings.values().stream()
                            .filter(List.of("superseded")::equals)
                            .count());
            System.out.printf(
                    "FIGURE %d commands on one control: %d applied, the others superseded%n", COMMANDS, applied);
        }
    }

    private static @Nullable Object onPc(Map<String, Object> settings) {
        return settings.get("details") instanceof Map<?, ?> details
                        && details.get("limit_monday") instanceof Map<?, ?> limit
                ? limit.get("on_pc")
                : null;
    }
}
