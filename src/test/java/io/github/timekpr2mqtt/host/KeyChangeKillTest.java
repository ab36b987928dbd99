package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.LabTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key change is killed at each step on the disk, by {@code strace}: the old key, both, or the new one is there. */
class KeyChangeKillTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void needsStrace() {
        LabTool.isNeeded("strace");
    }

    private static boolean isKilled(String step, Path data, String call, int n) throws Exception {
        Process process = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-P",
                        data.resolve("ssh").toString(),
                        "-P",
                        data.resolve("ssh/id_ed25519_new").toString(),
                        "-P",
                        data.resolve("ssh/id_ed25519_new.new").toString(),
                        "-P",
                        data.resolve("ssh/id_ed25519.pub.new").toString(),
                        "-e",
                        "trace=" + call,
                        "-e",
                        "inject=" + call + ":signal=KILL:when=" + n,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeyChange.class.getName(),
                        step,
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("said").toFile())
                .start();
        boolean isKilled = process.waitFor() != 0;
        String said = Files.readString(data.resolve("said"));
        assertEquals(isKilled ? "" : Keys.in(data).publicLine() + "\n", said);
        return isKilled;
    }

    private Path fresh(int n) throws IOException {
        return Files.createDirectories(folder.resolve("data" + n));
    }

    @ParameterizedTest
    @CsvSource({"rename, 1", "fsync, 2"})
    void making_a_new_key(String call, int atLeast) throws Exception {
        int killed = 0;
        for (boolean isKilled = true; isKilled; killed++) {
            Path data = fresh(killed);
            String old = Keys.in(data).publicLine();
            isKilled = isKilled("begin", data, call, killed + 1);
            Keys after = Keys.in(data);
            assertEquals(Optional.of(old), after.isChanging() ? after.oldLine() : Optional.of(after.publicLine()));
            Keys end = after.isChanging() ? after : Keys.begin(data); // nothing is in the way of another try
            assertEquals(end.publicLine(), Keys.end(data).publicLine());
        }
        assertTrue(killed > atLeast, "only " + killed);
    }

    @ParameterizedTest
    @CsvSource({"rename, 1", "fsync, 1"})
    void putting_it_in_the_place_of_the_old_one(String call, int atLeast) throws Exception {
        int killed = 0;
        for (boolean isKilled = true; isKilled; killed++) {
            Path data = fresh(killed);
            Keys.in(data);
            Keys both = Keys.begin(data);
            isKilled = isKilled("end", data, call, killed + 1);
            Keys after = Keys.in(data);
            assertEquals(both.publicLine(), after.publicLine());
            assertTrue(after.old().isEmpty() || after.oldLine().equals(both.oldLine()));
            assertEquals(both.publicLine(), Keys.end(data).publicLine());
            try (Stream<Path> files = Files.list(data.resolve("ssh"))) {
                List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                        .sorted()
                        .toList();
                assertTrue(names.containsAll(List.of("id_ed25519", "id_ed25519.pub")), names::toString);
                assertTrue(names.stream().noneMatch("id_ed25519_new"::equals), names::toString);
            }
        }
        assertTrue(killed > atLeast, "only " + killed);
    }
}
