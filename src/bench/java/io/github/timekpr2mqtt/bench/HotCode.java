package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.PcReconcile;
import io.github.timekpr2mqtt.homeassistant.Documents;
import io.github.timekpr2mqtt.timekpr.FilesReport;
import io.github.timekpr2mqtt.timekpr.NoTimekpr;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What happens at each poll of a PC with three children, without the waiting: the names of the methods are in the table. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class HotCode {
    private final ThreeChildren pc = new ThreeChildren();
    private final ObjectMapper json = ObjectMapper.getDefault();

    @Benchmark
    public Observation parse_the_files_of_three_children() throws Unreadable, NoTimekpr {
        return Observation.of(FilesReport.parse(pc.report()));
    }

    @Benchmark
    public PcReconcile plan_a_limit_for_one_of_them() {
        return PcReconcile.of(pc.wishes(), pc.seen(), Optional.empty(), new Outcome.Fresh(), Set.of());
    }

    @Benchmark
    public int render_both_documents_of_a_child() throws IOException {
        return json.writeValueAsString(Documents.state(pc.view())).length()
                + json.writeValueAsString(Documents.settings(pc.view())).length();
    }
}
