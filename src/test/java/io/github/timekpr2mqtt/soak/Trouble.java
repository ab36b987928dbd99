package io.github.timekpr2mqtt.soak;

import java.io.IOException;

/** What can be the matter with a PC, or with the wire to it, for a while. */
enum Trouble {
    /** It loses its power. */
    OFF(5, 120) {
        @Override
        void begin(SoakPc pc) throws IOException {
            pc.demo().off();
        }

        @Override
        void end(SoakPc pc) throws IOException {
            pc.demo().on();
        }
    },
    FROZEN(3, 60) {
        @Override
        void begin(SoakPc pc) {
            pc.demo().silent(true);
        }

        @Override
        void end(SoakPc pc) {
            pc.demo().silent(false);
        }
    },
    SLOW(3, 40) {
        @Override
        void begin(SoakPc pc) {
            pc.demo().faults().slow(pc.slowness());
        }

        @Override
        void end(SoakPc pc) {
            pc.demo().faults().slow(java.time.Duration.ZERO);
        }
    },
    /** The wire is gone. */
    CUT(2, 40) {
        @Override
        void begin(SoakPc pc) throws IOException, InterruptedException {
            pc.wire().cut();
        }

        @Override
        void end(SoakPc pc) throws IOException {
            pc.wire().open();
        }
    },
    /** Connections end, and the next one is let through. */
    BLINK(1, 1) {
        @Override
        void begin(SoakPc pc) throws IOException {
            pc.wire().blink();
        }

        @Override
        void end(SoakPc pc) {}
    },
    NO_DAEMON(2, 40) {
        @Override
        void begin(SoakPc pc) {
            pc.demo().killDaemon();
        }

        @Override
        void end(SoakPc pc) {
            pc.demo().startDaemon();
        }
    },
    /** Whoever reads files now catches half of each, and of the next two as well. */
    TORN(1, 1) {
        @Override
        void begin(SoakPc pc) {
            pc.demo().faults().torn(3);
        }

        @Override
        void end(SoakPc pc) {}
    },
    /** Timekpr says no to everything. */
    REFUSING(1, 6) {
        @Override
        void begin(SoakPc pc) {
            pc.demo().faults().refusing(true);
        }

        @Override
        void end(SoakPc pc) {
            pc.demo().faults().refusing(false);
        }
    };

    /** Minutes that it lasts. */
    final int shortest;

    final int longest;

    Trouble(int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    abstract void begin(SoakPc pc) throws IOException, InterruptedException;

    abstract void end(SoakPc pc) throws IOException;
}
