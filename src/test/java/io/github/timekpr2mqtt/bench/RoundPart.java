package io.github.timekpr2mqtt.bench;

import java.util.ArrayList;
import java.util.List;

/** One look at fifty PCs, each of which has news. */
final class RoundPart implements Part {
    private static final int PCS = 50;
    private static final int STARTS = 3;
    private static final int ROUNDS = 10;
    private static final int PAUSE_MILLIS = 500;
    private static final int NO_POLLS = 3600;

    @Override
    public String name() {
        return "round";
    }

    @Override
    public int pcs() {
        return PCS;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        street.used(0);
        List<Street.Address> addresses = street.addresses(PCS);
        List<Double> starts = new ArrayList<>();
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (BridgeProcess bridge = street.bridge(addresses, NO_POLLS)) {
                long start = System.nanoTime();
                bridge.startAndAwaitAll();
                starts.add((System.nanoTime() - start) / 1e9);
                for (int round = 0; i == 0 && round < ROUNDS; round++) {
                    rounds.add(round(street, bridge, 10 + round));
                }
            }
        }
        String on = street.describe(PCS);
        sheet.add(name(), "one round: every PC read, its news on MQTT", "s", new Samples(rounds), on);
        sheet.add(name(), "process start → every PC read", "s", new Samples(starts), on);
    }

    /** A limit is changed in the file itself, of a child who is not there: so no daemon tells of it. */
    private static double round(Street street, BridgeProcess bridge, int minutes) throws Exception {
        String limits = (minutes * 60 + ";").repeat(7).replaceFirst(";$", "");
        for (House house : street.houses(PCS)) {
            house.pc().files().setConfig(House.OTHER, "LIMITS_PER_WEEKDAYS", limits);
        }
        Thread.sleep(PAUSE_MILLIS);
        int mark = bridge.ear().mark();
        long start = bridge.ear().publish(bridge.topic("bridge/sync_all/set"), "PRESS");
        long last = start;
        for (Street.Address pc : bridge.pcs()) {
            String topic = bridge.topic("account/" + pc.name() + "/" + House.OTHER + "/settings");
            Ear.Heard news = bridge.await(
                    mark,
                    "the news of " + pc.name(),
                    heard -> heard.topic().equals(topic) && heard.payload().contains("\"limit_sunday\":" + minutes));
            last = Math.max(last, news.nanos());
        }
        return (last - start) / 1e9;
    }
}
