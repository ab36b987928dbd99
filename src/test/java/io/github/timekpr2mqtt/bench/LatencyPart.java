package io.github.timekpr2mqtt.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** From a command to the daemon's file, and to the confirmation. */
final class LatencyPart implements Part {
    private static final int TAPS = 100;
    /** The first ones are slower, here as there: programs of Java warm up. */
    private static final int WARM_UP = 20;

    private static final int PAUSE_MILLIS = 50;
    /** About as long as a poll takes. */
    private static final long POLL_MICROS = 12_000;

    private static final Target IN_FILE = Target.median(40);
    private static final Target APPLIED = Target.median(80);

    private final int pcs;

    LatencyPart(int pcs) {
        this.pcs = pcs;
    }

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public int pcs() {
        return pcs;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        street.used(pcs > 1 ? pcs : 0);
        List<Street.Address> addresses = street.addresses(pcs);
        String pc = addresses.get(pcs - 1).name();
        House house = street.houses(pcs).get((pcs - 1) % street.houses(pcs).size());
        try (BridgeProcess bridge = street.bridge(addresses, 30).startAndAwaitAll()) {
            for (int i = 0; i < WARM_UP; i++) {
                Tap.at(house, bridge, pc, i);
            }
            if (pcs > 1) {
                report(sheet, "on the " + pcs + "th of " + pcs + " PCs", taps(house, bridge, pc, false), street);
                return;
            }
            report(sheet, "alone", taps(house, bridge, pc, false), street);
            report(sheet, "during a poll", taps(house, bridge, pc, true), street);
        }
    }

    private static List<Tap> taps(House house, BridgeProcess bridge, String pc, boolean duringPoll) throws Exception {
        List<Tap> taps = new ArrayList<>();
        for (int i = 0; i < TAPS; i++) {
            Thread.sleep(PAUSE_MILLIS);
            if (duringPoll) {
                bridge.ear().publish(bridge.topic("pc/" + pc + "/sync_now/set"), "PRESS");
                TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(POLL_MICROS));
            }
            taps.add(Tap.at(house, bridge, pc, WARM_UP + i + (duringPoll ? TAPS : 0)));
        }
        return taps;
    }

    private void report(Sheet sheet, String when, List<Tap> taps, Street street) {
        String on = street.describe(pcs);
        sheet.add(
                name(),
                "command → in the daemon's file, " + when,
                "ms",
                Samples.millis(taps.stream().map(Tap::inFile).toList()),
                IN_FILE,
                on);
        sheet.add(
                name(),
                "command → applied on MQTT, " + when,
                "ms",
                Samples.millis(taps.stream().map(Tap::applied).toList()),
                APPLIED,
                on);
    }
}
