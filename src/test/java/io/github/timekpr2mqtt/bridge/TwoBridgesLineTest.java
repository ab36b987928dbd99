package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.Mosquitto;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two bridges with one base topic: one of them says so and ends, whatever their data folders are. */
@Lab
class TwoBridgesLineTest {
    @TempDir
    private Path folder = Path.of("");

    private Path copy(Path data) throws IOException {
        Path copy = folder.resolve("copy");
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.toList()) {
                Files.copy(file, copy.resolve(data.relativize(file).toString()));
            }
        }
        return copy;
    }

    private Process second(Home home, Path data) throws IOException {
        return BridgeProcess.start(home.optionsFile(), data, log(data), BridgeProcess.CLASSES);
    }

    private Path log(Path data) {
        return folder.resolve(data.getFileName() + ".log");
    }

    private static String another(Home home) throws IOException {
        String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        return "another timekpr2mqtt on the host " + host + " uses the base topic " + home.base
                + " at the broker 127.0.0.1:" + home.port()
                + "; allowed is one: end the other, or set instance in the options of one of them";
    }

    /** By mosquitto 2.0.11, which closes the connection that it throws out without a word. */
    @Test
    void the_second_does_not_start_and_of_two_that_came_in_one_moment_one_ends() throws Exception {
        try (Broker broker = new Mosquitto(folder.resolve("mosquitto"));
                LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            home.with("den", den, "anna");
            Process first = home.startProcess();
            home.awaitOnline("den").awaitAccount("den", "anna");
            String availability = home.base + "/bridge/availability";
            GivenOnce grants = new GivenOnce(home, den);
            Path copy = copy(home.data);
            for (Path data : List.of(folder.resolve("fresh"), copy)) {
                assertEquals(1, second(home, data).waitFor());
                assertEquals(List.of("Cannot start: " + another(home)), Files.readAllLines(log(data)));
            }
            grants.press();
            grants.holds();
            assertEquals(List.of("online"), home.probe.on(availability));

            home.probe.publish(availability, "offline", message -> message.retain(true)); // as before the first came
            Process second = second(home, copy);
            CompletableFuture.anyOf(first.onExit(), second.onExit()).join();
            boolean firstStays = first.isAlive(); // the second, unless this machine is too slow for its answer
            assertEquals(1, (firstStays ? second : first).exitValue());
            assertTrue(
                    Files.readAllLines(firstStays ? log(copy) : home.log()).contains("Cannot go on: " + another(home)));
            home.probe.awaitLast(availability, "online");
            grants.press();
            grants.holds(firstStays ? home.data : copy);
            assertTrue((firstStays ? first : second).isAlive());
            home.probe.awaitLast(availability, "online");
            second.destroyForcibly().waitFor();
        }
    }
}
