package io.github.timekpr2mqtt.demopc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What is wrong with a demo PC at the moment; at first nothing. All of it can be set while the PC is off, too. */
public final class Faults {
    private volatile Duration slow = Duration.ZERO;
    private volatile boolean torn;
    private final AtomicInteger tornReads = new AtomicInteger();
    private volatile boolean refusing;
    private volatile boolean member = true;
    private volatile boolean configure = true;
    private volatile boolean gate = true;

    Faults() {}

    /** Every answer comes so much later. */
    public void slow(Duration delay) {
        slow = delay;
    }

    /** Who reads Timekpr's files catches each of them in the middle of being written. */
    public void torn(boolean on) {
        torn = on;
    }

    /** The same for the next so many readings, as when the daemon is just writing. */
    public void torn(int readings) {
        tornReads.set(readings);
    }

    /** Timekpr answers everything that would change something with -1, and changes nothing. */
    public void refusing(boolean on) {
        refusing = on;
    }

    /** Whether the account of the log-in is in the group {@code timekpr}. */
    public void group(boolean isMember) {
        member = isMember;
    }

    /** Whether the PC's bus policy lets the account of the log-in change Timekpr's own settings. */
    public void mayConfigure(boolean may) {
        configure = may;
    }

    /** Whether the gate is bound to the keys of the log-in; without it a command goes to a shell. */
    public void gate(boolean bound) {
        gate = bound;
    }

    Duration slow() {
        return slow;
    }

    /** To be asked once in each reading. */
    boolean isTorn() {
        return tornReads.getAndUpdate(left -> Math.max(0, left - 1)) > 0 || torn;
    }

    boolean isRefusing() {
        return refusing;
    }

    boolean isMember() {
        return member;
    }

    boolean mayConfigure() {
        return configure;
    }

    boolean hasGate() {
        return gate;
    }
}
