package io.github.timekpr2mqtt.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bridge costs while nothing happens: its own CPU time, that of the PCs, messages, bytes and log-ins. The PCs are
 * compared with as many others that nobody watches, at the same time.
 */
final class IdlePart implements Part {
    private static final int WATCHED = 5;
    /** Each reads every PC and tells everything again: Java compiles what runs some hundred times, once in its life. */
    private static final int WARM_UP_ROUNDS = 120;

    private static final int WARM_UP_MILLIS = 1_000;
    private static final int SLICES = 5;
    private static final int SLICE_SECONDS = 30;
    private static final double PER_HOUR = 3600.0 / SLICE_SECONDS;
    private static final int SETTLE_MILLIS = 40_000; // a poll at least
    /** What is left of a day without a limit runs out by itself, and that is news. */
    private static final String TEN_MINUTES = "600;".repeat(6) + "600";

    private static final Target OWN = Target.median(7);
    private static final Target OF_A_PC = Target.median(2);
    private static final Target NONE = Target.worst(0);

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public int pcs() {
        return 2 * WATCHED;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        if (street.houses(pcs()).size() < pcs()) {
            throw new IOException("this machine has no memory for " + pcs() + " lab PCs");
        }
        List<Relay> relays = new ArrayList<>();
        Relay toBroker = new Relay(0, street.port());
        try {
            List<Street.Address> addresses = new ArrayList<>();
            for (Street.Address pc : street.addresses(WATCHED)) {
                Relay relay = new Relay(0, pc.port());
                relays.add(relay);
                addresses.add(new Street.Address(pc.name(), relay.port()));
            }
            street.used(pcs());
            try (BridgeProcess bridge =
                    street.bridge(addresses, 30, toBroker.port()).startAndAwaitAll()) {
                for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                    bridge.ear().publish(bridge.topic("bridge/sync_all/set"), "PRESS");
                    Thread.sleep(WARM_UP_MILLIS);
                }
                watch(street, sheet, bridge, toBroker, relays, true);
                street.used(0);
                for (House house : street.houses(pcs())) {
                    house.limit(TEN_MINUTES);
                }
                Thread.sleep(SETTLE_MILLIS);
                watch(street, sheet, bridge, toBroker, relays, false);
            }
        } finally {
            for (Relay relay : relays) {
                relay.close();
            }
            toBroker.close();
        }
    }

    private void watch(
            Street street, Sheet sheet, BridgeProcess bridge, Relay toBroker, List<Relay> toPcs, boolean used)
            throws Exception {
        List<House> houses = street.houses(pcs());
        List<Double> own = new ArrayList<>();
        List<Double> messages = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        List<PcCpu> before = all(houses);
        long logIns = logIns(houses);
        long pcBytes = bytes(toPcs);
        for (int i = 0; i < SLICES; i++) {
            long cpu = ProcFile.cpu(bridge.pid());
            int mark = bridge.ear().mark();
            long brokerBytes = toBroker.bytes();
            Thread.sleep(SLICE_SECONDS * 1000L);
            own.add((ProcFile.cpu(bridge.pid()) - cpu) / 1e9 * PER_HOUR);
            messages.add(bridge.ear().since(mark).size() * PER_HOUR);
            bytes.add((toBroker.bytes() - brokerBytes) * PER_HOUR / 1000);
        }
        List<PcCpu> after = all(houses);
        String on = WATCHED + " lab PCs, " + SLICES * SLICE_SECONDS + " s, "
                + (used ? "a child uses each" : "nobody logged in");
        double scale = PER_HOUR / SLICES;
        if (used) {
            sheet.add(name(), "own CPU per hour", "s", new Samples(own), on);
        } else {
            sheet.add(name(), "own CPU per hour", "s", new Samples(own), OWN, on);
        }
        new PcCosts(before, after, WATCHED)
                .report(sheet, name(), scale, OF_A_PC, on + ", less " + WATCHED + " not watched");
        Samples toAndFro = Samples.of((bytes(toPcs) - pcBytes) * scale / 1000 / WATCHED);
        sheet.add(name(), "bytes per hour and PC, SSH", "kB", toAndFro, on);
        sheet.add(name(), "bytes per hour, MQTT", "kB", new Samples(bytes), on);
        if (used) {
            sheet.add(name(), "messages per hour", "", new Samples(messages), on);
        } else {
            sheet.add(name(), "messages per hour while nothing changes", "", new Samples(messages), NONE, on);
            Samples times = Samples.of((logIns(houses) - logIns) * scale);
            sheet.add(name(), "log-ins per hour while nothing changes", "", times, NONE, on);
        }
    }

    private static List<PcCpu> all(List<House> houses) throws IOException {
        List<PcCpu> all = new ArrayList<>();
        for (House house : houses) {
            all.add(PcCpu.of(house));
        }
        return all;
    }

    private static long logIns(List<House> houses) throws IOException {
        long sum = 0;
        for (House house : houses) {
            sum += house.logIns();
        }
        return sum;
    }

    private static long bytes(List<Relay> relays) {
        return relays.stream().mapToLong(Relay::bytes).sum();
    }
}
