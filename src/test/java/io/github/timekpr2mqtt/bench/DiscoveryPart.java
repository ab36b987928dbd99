package io.github.timekpr2mqtt.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From the connection to the broker, counted from its first packet, until everything is announced to Home Assistant. */
final class DiscoveryPart implements Part {
    private static final int PCS = 5;
    private static final int TIMES = 10;
    private static final Target ANNOUNCED = Target.worst(1);

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public int pcs() {
        return PCS;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        List<Double> started = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        try (Relay toBroker = new Relay(0, street.port());
                BridgeProcess bridge = street.bridge(street.addresses(PCS), 30, toBroker.port())
                        .startAndAwaitAll()) {
            for (int i = 0; i < TIMES; i++) {
                bridge.stop();
                int mark = bridge.ear().mark();
                bridge.start();
                started.add(untilAnnounced(bridge, mark, toBroker));
            }
            for (int i = 0; i < TIMES; i++) {
                int mark = bridge.ear().mark();
                toBroker.interrupt();
                again.add(untilAnnounced(bridge, mark, toBroker));
            }
        }
        String what = "connection to the broker → all devices announced, ";
        String on = street.describe(PCS) + ", " + House.CHILDREN.size() + " children each";
        sheet.add(name(), what + "at a start", "s", new Samples(started), ANNOUNCED, on);
        sheet.add(name(), what + "after a break", "s", new Samples(again), ANNOUNCED, on);
    }

    private static double untilAnnounced(BridgeProcess bridge, int mark, Relay toBroker)
            throws IOException, InterruptedException {
        long last = 0;
        for (String topic : bridge.announcements(House.CHILDREN)) {
            last = Math.max(
                    last,
                    bridge.await(mark, topic, heard -> heard.topic().equals(topic))
                            .nanos());
        }
        return (last - toBroker.connected()) / 1e9;
    }
}
