package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.Mosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From the start of the process until a dashboard shows something: with Mosquitto, the broker of most homes, and with the one of the
 * other parts, which may run within this process.
 */
final class StartPart implements Part {
    private static final int STARTS = 10;
    private static final Target OF_THE_JAR = Target.median(1.5);

    private final String name;
    private final Program program;
    private final Target target;
    private final Path folder;

    /** Of the jar. */
    StartPart(Path folder) {
        this("start", Program.jar(), OF_THE_JAR, folder);
    }

    /**
     * @param target with Mosquitto, of a start that knows what was kept, as all but the first one do
     * @param folder for what Mosquitto keeps
     */
    StartPart(String name, Program program, Target target, Path folder) {
        this.name = name;
        this.program = program;
        this.target = target;
        this.folder = folder;
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
        try (Mosquitto mosquitto = new Mosquitto(Files.createTempDirectory(folder, "mosquitto"))) {
            measure(street, mosquitto, Optional.of(target), sheet);
        }
        measure(street, street.broker(), Optional.empty(), sheet);
    }

    private void measure(Street street, Broker broker, Optional<Target> ofAgain, Sheet sheet) throws Exception {
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Street.Address> pcs = street.addresses(1);
        for (int i = 0; i < STARTS; i++) {
            try (BridgeProcess bridge = street.bridgeAt(broker, pcs).of(program)) {
                first.add(untilShown(bridge, pcs.get(0).name()));
                cpu.add(ProcFile.cpu(bridge.pid()) / 1e9);
                bridge.stop();
                again.add(untilShown(bridge, pcs.get(0).name()));
            }
        }
        String on = street.describe(1) + ", " + program.name() + ", " + broker.kind();
        sheet.add(name, "process start → first child's state, read from the PC", "s", new Samples(first), on);
        sheet.add(name, "own CPU until then", "s", new Samples(cpu), on);
        sheet.add(new Figure(
                name, "process start → first child's state, started again", "s", new Samples(again), ofAgain, on));
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
