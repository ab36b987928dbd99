package io.github.timekpr2mqtt.demo;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** For a file, a pipe or a log: a line for each thing that changed. */
final class LineByLine implements Screen {
    private final PrintStream out;
    private final Map<Place, Row> shown = new HashMap<>();

    LineByLine(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> above, List<Row> rows, List<String> below) {
        above.forEach(out::println);
        below.forEach(out::println);
        table(rows);
    }

    @Override
    public void table(List<Row> rows) {
        for (Row row : rows) {
            if (!row.cells().contains("") && !row.equals(shown.put(row.place(), row))) {
                say(row.sentence());
            }
        }
    }

    @Override
    public void say(String what) {
        out.println(Now.text() + "  " + what);
    }

    @Override
    public void typed() {
        // what it did is said
    }

    @Override
    public void end() {
        out.flush();
    }
}
