package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The recorded samples, put before the daemon that wrote them, at their hour: {@code answer.txt} is what it tells then.
 * {@code -Dsamples.record=true} records the answers anew.
 */
@Lab
class SamplesOnTheLabTest {
    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void the_daemon_tells_of_every_sample_what_was_recorded(LabVersion version) throws IOException {
        try (LabPc pc = LabPc.start(version, "mia", "leo")) {
            List<Sample> samples = Sample.all()
                    .filter(sample -> sample.toString().endsWith(version.number()))
                    .toList();
            for (Sample sample : samples) {
                String child = sample.user().value();
                pc.clock().set(sample.askedAt());
                put(pc.files().configFile(child), sample.config());
                put(pc.files().timeFile(child), sample.time());
                Asked asked = Asked.about(pc, child, "F");
                assertEquals("0", asked.result(), sample.toString());
                record(sample, asked.values());
                assertSame(sample, asked.values(), sample.answers("answer.txt"));
            }
        }
    }

    private static void put(Path file, String text) throws IOException {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".prev"));
        Files.writeString(file, text);
    }

    private static void record(Sample sample, Map<String, String> values) throws IOException {
        if (Boolean.getBoolean("samples.record")) {
            String lines = values.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(Path.of("src/test/resources/timekpr", sample.toString(), "answer.txt"), lines);
            Files.writeString(sample.folder().resolve("answer.txt"), lines);
        }
    }

    /** The clock runs on between setting it and the answer. */
    private static void assertSame(Sample sample, Map<String, String> now, Map<String, String> recorded) {
        Map<String, String> told = new TreeMap<>(now);
        int left = Integer.parseInt(String.valueOf(told.get("TIME_LEFT_DAY")));
        int before = Integer.parseInt(String.valueOf(recorded.get("TIME_LEFT_DAY")));
        assertTrue(Math.abs(left - before) <= 30, sample + ": " + left + " and not " + before);
        told.put("TIME_LEFT_DAY", "" + before);
        assertEquals(new TreeMap<>(recorded), told, sample.toString());
    }
}
