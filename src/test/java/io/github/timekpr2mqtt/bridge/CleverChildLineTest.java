package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabChild;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A child's own program on the bus of its PC, where no policy of ours keeps what it sends from us: its PC may lose its
 * connection, another PC notices nothing. The bridge has the memory that the README gives it; more would end it.
 */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CleverChildLineTest {
    private static final int CHANGES = 8;
    private static final long MOST_KIB = 256 * 1024; // resident; 64 MiB of it are heap

    private final LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
    private final LabPc attic = LabPc.start(LabVersion.TIMEKPR_0_5_4, "cleo");
    private final Home home;
    private int minutes;

    CleverChildLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    @BeforeAll
    void begin() throws IOException {
        den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", "7200;7200;7200;7200;7200;7200;7200");
        den.access().withoutPolicy();
        home.with("den", den).with("attic", attic);
        home.classes(Stream.concat(
                        Stream.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                        BridgeProcess.CLASSES.stream())
                .toList());
        home.startProcess();
        home.awaitAccount("den", "anna").awaitAccount("den", "ben").awaitAccount("attic", "cleo");
        den.login("anna");
        home.await(home.account("den", "anna", "state"), state -> "active".equals(state.get("session")));
    }

    @AfterAll
    void end() throws IOException {
        home.close();
        den.close();
        attic.close();
    }

    private void limit(String pc, String child) {
        minutes++;
        home.applied(pc, child, "limit_monday", String.valueOf(minutes), minutes);
    }

    private long longest(int changes) {
        long longest = 0;
        for (int i = 0; i < changes; i++) {
            long start = System.nanoTime();
            limit("attic", "cleo");
            longest = Math.max(longest, System.nanoTime() - start);
        }
        return longest / 1_000_000;
    }

    private long mostResident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + home.process().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private List<String> seen(String topic, int from) {
        return home.probe.seen().stream()
                .skip(from)
                .filter(seen -> seen.topic().equals(topic))
                .map(Probe.Seen::payload)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"forged, 100", "many, 100", "huge, 4", "malformed, 40", "asking, 50"})
    void the_other_pc_goes_on_and_then_so_does_his_own(String what, int rounds) throws Exception {
        int before = home.probe.seen().size();
        long calm = longest(CHANGES);
        long meanwhile;
        try (LabChild child = LabChild.does(what, den, "anna")) {
            child.awaitRounds(rounds);
            meanwhile = longest(CHANGES);
            child.awaitRounds(child.said().size() + rounds);
        }
        for (String state : seen(home.base + "/pc/attic/state", before)) {
            assertEquals("ON", Home.parse(state).get("online"), state);
            assertEquals("OFF", Home.parse(state).get("problem"), state);
        }
        home.awaitOnline("den");
        limit("den", "ben");
        limit("den", "anna");
        assertTrue(home.process().isAlive(), () -> "it ended: see " + home.log());
        long most = mostResident();
        assertTrue(most < MOST_KIB, () -> most + " KiB");
        assertEquals(List.of(), complaints());
        System.out.printf(
                "FIGURE a child sends %s: longest change on another PC %d ms, before %d ms; most memory %d MB%n",
                what, meanwhile, calm, most / 1024);
        if (what.equals("forged")) {
            for (String state : seen(home.account("den", "anna", "state"), before)) {
                assertEquals("active", Home.parse(state).get("session"), state);
                assertTrue(Double.parseDouble(String.valueOf(Home.parse(state).get("time_left"))) > 0, state);
            }
            for (String state : seen(home.base + "/pc/den/state", before)) {
                assertEquals("OFF", Home.parse(state).get("problem"), state);
            }
        }
    }

    private List<String> complaints() throws IOException {
        return Files.readAllLines(home.log()).stream()
                .filter(line -> line.contains(" ERROR ") || line.contains("Exception"))
                .toList();
    }
}
