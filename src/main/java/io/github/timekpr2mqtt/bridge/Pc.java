package io.github.timekpr2mqtt.bridge;

import java.util.concurrent.ExecutorService;

/** One PC: its state on the desk, the thread that waits for it, and the doctor who looks at it. */
record Pc(String name, PcDesk desk, PcThread thread, Checking checking) {
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

    void stop() {
        thread.stop();
        checking.stop();
    }
}
