package io.github.timekpr2mqtt.demo;

import java.util.List;

/** Where the demo is seen. Its methods may be called by several threads, one at a time. */
interface Screen {
    /** The table, and what stands above and below it for as long as it runs. */
    void begin(List<String> above, List<Row> rows, List<String> below);

    /** The table, perhaps as it was. */
    void table(List<Row> rows);

    /** Something happened. */
    void say(String what);

    /** Somebody ended a line. */
    void typed();

    /** The end: whatever comes next on this terminal finds it as it was. */
    void end();
}
