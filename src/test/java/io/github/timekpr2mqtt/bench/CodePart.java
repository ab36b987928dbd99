package io.github.timekpr2mqtt.bench;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The hot pure code, by JMH, which is there only in Maven's profile. */
final class CodePart implements Part {
    private static final String JMH = "org.openjdk.jmh.Main";
    /** In microseconds, by JMH's name. */
    private static final Map<String, Target> TARGETS =
            Map.of("parse_a_complete_read_and_render_all_its_documents", Target.median(1_000));

    private final Path folder;

    CodePart(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "code";
    }

    @Override
    public int pcs() {
        return 0;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        Path result = folder.resolve("jmh.json");
        Path log = folder.resolve("jmh.log");
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JMH,
                        "-jvmArgs",
                        String.join(" ", Program.FLAGS),
                        "-foe",
                        "true", // fails if one of them cannot run
                        "-rf",
                        "json",
                        "-rff",
                        result.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("JMH ended with " + status + ", see " + log);
        }
        read(Files.readString(result), sheet);
    }

    /** JMH's own file: one figure for each benchmark, one sample for each iteration. */
    void read(String json, Sheet sheet) throws IOException {
        List<Map<String, Object>> benchmarks = Objects.requireNonNull(
                ObjectMapper.getDefault().readValue(json, Argument.listOf(Argument.mapOf(String.class, Object.class))));
        for (Map<String, Object> benchmark : benchmarks) {
            if (!(benchmark.get("primaryMetric") instanceof Map<?, ?> metric)
                    || !(metric.get("rawData") instanceof List<?> forks)) {
                throw new IOException("JMH measured nothing: " + benchmark);
            }
            List<Double> samples = new ArrayList<>();
            for (Object fork : forks) {
                for (Object iteration : (List<?>) fork) {
                    samples.add(((Number) iteration).doubleValue());
                }
            }
            String method = String.valueOf(benchmark.get("benchmark")).replaceFirst(".*\\.", "");
            String unit = String.valueOf(metric.get("scoreUnit")).replace("us/op", "µs");
            sheet.add(new Figure(
                    name(),
                    method.replace('_', ' '),
                    unit,
                    new Samples(samples),
                    Optional.ofNullable(TARGETS.get(method)),
                    "JMH, the program's own flags"));
        }
        if (benchmarks.isEmpty()) {
            throw new IOException("JMH found no benchmark");
        }
    }
}
