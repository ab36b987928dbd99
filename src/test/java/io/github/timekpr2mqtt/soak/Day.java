package io.github.timekpr2mqtt.soak;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The simulated day: small steps of all clocks together, and in each of them whatever chance brings. */
final class Day {
    /** The demo PCs' daemons count once in each; a longer gap would be sleep to them. */
    static final Duration STEP = Duration.ofSeconds(30);

    /** What a step takes at least. */
    private static final long REAL_MILLIS = 140;

    /** How soon after a command somebody at the PC changes something of the same child. */
    private static final int SOON_MILLIS = 80;

    private static final int PER_MINUTE = 2;
    private static final List<Trouble> ALL = List.of(Trouble.values());
    /**
     * The bridge's process lives through the rest of a long day, so that its memory can be compared. It is not started anew within the
     * process either: its MQTT client keeps what was of a run for ten minutes after its end, which here is a day.
     */
    private static final int LONG_DAY = 240;

    private final SoakOptions options;
    private final Random random;
    private final Family family;
    private final Diary diary;
    private final BridgeRun bridge;
    private final Outages outages;
    private final Parent parent;
    private final AtThePc atThePc;
    private final Wire wire;
    private final LiveHeap heap;
    private final Map<SoakPc, Integer> wellAgain = new HashMap<>();
    private int troubles;
    private int measured;

    /** Everything that the day needs, already running. */
    Day(
            SoakOptions options,
            Random random,
            Family family,
            Diary diary,
            BridgeRun bridge,
            Outages outages,
            Parent parent,
            AtThePc atThePc,
            Wire wire,
            LiveHeap heap) {
        this.options = options;
        this.random = random;
        this.family = family;
        this.diary = diary;
        this.bridge = bridge;
        this.outages = outages;
        this.parent = parent;
        this.atThePc = atThePc;
        this.wire = wire;
        this.heap = heap;
    }

    /** Moves all clocks. */
    interface Clocks {
        void moveTo(Instant moment);
    }

    /** Lives it, up to its end or the first breach. */
    void live(Instant start, Clocks clocks) throws IOException, InterruptedException {
        int steps = options.minutes() * PER_MINUTE;
        for (int step = 1; step <= steps && diary.breaches().isEmpty(); step++) {
            long begun = System.nanoTime();
            clocks.moveTo(start.plus(STEP.multipliedBy(step)));
            outages.step(step);
            pcs(step);
            bridge(step, steps);
            people();
            measure(step / (60 * PER_MINUTE));
            long left = REAL_MILLIS - (System.nanoTime() - begun) / 1_000_000;
            Thread.sleep(Math.max(1, left));
        }
    }

    /** True once in so many minutes, on average. */
    private boolean onceIn(double minutes) {
        return random.nextDouble() * minutes * PER_MINUTE < 1;
    }

    private int steps(int shortestMinutes, int longestMinutes) {
        return PER_MINUTE * (shortestMinutes + random.nextInt(longestMinutes - shortestMinutes + 1));
    }

    private void pcs(int step) throws IOException, InterruptedException {
        for (SoakPc pc : family.pcs()) {
            if (!pc.isWell() && step >= wellAgain.getOrDefault(pc, 0)) {
                diary.line(pc.name() + " is well again");
                pc.end();
            } else if (pc.isWell() && onceIn(40)) {
                Trouble trouble = ALL.get(random.nextInt(ALL.size()));
                diary.line(pc.name() + ": " + trouble);
                pc.begin(trouble);
                troubles++;
                wellAgain.put(pc, step + steps(trouble.shortest, trouble.longest));
            }
            for (Place place : pc.places()) {
                if (onceIn(40) && pc.canBeUsed()) {
                    diary.line(pc.toggle(place.child()));
                }
            }
        }
    }

    private void bridge(int step, int steps) throws IOException, InterruptedException {
        boolean mayEnd = options.minutes() < LONG_DAY || step < steps / 4;
        if (mayEnd && onceIn(25)) {
            outages.kill(step, steps(0, 10));
        } else if (mayEnd && onceIn(80)) {
            outages.stop(step, steps(0, 10));
        } else if (mayEnd && onceIn(80)) {
            wire.press("bridge/restart/set");
        } else if (onceIn(60)) {
            outages.blink();
        } else if (onceIn(120)) {
            outages.cut(step, steps(2, 20));
        } else if (onceIn(120)) {
            wire.press("bridge/sync_all/set");
        }
    }

    private void people() throws InterruptedException {
        if (onceIn(1)) {
            Place place = parent.asks();
            if (random.nextInt(4) == 0) {
                Thread.sleep(random.nextInt(SOON_MILLIS)); // about as long as the bridge needs
                atThePc.changes(place);
            }
        }
        if (onceIn(60)) {
            parent.slides();
        }
        if (onceIn(15)) {
            parent.repeats();
        }
        if (onceIn(10)) {
            parent.talksNonsense();
        }
        if (onceIn(30)) {
            parent.cancels();
        }
        if (onceIn(60)) {
            parent.dismisses();
        }
        if (onceIn(10)) {
            atThePc.changes();
        }
    }

    /** Once an hour, as soon as the bridge is there. */
    private void measure(int hour) throws IOException, InterruptedException {
        if (hour > measured && bridge.isRunning() && wire.isOnline()) {
            measured = hour;
            heap.add(hour, bridge.liveHeap("heap-" + hour + ".txt"));
        }
    }

    /** Nothing is the matter any more, and everybody has gone. */
    void end() throws IOException {
        for (SoakPc pc : family.pcs()) {
            pc.end();
            pc.logOutAll();
        }
        outages.step(Integer.MAX_VALUE);
    }

    /** How many troubles of PCs there were. */
    int troubles() {
        return troubles;
    }
}
