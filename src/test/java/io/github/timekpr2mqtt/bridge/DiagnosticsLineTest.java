package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.host.Keys;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is given to strangers: enough to find a fault, and nobody's name. */
@ExtendWith(BrokerExtension.class)
class DiagnosticsLineTest {
    private static final List<String> NAMES =
            List.of("cecilia", "benedikt", "quillfeather", "playroom", "attic-pc.lan", "blockgame");

    private static void assertFit(String text) {
        for (String name : NAMES) {
            assertFalse(text.toLowerCase(Locale.ROOT).contains(name), () -> name + " in " + text);
        }
        Map<String, Object> document = Home.parse(text);
        assertEquals(Version.ofThisProgram().text(), document.get("version"));
        for (String wanted :
                List.of("child1", "child2", "pc1", "pc2", "0.5.9", "poll_seconds", "\"waiting\"", "90 min")) {
            assertTrue(text.contains(wanted), () -> wanted + " is not in " + text);
        }
    }

    private static String run(int status, String... words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(status, Application.run(List.of(words), to, to));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_button_and_a_command_write_it_without_a_name(Broker broker, @TempDir Path folder) throws Exception {
        try (DemoPc pc = new DemoPc("cecilia", "benedikt.quillfeather");
                Home home = new Home(broker, folder)) {
            pc.authorise(Keys.in(home.data).publicLine());
            home.at("Playroom", "127.0.0.1", pc.port()).at("attic", "attic-pc.lan.invalid", 22, "cecilia");
            home.start().awaitOnline("Playroom").awaitAccount("Playroom", "cecilia");
            home.applied("Playroom", "cecilia", "playtime_activities", "blockgame.*", "blockgame.*");
            pc.off();
            home.await(home.base + "/pc/Playroom/state", state -> "OFF".equals(state.get("online")));
            home.command("Playroom", "cecilia", "limit_monday", "90");
            home.command("Playroom", "cecilia", "playtime_activities", "blockgame; steam");
            home.await(
                    home.account("Playroom", "cecilia", "state"),
                    state -> Integer.valueOf(2).equals(state.get("waiting")));

            home.probe.publish(home.base + "/bridge/diagnostics/set", "PRESS");
            Path file = home.data.resolve("diagnostics.json");
            Awaitility.await().atMost(Home.LIMIT).until(() -> Files.exists(file));
            String button = Files.readString(file);
            assertFit(button);
            assertTrue(button.contains("\"health\""), button);

            String[] call = {"--options", home.optionsFile().toString(), "--data", home.data.toString(), "--diagnostics"
            };
            assertTrue(run(1, call).contains("is in use by another timekpr2mqtt"));
            home.stop();
            assertFit(run(0, call));
        }
    }
}
