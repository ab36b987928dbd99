package io.github.timekpr2mqtt.bridge;

import java.util.concurrent.ExecutorService;

/** One PC: its state on the desk and the thread that waits for it. */
record Pc(String name, PcDesk desk, PcThread thread) {
    void start(ExecutorService threads) {
        threads.execute(thread);
    }

    void nudge() {
        thread.nudge();
    }

    /** As {@link #nudge}, because somebody wants to know how things are there. */
    void look() {
        thread.look();
    }
}
