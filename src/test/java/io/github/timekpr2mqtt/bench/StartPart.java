package io.github.timekpr2mqtt.bench;

import java.util.ArrayList;
import java.util.List;

/** From the start of the process until a dashboard shows something. */
final class StartPart implements Part {
    private static final int STARTS = 10;
    private static final Target OF_THE_JAR = Target.median(1.5);

    private final String name;
    private final Program program;
    private final Target target;

    /** Of the jar. */
    StartPart() {
        this("start", Program.jar(), OF_THE_JAR);
    }

    StartPart(String name, Program program, Target target) {
        this.name = name;
        this.program = program;
        this.target = target;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int pcs() {
        return 1;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (BridgeProcess bridge = street.bridge(street.addresses(1), 30).of(program)) {
                first.add(untilShown(bridge, street.addresses(1).get(0).name()));
                cpu.add(ProcFile.cpu(bridge.pid()) / 1e9);
                bridge.stop();
                again.add(untilShown(bridge, street.addresses(1).get(0).name()));
            }
        }
        String on = street.describe(1) + ", " + program.name();
        sheet.add(name(), "process start → first child's state, read from the PC", "s", new Samples(first), target, on);
        sheet.add(name(), "own CPU until then", "s", new Samples(cpu), on);
        sheet.add(name(), "process start → first child's state, started again", "s", new Samples(again), target, on);
    }

    private static double untilShown(BridgeProcess bridge, String pc) throws Exception {
        int mark = bridge.ear().mark();
        long start = bridge.start();
        Ear.Heard shown = bridge.await(
                mark,
                "the first state",
                heard -> heard.topic().equals(bridge.topic("account/" + pc + "/" + House.USER + "/state")));
        return (shown.nanos() - start) / 1e9;
    }
}
