package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.broker.Proxy;
import java.io.IOException;

/** The bridge ends in each of its ways and comes back, and its wire to the broker is cut; for steps of the day. */
final class Outages {
    private final BridgeRun bridge;
    private final Proxy wire;
    private final Diary diary;
    private int bridgeBack;
    private int wireBack;
    private boolean cut;
    private int kills;
    private int stops;
    private int cuts;

    Outages(BridgeRun bridge, Proxy wire, Diary diary) {
        this.bridge = bridge;
        this.wire = wire;
        this.diary = diary;
    }

    /** For so many steps from this one on. */
    void kill(int step, int steps) {
        if (bridge.isRunning()) {
            diary.line("the bridge is killed");
            bridge.kill();
            kills++;
            bridgeBack = step + steps;
        }
    }

    /** The same in order. */
    void stop(int step, int steps) {
        if (bridge.isRunning()) {
            diary.line("the bridge is stopped");
            bridge.stop();
            stops++;
            bridgeBack = step + steps;
        }
    }

    /** The broker cannot be reached. */
    void cut(int step, int steps) throws IOException, InterruptedException {
        if (!cut) {
            diary.line("the wire to the broker is cut");
            wire.cut();
            cut = true;
            cuts++;
            wireBack = step + steps;
        }
    }

    void blink() throws IOException {
        diary.line("the wire to the broker is cut for a moment");
        wire.blink();
        cuts++;
    }

    /** What is over by this step ends. */
    void step(int step) throws IOException {
        if (!bridge.isRunning() && step >= bridgeBack) {
            diary.line("the bridge starts");
            bridge.start();
        }
        if (cut && step >= wireBack) {
            diary.line("the broker can be reached again");
            wire.open();
            cut = false;
        }
        if (bridge.hasEnded()) {
            diary.breach("the bridge ended by itself");
        }
    }

    @Override
    public String toString() {
        return kills + " kills and " + stops + " orderly ends of the bridge, " + cuts
                + " cuts of its wire to the broker";
    }
}
