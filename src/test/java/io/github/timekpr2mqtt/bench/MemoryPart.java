package io.github.timekpr2mqtt.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The memory of the process, after work that fills its heap as days would. */
final class MemoryPart implements Part {
    private static final int STARTS = 3;
    /** Each reads every PC and tells everything again. */
    private static final int ROUNDS = 30;

    private static final int ROUND_MILLIS = 300;
    private static final int SETTLE_MILLIS = 25_000; // the bridge looks at its heap every 20 s
    private static final double MEGABYTE = 1e6;
    private static final Target WITH_FIVE_PCS = Target.worst(150);

    private final String name;
    private final int pcs;
    private final Program program;
    private final Optional<Target> target;

    /** Of the jar. */
    MemoryPart(int pcs) {
        this("memory", pcs, Program.jar(), pcs == 5 ? Optional.of(WITH_FIVE_PCS) : Optional.empty());
    }

    MemoryPart(String name, int pcs, Program program, Target target) {
        this(name, pcs, program, Optional.of(target));
    }

    private MemoryPart(String name, int pcs, Program program, Optional<Target> target) {
        this.name = name;
        this.pcs = pcs;
        this.program = program;
        this.target = target;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int pcs() {
        return pcs;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        street.used(pcs);
        List<Double> resident = new ArrayList<>();
        List<Double> proportional = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (BridgeProcess bridge =
                    street.bridge(street.addresses(pcs), 30).of(program).startAndAwaitAll()) {
                for (int round = 0; round < ROUNDS; round++) {
                    bridge.ear().publish(bridge.topic("bridge/sync_all/set"), "PRESS");
                    Thread.sleep(ROUND_MILLIS);
                }
                Thread.sleep(SETTLE_MILLIS);
                resident.add(ProcFile.memory(bridge.pid(), "Rss") / MEGABYTE);
                proportional.add(ProcFile.memory(bridge.pid(), "Pss") / MEGABYTE);
            }
        }
        String on = street.describe(pcs) + ", a child uses each, " + program.name();
        String with = pcs == 1 ? "with 1 PC" : "with " + pcs + " PCs";
        sheet.add(new Figure(name, "memory " + with + ", RSS", "MB", new Samples(resident), target, on));
        sheet.add(name, "memory " + with + ", PSS", "MB", new Samples(proportional), on);
    }
}
