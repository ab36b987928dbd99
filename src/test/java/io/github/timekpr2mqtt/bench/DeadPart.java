package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether PCs that hang delay the others. The same bridge with the same twenty PCs, in turns: all is well, then some of them
 * hang, from the first moment of it to the tries to reach them again.
 */
final class DeadPart implements Part {
    private static final int PCS = 20;
    private static final int RELAYED = 4;
    private static final int HEALTHY = PCS - RELAYED;
    private static final int TURNS = 3;
    private static final long WELL_NANOS = 15_000_000_000L;
    /** It takes up to 15 s until a PC is known to hang. */
    private static final long DEAD_NANOS = 25_000_000_000L;

    private static final int PAUSE_MILLIS = 20;
    private static final Target RATIO = Target.median(1.05);

    private int taps;

    @Override
    public String name() {
        return "dead";
    }

    @Override
    public int pcs() {
        return PCS;
    }

    /** Makes some of them hang, or go on. */
    private interface Fault {
        void set(boolean dead) throws IOException;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        if (street.houses(PCS).size() < PCS) {
            throw new IOException("this machine has no memory for " + PCS + " lab PCs");
        }
        street.used(PCS);
        List<Relay> relays = new ArrayList<>();
        List<Street.Address> addresses = new ArrayList<>(street.addresses(PCS).subList(0, HEALTHY));
        try {
            for (Street.Address pc : street.addresses(PCS).subList(HEALTHY, PCS)) {
                Relay relay = new Relay(0, pc.port());
                relays.add(relay);
                addresses.add(new Street.Address(pc.name(), relay.port()));
            }
            LabPc last = street.houses(PCS).get(PCS - 1).pc();
            try (BridgeProcess bridge = street.bridge(addresses, 30).startAndAwaitAll()) {
                taps(street, bridge, WELL_NANOS); // warm-up
                compare(street, sheet, bridge, RELAYED, "silent", dead -> be(relays, dead, Relay.Mode.SILENT));
                compare(
                        street,
                        sheet,
                        bridge,
                        RELAYED,
                        "dropping packets",
                        dead -> be(relays, dead, Relay.Mode.DROPPING));
                compare(street, sheet, bridge, 1, "frozen", dead -> {
                    if (dead) {
                        last.freeze();
                    } else {
                        last.thaw();
                    }
                });
            }
        } finally {
            for (Relay relay : relays) {
                relay.close();
            }
        }
    }

    private static void be(List<Relay> relays, boolean dead, Relay.Mode mode) throws IOException {
        for (Relay relay : relays) {
            relay.be(dead ? mode : Relay.Mode.PASS);
        }
    }

    private void compare(Street street, Sheet sheet, BridgeProcess bridge, int many, String how, Fault fault)
            throws Exception {
        Map<String, List<Long>> well = new TreeMap<>();
        Map<String, List<Long>> dead = new TreeMap<>();
        List<Street.Address> ill = bridge.pcs().subList(PCS - many, PCS);
        for (int i = 0; i < TURNS; i++) {
            merge(well, taps(street, bridge, WELL_NANOS));
            int mark = bridge.ear().mark();
            fault.set(true);
            try {
                merge(dead, taps(street, bridge, DEAD_NANOS));
                for (Street.Address pc : ill) {
                    bridge.awaitOnline(mark, pc.name(), false); // else nothing was measured
                }
                mark = bridge.ear().mark();
            } finally {
                fault.set(false);
            }
            for (Street.Address pc : ill) {
                bridge.awaitOnline(mark, pc.name(), true);
            }
        }
        merge(
                well,
                taps(
                        street,
                        bridge,
                        WELL_NANOS)); // before and after each fault: what just takes longer with time cancels out
        String on = HEALTHY + " healthy of " + street.describe(PCS) + ", in turns";
        List<Double> ratios = new ArrayList<>();
        well.forEach((pc, times) ->
                ratios.add(Samples.millis(dead.getOrDefault(pc, List.of())).median()
                        / Samples.millis(times).median()));
        String beside = many + " " + how;
        sheet.add(
                name(),
                "delay of each healthy PC beside " + beside + ", as a ratio",
                "",
                new Samples(ratios),
                RATIO,
                on);
        sheet.add(name(), "command → applied, all well", "ms", all(well), on);
        sheet.add(name(), "command → applied beside " + beside, "ms", all(dead), on);
    }

    private static Samples all(Map<String, List<Long>> times) {
        return Samples.millis(times.values().stream().flatMap(List::stream).toList());
    }

    private static void merge(Map<String, List<Long>> all, Map<String, List<Long>> more) {
        more.forEach(
                (pc, times) -> all.computeIfAbsent(pc, key -> new ArrayList<>()).addAll(times));
    }

    /** How long commands took on each healthy PC, one PC after the other. */
    private Map<String, List<Long>> taps(Street street, BridgeProcess bridge, long nanos) throws Exception {
        Map<String, List<Long>> times = new TreeMap<>();
        long end = System.nanoTime() + nanos;
        for (int i = 0; System.nanoTime() < end; i = (i + 1) % HEALTHY) {
            Thread.sleep(PAUSE_MILLIS);
            String pc = bridge.pcs().get(i).name();
            Tap tap = Tap.at(street.houses(PCS).get(i), bridge, pc, taps++);
            times.computeIfAbsent(pc, key -> new ArrayList<>()).add(tap.applied());
        }
        return times;
    }
}
