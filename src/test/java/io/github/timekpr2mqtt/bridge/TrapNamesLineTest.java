package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names on a PC that are traps for a shell, a topic, a template, a log or an eye. */
@Lab
@ExtendWith(BrokerExtension.class)
class TrapNamesLineTest {
    /** They make a file in the folder that a shell of the account or of ours is in, or goes to. */
    private static final List<String> TRAPS = List.of(
            "$(cd;touch got)",
            "`cd;touch got`",
            "x;cd;touch got;",
            "x' ;cd;touch got; '",
            "x\" ;cd;touch got; \"",
            "x|tee got",
            "-rf",
            "--",
            "..",
            "*",
            "a b",
            " a",
            "%s%n",
            "a\\nb",
            "a+b#c$d",
            "{{ states }}",
            "{% raw %}",
            "<script>",
            "\u0130I\u0131i",
            "\u00fc".repeat(80));

    /** They steer a terminal, turn the direction of text, or are of two lines: no account has such a name. */
    private static final List<String> NO_NAMES = List.of(
            "\u001b[31mred\u001b[2J\u0007",
            "\u202eanna\u2066",
            "a\u200bb",
            "a\tb",
            "a\rb",
            "a\nb",
            "a.conf\ntimekpr.anna",
            "\n");

    private static final String FULL_NAME = "Full$(cd;touch got){{ 1+1 }}\u001b[31m\u202eName";
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\n\\t]]");

    private final Home home;
    private final Path folder;

    TrapNamesLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
        this.folder = folder;
    }

    @AfterEach
    void end() throws IOException {
        home.close();
        assertFalse(Files.exists(Path.of("got")));
        assertFalse(Files.exists(Path.of(System.getProperty("user.home"), "got")));
    }

    /** As Timekpr writes them of an account of this name. */
    private static void account(LabPc pc, String name) throws IOException {
        String of = "anna";
        Files.writeString(
                pc.files().configFile(name),
                Files.readString(pc.files().configFile(of)).replace("[" + of, "[" + name));
        Files.writeString(
                pc.files().timeFile(name),
                Files.readString(pc.files().timeFile(of)).replace("[" + of, "[" + name));
    }

    private static void fullName(LabPc pc) throws IOException {
        Path passwd = pc.file("/etc/passwd");
        Files.writeString(
                passwd,
                Files.readString(passwd).replaceFirst("(anna:x:1000:1000:)", "$1" + FULL_NAME.replace("$", "\\$")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void are_names_and_nothing_else(boolean gate) throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben")) {
            for (String name : TRAPS) {
                account(den, name);
            }
            for (String name : NO_NAMES) {
                account(den, name);
            }
            fullName(den);
            home.with("den", den).options("\"log_level\":\"debug\",");
            if (gate) {
                den.access()
                        .authorise(
                                Keys.in(home.data).publicLine(),
                                Files.writeString(folder.resolve("gate"), Gate.script()));
            }
            home.startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            home.applied("den", "ben", "limit_monday", "77", 77);
            Topics topics = new Topics(home.base, home.base + "-ha", "");
            for (String name : TRAPS) {
                Topics.Account account = new Topics.Account("den", new Username(name));
                home.await(topics.state(account), state -> !state.isEmpty());
                home.probe.publish(topics.command(account, "limit_tuesday"), name);
                Map<String, Object> event = home.await(topics.event(account), e -> !e.isEmpty());
                assertEquals("rejected", event.get("event_type"));
                assertEquals(name, event.get("requested"));
                assertEquals(name, event.get("user"));
                String device = String.valueOf(
                        Home.parse(home.probe.last(topics.discovery(account)).orElseThrow())
                                .get("device"));
                assertTrue(device.contains("name=" + name + " on den"), device);
            }
            assertTrue(den.files().config("ben", "LIMITS_PER_WEEKDAYS").startsWith("4620;"));
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("86400;86400;"));
            for (Probe.Seen seen : home.probe.seen()) {
                assertFalse(seen.payload().contains("Full$"), seen::payload);
                assertFalse(UNPRINTABLE.matcher(seen.topic()).find(), seen::topic);
                assertFalse(UNPRINTABLE.matcher(seen.payload()).find(), seen::payload);
            }
            assertEquals(
                    "",
                    den.parent()
                            .run("find", "/tmp", "/var", "/home", "/root", "-name", "got")
                            .out());
        }
        home.close();
        for (String line : Files.readAllLines(home.log())) {
            assertFalse(UNPRINTABLE.matcher(line).find(), line);
            assertTrue(line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} [A-Z]+ +\\w+ .*"), line);
        }
    }
}
