package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.changes.PcReconcile;
import io.github.timekpr2mqtt.timekpr.Observation;
import java.util.List;
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

    @Benchmark
    public Observation parse_a_complete_read_of_three_children() {
        return pc.parse();
    }

    @Benchmark
    public PcReconcile plan_a_limit_for_one_of_them() {
        return pc.plan();
    }

    @Benchmark
    public String render_the_time_of_one_of_them() {
        return pc.renderTime();
    }

    @Benchmark
    public List<String> parse_a_complete_read_and_render_all_its_documents() {
        return pc.parseAndRender();
    }
}
