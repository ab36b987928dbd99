package io.github.timekpr2mqtt.bridge;

import java.util.List;

/** What breaks at a {@link Place} while its bridge is stopped at a point that is none of the talk with the daemon. */
enum PlaceFault {
    /** The link is cut; the old process on the PC is stopped, and wakes up when there is a new link. */
    LINK {
        @Override
        Repair breaks(Place at) throws Exception {
            Links links = at.links();
            long before = links.logIns();
            List<String> stopped = links.stop();
            at.wire().blink();
            return () -> {
                links.awaitAfter(before);
                links.wake(stopped);
            };
        }
    },
    /** The daemon is killed, and started again when that is noticed. */
    DAEMON {
        @Override
        Repair breaks(Place at) throws Exception {
            at.pc().killDaemon();
            return () -> {
                at.awaitTrouble();
                at.pc().startDaemon();
            };
        }
    },
    /** The daemon hangs until the bridge waits no more, and then goes on. */
    HANGING_DAEMON {
        @Override
        Repair breaks(Place at) throws Exception {
            at.pc().stopDaemon();
            return () -> {
                at.awaitTrouble();
                at.pc().contDaemon();
            };
        }
    },
    /** The whole PC hangs until the bridge waits no more, and then goes on. */
    FROZEN_PC {
        @Override
        Repair breaks(Place at) throws Exception {
            at.pc().freeze();
            return () -> {
                at.awaitTrouble();
                at.pc().thaw();
            };
        }
    },
    /** The PC is switched off in order, and on again when that is noticed. */
    SHUTDOWN {
        @Override
        Repair breaks(Place at) throws Exception {
            at.pc().shutDown();
            return () -> {
                at.awaitTrouble();
                at.pc().on();
            };
        }
    },
    /** The PC loses its power, and is switched on again when that is noticed. */
    POWER {
        @Override
        Repair breaks(Place at) throws Exception {
            at.pc().off();
            return () -> {
                at.awaitTrouble();
                at.pc().on();
            };
        }
    },
    /** The wire to the broker is cut, with what is on it; the next try gets in. */
    BROKERS_WIRE {
        @Override
        Repair breaks(Place at) throws Exception {
            at.broker().cut();
            return at.broker()::mend;
        }
    };

    /** Waits until what broke has had its effect, and puts it right. */
    interface Repair {
        void make() throws Exception;
    }

    /** Returns how it is put right; the bridge goes on before that. */
    abstract Repair breaks(Place at) throws Exception;
}
