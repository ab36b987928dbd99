package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bridge is killed at random moments while a parent is busy, and started again each time. {@code -Dkills=300} makes it
 * so many kills, {@code -Dkills.seed=…} draws the same commands and delays again.
 */
@Lab
@ExtendWith(BrokerExtension.class)
class RandomKillsLineTest {
    private static final int KILLS = Integer.getInteger("kills", 30);
    private static final int KILLS_PER_MEASUREMENT = 10;
    private static final int MINUTES_BEFORE_MIDNIGHT = 12 * 60;

    private final long seed = Long.getLong("kills.seed", System.currentTimeMillis());
    private final Random random = new Random(seed);
    private final KillMoments moments = new KillMoments();
    private final Home home;

    RandomKillsLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    @Test
    void whenever_the_bridge_is_killed_everything_is_done_once_and_told_once() throws Exception {
        System.out.println("SEED of the kills: " + seed);
        try (LabPc attic = noon(LabVersion.TIMEKPR_0_5_4);
                LabPc den = noon(LabVersion.TIMEKPR_0_5_9);
                home) {
            attic.files().setConfig("ben", RandomWish.LIMITS, "7200;10800");
            attic.files().setConfig("ben", RandomWish.ALLOWED_DAYS, "6;7"); // two calls make seven days of these
            Map<String, LabPc> pcs = new TreeMap<>(Map.of("attic", attic, "den", den));
            QuickStart quick = new QuickStart(home.folder);
            Process first = home.with("attic", attic)
                    .with("den", den)
                    .classes(quick.make())
                    .startProcess();
            for (String pc : pcs.keySet()) {
                home.awaitOnline(pc).awaitAccount(pc, "anna").awaitAccount(pc, "ben");
            }
            try (RandomParent parent = new RandomParent(home, pcs, random)) {
                measure(parent);
                first.destroy();
                first.waitFor();
                home.classes(quick.use()).startProcess();
                kill(parent, pcs.keySet());
                System.out.printf(
                        "FIGURE %d kills, %d commands, which were then: %s%n", KILLS, parent.commands(), moments);
                parent.everythingIsSo();
            }
        }
    }

    /** Its date does not change while the test runs. Anna is logged in, Ben is not. */
    private static LabPc noon(LabVersion version) throws IOException {
        LabPc pc = LabPc.start(version, "anna", "ben");
        pc.off();
        pc.clock().zoneBeforeMidnight(MINUTES_BEFORE_MIDNIGHT);
        pc.on();
        for (String child : RandomWish.CHILDREN) {
            pc.files().setLastChecked(child, pc.clock().now());
        }
        pc.login("anna");
        return pc;
    }

    /**
     * Half of the kills meet a bridge that had nothing to do, at any moment from a command until a bit after its usual end; the
     * others one that was just started and finds commands at the broker.
     */
    private void kill(RandomParent parent, Set<String> pcs) throws Exception {
        long command = 0;
        long start = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < KILLS; i++) {
            if (i % KILLS_PER_MEASUREMENT == 0) { // the machine may be busier by now
                start = measure(parent);
                awaitIdle(parent, pcs);
                command = measure(parent);
                System.out.printf("FIGURE commands take %d ms, with a start %d ms%n", millis(command), millis(start));
            }
            boolean idle = random.nextBoolean();
            if (idle) {
                awaitIdle(parent, pcs);
            }
            if (random.nextInt(4) == 0) {
                parent.changesAtThePc();
            }
            List<RandomWish> burst = parent.asks();
            double part = idle ? 1.3 * random.nextDouble() : 0.4 + 0.7 * random.nextDouble();
            TimeUnit.NANOSECONDS.sleep((long) (part * (idle ? command : start)));
            home.kill();
            moments.count(home.data, burst);
            parent.whatWasToldIsThere();
            if (random.nextInt(4) == 0) {
                parent.asksTheSameAgain(burst);
            }
            if (random.nextInt(3) == 0) {
                parent.changesAtThePc();
            }
            home.probe.clear();
            home.startProcess();
        }
        System.out.printf("FIGURE a kill, all in all: %d ms%n", millis(System.nanoTime() - begin) / Math.max(1, KILLS));
    }

    private void awaitIdle(RandomParent parent, Set<String> pcs) {
        pcs.forEach(home::awaitOnline);
        parent.awaitAllEnded();
    }

    /** From some commands to their end, in ns. */
    private static long measure(RandomParent parent) {
        long begin = System.nanoTime();
        parent.asks();
        parent.awaitAllEnded();
        return System.nanoTime() - begin;
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
