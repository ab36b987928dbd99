package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What breaks while the talk with some PCs' daemons is stopped at a point. Afterwards everything runs again. */
enum PointFault {
    /** The bridge is killed; what it sent reaches the daemon when it runs again. */
    BRIDGE {
        @Override
        void happens(Home home, List<Wired> pcs, Runnable meanwhile) throws Exception {
            Map<String, Long> before = logIns(pcs);
            home.kill();
            home.startProcess();
            wakeAfterNewLink(pcs, before, meanwhile);
        }
    },
    /** The link is cut; the old process on the PC wakes up when there is a new link. */
    LINK {
        @Override
        void happens(Home home, List<Wired> pcs, Runnable meanwhile) throws Exception {
            Map<String, Long> before = logIns(pcs);
            for (Wired pc : pcs) {
                pc.wire().blink();
            }
            wakeAfterNewLink(pcs, before, meanwhile);
        }
    },
    /** The daemon is killed, and started again. */
    DAEMON {
        @Override
        void happens(Home home, List<Wired> pcs, Runnable meanwhile) throws Exception {
            hurt(pcs, LabPc::killDaemon);
            meanwhile.run();
            AtOnce.each(pcs, pc -> pc.pc().startDaemon());
        }
    },
    /** The daemon hangs until the bridge waits no more, and then goes on. */
    HANGING_DAEMON {
        @Override
        void happens(Home home, List<Wired> pcs, Runnable meanwhile) throws Exception {
            hurt(pcs, LabPc::stopDaemon);
            meanwhile.run();
            awaitTroubles(home, pcs);
            AtOnce.each(pcs, pc -> pc.pc().contDaemon());
        }
    },
    /** The whole PC hangs until the bridge waits no more, and then goes on. */
    FROZEN_PC {
        @Override
        void happens(Home home, List<Wired> pcs, Runnable meanwhile) throws Exception {
            hurt(pcs, LabPc::freeze);
            meanwhile.run();
            awaitTroubles(home, pcs);
            AtOnce.each(pcs, pc -> pc.pc().thaw());
        }
    },
    /** The PC is switched off in order, and on again. */
    SHUTDOWN {
        @Override
        void happens(Home home, List<Wired> pcs, Runnable meanwhile) throws Exception {
            hurt(pcs, LabPc::shutDown);
            meanwhile.run();
            AtOnce.each(pcs, pc -> pc.pc().on());
        }
    },
    /** The PC loses its power, and is switched on again. */
    POWER {
        @Override
        void happens(Home home, List<Wired> pcs, Runnable meanwhile) throws Exception {
            hurt(pcs, LabPc::off);
            meanwhile.run();
            AtOnce.each(pcs, pc -> pc.pc().on());
        }
    };

    /** @param meanwhile is done while it is broken; of what is only a moment, between it and what arrives late */
    abstract void happens(Home home, List<Wired> pcs, Runnable meanwhile) throws Exception;

    /** What a PC can do to itself or to its daemon. */
    private interface Harm {
        void to(LabPc pc) throws Exception;
    }

    /** While it is stopped at its point; it goes on as far as it then can. */
    private static void hurt(List<Wired> pcs, Harm harm) throws Exception {
        AtOnce.each(pcs, pc -> {
            harm.to(pc.pc());
            pc.filter().goOn();
        });
    }

    private static Map<String, Long> logIns(List<Wired> pcs) throws IOException {
        Map<String, Long> logIns = new HashMap<>();
        for (Wired pc : pcs) {
            logIns.put(pc.name(), pc.links().logIns());
        }
        return logIns;
    }

    private static void wakeAfterNewLink(List<Wired> pcs, Map<String, Long> before, Runnable meanwhile)
            throws IOException {
        for (Wired pc : pcs) {
            pc.links().awaitAfter(before.getOrDefault(pc.name(), 0L));
        }
        meanwhile.run();
        for (Wired pc : pcs) {
            pc.filter().goOn();
        }
    }

    private static void awaitTroubles(Home home, List<Wired> pcs) {
        pcs.forEach(pc -> look(home, pc.name()));
        pcs.forEach(pc -> awaitTrouble(home, pc.name()));
    }

    private static void look(Home home, String pc) {
        home.probe.publish(home.base + "/pc/" + pc + "/sync_now/set", "PRESS");
    }

    /** Until the bridge has noticed that something is wrong with a PC. */
    static void awaitTrouble(Home home, String pc) {
        look(home, pc);
        home.await(
                home.base + "/pc/" + pc + "/state",
                state -> "ON".equals(state.get("problem")) || "OFF".equals(state.get("online")));
    }
}
